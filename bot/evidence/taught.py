"""Examples by intent in, every line that is learned from, with what it is for, out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

REFUSED = ""
"""The class of all neighbours together, and of what is unheard of."""


class Taught(NamedTuple):
    """What a matcher is taught, in order: examples, those of neighbours, and names."""

    names: tuple[str, ...]
    """The intent or the neighbour of each line."""
    written: tuple[str, ...]
    labels: tuple[str, ...]
    """The class of each: its intent, or REFUSED."""
    authored: int
    """Lines that an author wrote; the rest are the words of the intents' names."""

    @classmethod
    def of(
        cls, examples: Mapping[str, Sequence[str]], neighbours: Mapping[str, Sequence[str]]
    ) -> "Taught":
        """Raises ValueError when an intent has no examples, or is a neighbour, too."""
        for name in set(examples).intersection(neighbours):
            raise ValueError(f"{name!r} is an intent and a neighbour")
        pairs = [*_pairs(examples), *_pairs(neighbours)]
        # The words of an intent's name say what it is about.
        titles = [(name, name.replace("_", " ")) for name in examples]
        names, written = zip(*pairs, *titles, strict=True) if pairs else ((), ())
        labels = tuple(REFUSED if name in neighbours else name for name in names)
        return cls(names, written, labels, len(pairs))


def _pairs(examples: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for intent, texts in examples.items():
        if not texts:
            raise ValueError(f"intent {intent!r} has no examples")
        yield from ((intent, text) for text in texts)
