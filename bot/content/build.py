"""Entries of content folders in, a Library out."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from bot.content.alerts import AlertRule, Dose
from bot.content.entries import Entry
from bot.content.layers import Layer, Stack, stack
from bot.content.location import ContentFile, ContentFolder, Refusal
from bot.content.model import (
    Answer,
    Caution,
    Intent,
    Library,
    Neighbour,
    Region,
    Source,
    Thresholds,
)
from bot.content.node import Place
from bot.content.problem import Problem
from bot.content.references import check
from bot.content.shapes import shape_of
from bot.content.source import read_entries
from bot.content.unfolded import sentences
from bot.content.vocabulary import Vocabulary
from bot.content.wording import Wording
from bot.errors import ContentInvalid


def build_library(folders: list[ContentFolder], digest: str) -> Library:
    """Read, lay, check and build; raises ContentInvalid with every problem there is."""
    return library_of(checked(*read_layers(folders)), digest)


def checked(layers: list[Layer], found: Iterable[Problem]) -> Stack:
    """Layers laid over each other; raises ContentInvalid with what was found before, too."""
    stacked = stack(layers)
    problems = [*found, *stacked.problems]
    if not unread(problems):
        problems += check(stacked, layers[-1].shown)
    if problems:
        raise ContentInvalid(problems)
    return stacked


def unread(problems: Iterable[Problem]) -> bool:
    """Whether a whole file is missing: then names that lead nowhere say nothing new."""
    return any(problem.rule in _UNREAD for problem in problems)


_UNREAD = {"yaml-syntax", "encoding", "unreadable", "symlink", "too-large"}


def read_layers(folders: list[ContentFolder]) -> tuple[list[Layer], list[Problem]]:
    """The entries of each folder, and all that is wrong inside single files."""
    problems: list[Problem] = []
    layers = []
    for folder in folders:
        layer = Layer(folder.shown)
        for file in folder.files:
            problems += _read(file, layer)
        layers.append(layer)
    return layers, problems


def _read(file: ContentFile, layer: Layer) -> list[Problem]:
    place = Place(file.path, 1, 1)
    if isinstance(file.data, Refusal):
        return [place.problem(*file.data)]
    shape = shape_of(file.tree, file.name)
    layer.texts[file.path] = file.data
    if shape is None or not file.file.name.endswith(".yaml"):
        message = f"no file of this name belongs in {file.tree}/; expected an id and .yaml"
        return [place.problem("file-name", message)]
    entries, problems = read_entries(file.data, file.path, shape)
    layer.entries.setdefault(shape.entry, []).extend(entries)
    return problems


def library_of(stacked: Stack, digest: str) -> Library:
    """What checked entries say, as values."""
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
        regions={name: _value(Region, entry, "region") for name, entry in named["region"].items()},
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
        examples=sentences("intent", name, stacked),
        lays_over=entry.get("lays_over", False),
        lays_over_when=entry.get("lays_over_when", ()),
        gives_way=entry.get("gives_way", False),
    )


def _neighbour(name: str, stacked: Stack) -> Neighbour:
    entry = stacked.named["neighbour"][name]
    examples = sentences("neighbour", name, stacked)
    return Neighbour(name, entry.get("title"), entry.get("line"), examples)


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
            not_when=entry.get("not_when", head.get("not_when", ())),
            noted=entry.get("noted", head.get("noted", False)),
            unless_named=entry.get("unless_named", ()),
            names=entry.get("names", ()),
            framed=entry.get("framed", ()),
            by_ear=entry.get("by_ear", False),
            lay=entry.get("lay", ()),
            together=entry.get("together", ()),
            dose=_dose(entry),
            unless=entry.get("unless", ()),
        )


def _dose(entry: Entry) -> Dose | None:
    if "dose" not in entry.values:
        return None
    return Dose(**entry.get("dose"), **entry.get("limits"))
