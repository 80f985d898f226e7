"""Suggestions that an author accepts in, the content with them out: all of them or none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path

from bot.authoring.entry_text import Value
from bot.authoring.home import Home
from bot.authoring.joined import joined
from bot.authoring.new_intent import NewIntent, drafted
from bot.authoring.schemas import FOLDER, schema_files, schema_line
from bot.authoring.suggesting.inserting import inserted
from bot.authoring.suggesting.suggestion import Suggestion
from bot.content.entries import Entry
from bot.content.location import author_folder
from bot.content.model import Library
from bot.content.problem import Problem
from bot.content.shapes import INTENTS
from bot.content.source import read_entries
from bot.errors import ContentInvalid


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was written of one suggestion."""

    id: str
    paths: tuple[Path, ...]
    examples: tuple[str, ...]
    """Those that were added."""
    already: int
    """Those that stood there before."""


@dataclass(slots=True)
class Changed:
    """The files as they will be, and what is to be told of each suggestion."""

    home: Home
    library: Library
    intents: dict[Path, bytes]
    """The author's files of intents as they stand."""
    files: dict[Path, bytes] = field(default_factory=dict)
    """Those that are written."""
    accepted: list[Accepted] = field(default_factory=list)


def accept(suggestions: Sequence[Suggestion], home: Home, today: date) -> tuple[Accepted, ...]:
    """Write what an author said yes to.

    What stands there already is not written again. Raises ContentInvalid for what a patch gets
    wrong, NotWritten, OSError.
    """
    changed = changes(suggestions, home, today)
    files = changed.files
    if not (home.folder / FOLDER).is_dir() and any(not path.exists() for path in files):
        files = {**files, **schema_files(home.folder)}
    home.keep(files)
    return tuple(changed.accepted)


def changes(suggestions: Sequence[Suggestion], home: Home, today: date) -> Changed:
    """The same, with nothing written yet."""
    changed = Changed(home, home.library(), dict(_intents(home)))
    chosen = _together([it for it in suggestions if it.accept], changed.library)
    problems = [problem for it in chosen for problem in _wrong(it, changed)]
    problems += _twice(chosen)
    if problems:
        raise ContentInvalid(sorted(problems))
    for it in chosen:
        changed.accepted.append(
            _more(it, changed) if _stands(it, changed.library) else _new(it, changed, today)
        )
    return changed


def _together(chosen: Sequence[Suggestion], library: Library) -> list[Suggestion]:
    """With the entries of a new intent as one; the first that has a title and a topic tells them.

    An author joins groups by giving them one id.
    """
    new: dict[str, Suggestion] = {}
    for it in chosen:
        if it.kind == "intent" and it.id not in library.intents:
            new.setdefault(it.id, it)
    apart = [it for it in chosen if it.id not in new]
    return [*apart, *(_joined(it, chosen) for it in new.values())]


def _joined(first: Suggestion, chosen: Sequence[Suggestion]) -> Suggestion:
    parts = [it for it in chosen if it.id == first.id]
    examples = tuple(text for it in parts for text in it.examples)
    places = tuple(place for it in parts for place in it.places)
    return replace(first, examples=examples, places=places)


def _intents(home: Home) -> Iterator[tuple[Path, bytes]]:
    if home.folder.is_dir():
        for it in author_folder(home.folder).files:
            if it.tree == "intents" and it.name[0] != "_" and isinstance(it.data, bytes):
                yield Path(str(it.file)), it.data


def _stands(it: Suggestion, library: Library) -> bool:
    """Whether its intent is there: a new one is once it was accepted."""
    return it.id in library.intents


def _wrong(it: Suggestion, changed: Changed) -> Iterator[Problem]:
    """What cannot be written as the patch says it."""
    assert it.place is not None
    library = changed.library
    intent = library.intents.get(it.id)
    if intent is None and it.kind == "examples":
        message = f"there is no intent {it.id!r}; a new one needs an entry of `kind: intent`"
        yield it.place.problem("unknown-intent", message)
    if it.kind == "intent" and intent and not set(it.examples) <= _there(it.id, changed):
        message = f"there is intent {it.id!r} already; choose another id, or say `kind: examples`"
        yield it.place.problem("duplicate-intent", message)
    owners = {text: other.id for other in library.intents.values() for text in other.examples}
    owners |= {text: other.id for other in library.neighbours.values() for text in other.examples}
    for text, place in zip(it.examples, it.places, strict=True):
        owner = owners.get(text, it.id)
        if owner != it.id:
            yield place.problem("repeated-example", f"{text!r} stands under {owner!r} already")


def _twice(chosen: Sequence[Suggestion]) -> Iterator[Problem]:
    """Examples that the patch itself gives to two intents."""
    owners: dict[str, str] = {}
    for it in chosen:
        for text, place in zip(it.examples, it.places, strict=True):
            owner = owners.setdefault(text, it.id)
            if owner != it.id:
                message = f"{text!r} is accepted for {owner!r}, too"
                yield place.problem("repeated-example", message)


def _more(it: Suggestion, changed: Changed) -> Accepted:
    """Examples at the end of those that the intent has; in a layer, of its own entry there."""
    intent = changed.library.intents[it.id]
    there = _there(it.id, changed)
    examples = tuple(text for text in dict.fromkeys(it.examples) if text not in there)
    already = len(it.examples) - len(examples)
    if not examples:
        return Accepted(it.id, (), (), already)
    for path, data in {**changed.intents, **changed.files}.items():
        if _entries(path, data, it.id):
            changed.files[path] = inserted(data, path.as_posix(), it.id, examples)
            return Accepted(it.id, (path,), examples, already)
    path = changed.home.folder / "intents" / f"{intent.topic}.yaml"
    entry: dict[str, Value] = {"intent": it.id, "title": intent.title, "examples": examples}
    head = schema_line("intents", intent.topic)
    changed.files[path] = joined(path, "intents", entry, head, changed.files.get(path)).data
    return Accepted(it.id, (path,), examples, already)


def _there(name: str, changed: Changed) -> set[str]:
    """The examples of an intent: the sentences they stand for, and as the author wrote them."""
    written = (
        entry.get("examples")
        for path, data in {**changed.intents, **changed.files}.items()
        for entry in _entries(path, data, name)
    )
    return {*changed.library.intents[name].examples, *chain.from_iterable(written)}


def _new(it: Suggestion, changed: Changed, today: date) -> Accepted:
    new = NewIntent(it.id, it.topic, it.title, tuple(dict.fromkeys(it.examples)))
    entries = drafted(new, changed.home, changed.library, today, old=changed.files)
    changed.files |= {entry.path: entry.data for entry in entries}
    return Accepted(it.id, tuple(entry.path for entry in entries), new.examples, 0)


def _entries(path: Path, data: bytes, intent: str) -> list[Entry]:
    """Those of the intent in a file."""
    if path.parent.name != "intents":
        return []
    entries, _ = read_entries(data, path.as_posix(), INTENTS)
    return [it for it in entries if it.get("intent") == intent]
