"""The words of a subject in, a content folder about it out: complete, and marked where it waits."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from bot.authoring.files import all_or_none
from bot.authoring.language import language
from bot.authoring.new_intent import a_year_after
from bot.authoring.schemas import schema_files
from bot.content.loader import load_library
from bot.errors import NotWritten
from bot.normalize import cut, fold

UNNAMED = "this subject"


def add_content(folder: Path, subject: Sequence[str], today: date) -> list[Path]:
    """Write the folder, whole or not at all, and give its files; raises NotWritten, OSError."""
    _check_empty(folder)
    texts = dict(_started(subject, today))
    for name, text in language().items():
        texts[name] = f"{texts[name]}{text.rstrip()}\n"
    written = {folder / name: text.encode() for name, text in texts.items()}
    with all_or_none({**written, **schema_files(folder)}):
        load_library(folder, shipped=False)
    return list(written)


def _check_empty(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotWritten(f"{folder} is a file; name a folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise NotWritten(f"{folder} is not empty; name a new folder")


def _started(subject: Sequence[str], today: date) -> Iterator[tuple[str, str]]:
    """What stands in `starter/`, with the subject and the day put in."""
    filled: Mapping[str, str] = {
        "subject": _enumerated(subject) or UNNAMED,
        "words": ", ".join(map(_word, subject)),
        "today": today.isoformat(),
        "in_a_year": a_year_after(today).isoformat(),
    }
    for name, file in _below(files("bot") / "authoring" / "starter"):
        # Left alone is what is no name of ours: the files name their $schema.
        yield name, Template(file.read_text("utf-8")).safe_substitute(filled)


def _below(folder: Traversable, path: str = "") -> Iterator[tuple[str, Traversable]]:
    for it in sorted(folder.iterdir(), key=lambda it: it.name):
        if it.is_dir():
            yield from _below(it, f"{path}{it.name}/")
        elif it.name.endswith((".yaml", ".md")):
            yield f"{path}{it.name}", it


def _word(given: str) -> str:
    """A word of the subject as questions are read; raises NotWritten when it is not one."""
    word = fold(given)
    if not given.isalnum() or cut(given, joined={word}).words != (word,):
        raise NotWritten(f"{given!r} is not one word; say each by itself, as in: zinc selenium")
    return f'"{word}"'


def _enumerated(words: Sequence[str]) -> str:
    """As in a sentence: a, b and c."""
    *before, last = words or ("",)
    return f"{', '.join(before)} and {last}" if before else last
