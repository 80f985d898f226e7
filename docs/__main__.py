"""`python -m docs`: write the reference and the man page anew."""

from pathlib import Path

from docs.manual import manual
from docs.reference import reference
from docs.rules import rules

FOLDER = Path(__file__).parent
PAGES = {"commands.md": reference, "d3k2.1": manual, "rules.md": rules}


def main() -> None:
    """Write every page beside this file."""
    for name, made in PAGES.items():
        (FOLDER / name).write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    main()
