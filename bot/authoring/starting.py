"""A folder's name and a subject in, a content folder to begin with out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.authoring.carrying import Carried
from bot.authoring.schemas import copy_schemas, schema_line
from bot.content.loader import load_library
from bot.errors import BotError

STARTER = files("bot") / "authoring" / "starter"
"""What every folder begins with, SUBJECT in the place of the subject."""


class NotStarted(BotError):  # noqa: N818  it tells what happened
    """Nothing was written; the message says why."""


def start_content(folder: Path, subject: Sequence[str], today: date) -> list[Path]:
    """Write a folder that loads, lints clean and can be talked to; gives its files.

    Raises NotStarted when there is something at its place already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotStarted(f"{folder} exists already and is not empty; choose another name")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".new-") as beside:
        made = Path(beside) / "content"
        for name, text in _texts(folder, subject, today).items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_text(text, encoding="utf-8")
        copy_schemas(made)
        load_library(made, shipped=False)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _texts(folder: Path, subject: Sequence[str], today: date) -> dict[str, str]:
    """Name below the folder -> text."""
    carried = Carried()
    named = " and ".join(subject) or "the subject"
    marks = {
        "SUBJECT": named,
        "DIR": folder.as_posix(),
        "TODAY": today.isoformat(),
        "NEXT_YEAR": year_later(today).isoformat(),
    }
    texts = {name: _put(file.read_text("utf-8"), marks) for name, file in _starter()}
    texts["answers/_common.yaml"] += carried.wording()
    texts["intents/_alerts.yaml"] = carried.alerts()
    texts["intents/_vocabulary.yaml"] = carried.vocabulary(subject)
    return {name: _schema_line(name) + text for name, text in texts.items()}


def _schema_line(name: str) -> str:
    """The first line of a YAML file, for editors."""
    path = Path(name)
    return schema_line(path.parent.name, path.stem) if path.suffix == ".yaml" else ""


def year_later(day: date) -> date:
    """The same day a year later; of a leap day, the day before."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _starter(folder: Traversable = STARTER, above: str = "") -> Iterator[tuple[str, Traversable]]:
    for it in sorted(folder.iterdir(), key=lambda it: it.name):
        if it.is_dir():
            yield from _starter(it, f"{above}{it.name}/")
        elif it.name.endswith((".yaml", ".md")):
            yield above + it.name, it


def _put(text: str, marks: Mapping[str, str]) -> str:
    for mark, value in marks.items():
        text = text.replace(mark, value)
    return text
