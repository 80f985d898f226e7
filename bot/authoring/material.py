"""Layers of content in, what the rules look at out, each thing cut once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.authoring.claims import Said, told
from bot.content.entries import Entry
from bot.content.layers import Layer, Stack
from bot.content.node import Place
from bot.content.unfolded import unfolded
from bot.normalize import cut


@dataclass(frozen=True, slots=True)
class Example:
    """One way to ask, its brackets unfolded, and where it stands."""

    text: str
    words: tuple[str, ...]
    """Cut and folded; none when it holds neither letters nor digits."""
    entry: Entry
    index: int

    @property
    def kind(self) -> str:
        """`intent` or `neighbour`."""
        return self.entry.shape.entry

    @property
    def owner(self) -> str:
        """The id of what it asks for."""
        return str(self.entry.get(self.kind))

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.entry.where("examples", self.index)


@dataclass(frozen=True, slots=True)
class Material:
    """What a rule looks at."""

    stacked: Stack
    """The author's folder laid over what is below it."""
    own: Layer
    """The author's folder alone."""
    today: date
    release: bool
    """Whether the content is to be given to people as it is."""
    examples: tuple[Example, ...]
    """Of all folders, those of the author's own last."""
    said: tuple[Said, ...]
    """Every sentence that people read."""
    filler: frozenset[str]
    """Words that never decide."""
    syllables: Callable[[str], int] | None
    """How many a word has; None when nothing here can tell."""


def gathered(
    stacked: Stack,
    own: Layer,
    today: date,
    *,
    release: bool = False,
    syllables: Callable[[str], int] | None = None,
) -> Material:
    """Cut what several rules need."""
    examples = sorted(_examples(stacked), key=lambda it: it.entry.place.path in own.texts)
    filler = frozenset(stacked.values.get("vocabulary", {}).get("filler", ()))
    said = tuple(told(stacked))
    return Material(stacked, own, today, release, tuple(examples), said, filler, syllables)


def _examples(stacked: Stack) -> Iterator[Example]:
    for kind in ("intent", "neighbour"):
        for entry in stacked.all(kind):
            for index, example in enumerate(unfolded(entry, stacked)):
                for way in example.ways:
                    yield Example(way, cut(way).words, entry, index)
