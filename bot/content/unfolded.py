"""Stacked entries in, their examples and the sentences these stand for out."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.content.entries import Entry
from bot.content.example import expand
from bot.content.layers import Stack
from bot.content.node import Place
from bot.content.phrase import PhraseError
from bot.content.problem import Problem


@dataclass(frozen=True, slots=True)
class Unfolded:
    """One example."""

    written: str
    place: Place
    ways: tuple[str, ...]
    """The sentences it stands for; none when it cannot be read."""
    wrong: str = ""
    """Why it cannot."""


def unfolded(entry: Entry, stacked: Stack) -> Iterator[Unfolded]:
    """The examples of an intent or a neighbour."""
    vocabulary = stacked.values.get("vocabulary", {})
    for index, text in enumerate(entry.get("examples")):
        place = entry.where("examples", index)
        try:
            yield Unfolded(text, place, expand(text, vocabulary))
        except PhraseError as error:
            yield Unfolded(text, place, (), str(error))


def entries_of(kind: str, name: str, stacked: Stack) -> list[Entry]:
    """Those that hold the examples of an intent or a neighbour, the lowest layer first."""
    return [stacked.named[kind][name], *stacked.added.get((kind, name), ())]


def sentences(kind: str, name: str, stacked: Stack) -> tuple[str, ...]:
    """All that the examples of an intent or a neighbour stand for, each once."""
    entries = entries_of(kind, name, stacked)
    examples = (example for entry in entries for example in unfolded(entry, stacked))
    return tuple(dict.fromkeys(way for example in examples for way in example.ways))


def wrong_examples(stacked: Stack) -> Iterator[Problem]:
    """A problem for each example that cannot be read, and where there is none to be near to."""
    for entry in (*stacked.all("intent"), *stacked.all("neighbour")):
        for example in unfolded(entry, stacked):
            if example.wrong:
                yield example.place.problem("example", example.wrong)
    for name, entry in stacked.named["neighbour"].items():
        if not any(it.get("examples") for it in entries_of("neighbour", name, stacked)):
            message = f"neighbour {name!r} has no examples; expected at least one"
            yield entry.where("examples").problem("example", message)
