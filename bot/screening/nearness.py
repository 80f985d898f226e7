"""A word and many names in, the nearest of them out."""

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

ByLength = Mapping[int, Sequence[str]]
"""Length of a word -> the names that may be near it."""


def within(names: Iterable[str], edits: int) -> ByLength:
    """Length of a word -> the names whose length is so near that edits could make them of it."""
    by_length: dict[int, list[str]] = {}
    for name in names:
        for length in range(len(name) - edits, len(name) + edits + 1):
            by_length.setdefault(length, []).append(name)
    return by_length


def nearest(word: str, names: ByLength, edits: int) -> tuple[float, str] | None:
    """Edits and the name that needs the fewest of them, if that is no more than so many."""
    near = names.get(len(word), ())
    found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=edits)
    return (found[1], found[0]) if found else None
