"""`python -m docs`: write the reference, the man page and the schemas anew."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from docs.manual import manual
from docs.reference import reference
from docs.schemas import schemas

FOLDER = Path(__file__).parent
PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": reference,
    "d3k2.1": manual,
}
SCHEMAS: Mapping[str, Callable[[], str]] = {
    f"../schemas/{name}": partial(str, text) for name, text in schemas().items()
}


def main() -> None:
    """Write every page, and every schema beside the content."""
    for name, made in {**PAGES, **SCHEMAS}.items():
        path = FOLDER / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    main()
