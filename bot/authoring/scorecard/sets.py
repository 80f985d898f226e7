"""Folders of test sets in, each with what it says of itself out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.authoring.cases import read_cases
from bot.content.model import Case, Library
from bot.content.shapes import SETS
from bot.content.source import read_entries
from bot.errors import ContentInvalid

ABOUT = "_about.yaml"
"""The file of a folder that says of each set whose hand wrote it."""


@dataclass(frozen=True, slots=True)
class TestSet:
    """Utterances with what they want, by one hand."""

    name: str
    title: str
    hand: str
    """Who wrote it, and what they had seen."""
    written: str
    blind: bool
    """Whether nobody changed anything because of what it found."""
    cases: tuple[Case, ...]
    """The first turns."""


def read_sets(paths: Iterable[Path], library: Library) -> list[TestSet]:
    """The sets of some folders; raises ContentInvalid, ContentNotFound.

    A file that the folder says nothing of is called by its name, by an unknown hand.
    """
    return [found for folder in paths for found in _read(folder, library)]


def _read(folder: Path, library: Library) -> list[TestSet]:
    about = {entry.get("set"): entry for entry in _about(folder)}
    files = sorted(it for it in folder.glob("*.yaml") if it.name != ABOUT)
    sets = []
    for path in sorted(files, key=lambda it: _place(it.stem, list(about))):
        entry = about.get(path.stem)
        told = entry.values if entry else {}
        cases = tuple(it.turns[0] for it in read_cases([path], library))
        sets.append(
            TestSet(
                path.stem,
                str(told.get("title", path.stem)),
                str(told.get("hand", "unknown")),
                str(told.get("written", "unknown")),
                bool(told.get("blind", False)),
                cases,
            )
        )
    return sets


def _about(folder: Path) -> Sequence:  # type: ignore[type-arg]
    path = folder / ABOUT
    if not path.is_file():
        return ()
    entries, problems = read_entries(path.read_bytes(), path.as_posix(), SETS)
    if problems:
        raise ContentInvalid(problems)
    return entries


def _place(name: str, order: Sequence[str]) -> tuple[int, str]:
    return (order.index(name) if name in order else len(order)), name
