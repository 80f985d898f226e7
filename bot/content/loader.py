"""Content folders in, a Library or every problem at once out."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.cache import kept
from bot.content.layers import Layer, Stack, stack
from bot.content.location import ContentFile, ContentFolder, author_folder, shipped_folder
from bot.content.model import (
    AlertRule,
    Answer,
    Caution,
    Intent,
    Library,
    Neighbour,
    Source,
    Thresholds,
    Vocabulary,
    Wording,
)
from bot.content.node import Place
from bot.content.problem import Problem
from bot.content.references import check
from bot.content.saved import pack_library, unpack_library
from bot.content.shape import shape_of
from bot.content.source import read_entries
from bot.errors import ContentInvalid


def load_library(folder: Path | str | None = None, *, shipped: bool = True) -> Library:
    """Load what ships, or lay an author's folder over it, or load that folder alone.

    Raises ContentNotFound when there is no such content, ContentInvalid with every problem when
    there is any; nothing is half loaded.
    """
    folders = folders_of(folder, shipped=shipped)
    files = [file for folder in folders for file in folder.content_files()]
    key, digest = _digest(files), _digest(file for file in files if file.tree != "cases")
    return kept("library", key, lambda: _load(folders, digest), pack_library, unpack_library)


def _load(folders: list[ContentFolder], digest: str) -> Library:
    layers, problems = read_layers(folders)
    stacked = stack(layers)
    problems += stacked.problems
    problems += check(stacked, layers[-1].shown)
    if problems:
        raise ContentInvalid(problems)
    return _library(stacked, digest)


def _digest(files: Iterable[ContentFile]) -> str:
    """Of every file, in the order in which they are laid."""
    digest = sha256()
    for file in files:
        data = b"unreadable"
        with suppress(OSError):  # reading it in earnest will tell
            data = file.file.read_bytes()
        digest.update(f"{file.tree}/{file.file.name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:16]


def folders_of(folder: Path | str | None, *, shipped: bool) -> list[ContentFolder]:
    """The folders to read, the lowest first."""
    if folder is None and not shipped:
        raise ValueError("without the shipped content a folder has to be named")
    below = [shipped_folder()] if shipped else []
    return below if folder is None else [*below, author_folder(Path(folder))]


def read_layers(folders: list[ContentFolder]) -> tuple[list[Layer], list[Problem]]:
    """The entries of each folder, and all that is wrong inside single files."""
    problems: list[Problem] = []
    layers = []
    for folder in folders:
        layer = Layer(folder.shown)
        for file in folder.content_files():
            problems += _read(file, layer)
        layers.append(layer)
    return layers, problems


def _read(file: ContentFile, layer: Layer) -> list[Problem]:
    place = Place(file.path, 1, 1)
    shape = shape_of(file.tree, file.name)
    if shape is None or file.file.name.endswith(".yml"):
        return [place.problem("file-name", f"no file of this name belongs in {file.tree}/")]
    try:
        data = file.file.read_bytes()
    except OSError as error:
        return [place.problem("unreadable", f"cannot be read: {error.strerror or error}")]
    entries, problems = read_entries(data, file.path, shape)
    layer.entries.setdefault(shape.entry, []).extend(entries)
    return problems


def _library(stacked: Stack, digest: str) -> Library:
    named = stacked.named
    words = stacked.values
    thresholds = {
        key: value for key, value in words.get("thresholds", {}).items() if key in _LIMITS
    }
    return Library(
        intents={name: _intent(name, stacked) for name in named["intent"]},
        answers={name: _value(Answer, entry, "answer") for name, entry in named["answer"].items()},
        sources={name: _value(Source, entry, "source") for name, entry in named["source"].items()},
        cautions={
            name: _value(Caution, entry, "caution") for name, entry in named["caution"].items()
        },
        alerts=tuple(_alerts(stacked)),
        neighbours={name: _neighbour(name, stacked) for name in named["neighbour"]},
        vocabulary=Vocabulary(**words.get("vocabulary", {})),
        wording=Wording(**words["wording"]),
        thresholds=Thresholds(**thresholds),
        hash=digest,
    )


_LIMITS = {field.name for field in fields(Thresholds)}


def _value(kind: Any, entry: Any, named: str) -> Any:
    """A value whose fields are the entry's keys, the naming key being its id."""
    known = {field.name for field in fields(kind)}
    given = {key: value for key, value in entry.values.items() if key in known}
    return kind(**{**given, "id": entry.get(named)})


def _intent(name: str, stacked: Stack) -> Intent:
    entry = stacked.named["intent"][name]
    return Intent(
        id=name,
        title=entry.get("title"),
        topic=entry.topic,
        answer=entry.get("answer", name),
        examples=_examples("intent", name, stacked),
        lays_over=entry.get("lays_over", False),
    )


def _neighbour(name: str, stacked: Stack) -> Neighbour:
    entry = stacked.named["neighbour"][name]
    examples = _examples("neighbour", name, stacked)
    return Neighbour(name, entry.get("title"), entry.get("line"), examples)


def _examples(kind: str, name: str, stacked: Stack) -> tuple[str, ...]:
    entries = [stacked.named[kind][name], *stacked.added.get((kind, name), ())]
    return tuple(dict.fromkeys(text for entry in entries for text in entry.get("examples")))


def _alerts(stacked: Stack) -> Iterator[AlertRule]:
    first: dict[str, dict[str, Any]] = {}
    for entry in stacked.alerts:
        kind = entry.get("alert")
        head = first.setdefault(kind, dict(entry.values))
        yield AlertRule(
            kind=kind,
            weight=head["weight"],
            intent=head["intent"],
            cautions=entry.get("caution", head.get("caution", ())),
            medicine=entry.get("medicine", head.get("medicine", False)),
            always=entry.get("always", False),
            unless_named=entry.get("unless_named", ()),
            names=entry.get("names", ()),
            lay=entry.get("lay", ()),
            unless=entry.get("unless", ()),
        )
