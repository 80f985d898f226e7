"""A word in, the known word it was meant to be out."""

from collections.abc import Callable, Collection, Iterable, Sequence
from copy import copy
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 3
"""Shorter words are taken as they are: too many others lie one edit away."""
FREE_FROM = 4
"""Letters from which the first may be wrong, too."""
TWO_EDITS_FROM = 8
"""Letters from which two edits are forgiven; below it is one."""

REMEMBERED = 10_000
"""Words whose nearest known one is kept at hand."""


class Spelling:
    """Known words, found again when they are misspelt.

    Distance is optimal string alignment: an insertion, deletion, substitution or swap of
    neighbours counts one.
    """

    def __init__(
        self,
        known: Iterable[str],
        *,
        ordinary: Collection[str] = (),
        never_blur: Sequence[Sequence[str]] = (),
    ) -> None:
        """Take the known words, more common ones first: the first wins among equals."""
        self._known = {word: at for at, word in enumerate(dict.fromkeys(known))}
        self._lost: frozenset[str] = frozenset()
        self._ordinary = frozenset(ordinary)
        self._fixed = frozenset(word for group in never_blur for word in group)
        self._by_length: dict[int, list[str]] = {}
        for word in self._known:
            if word not in self._fixed and len(word) >= SHORTEST and word.isalpha():
                self._by_length.setdefault(len(word), []).append(word)

        self.nearest: Callable[[str], str | None] = lru_cache(maxsize=REMEMBERED)(self._nearest)
        """The known word meant by a word: itself when known, None when nothing is near."""

    def without(self, words: Collection[str]) -> "Spelling":
        """The same where some of the words are not known."""
        other = copy(self)
        other._lost = frozenset(words)
        for length in {len(word) for word in words} & self._by_length.keys():
            kept = [word for word in self._by_length[length] if word not in words]
            other._by_length = {**other._by_length, length: kept}
        other.nearest = other._nearest
        return other

    def rank(self, word: str) -> int:
        """The place of a known word among all, common ones first."""
        return self._known[word]

    def __contains__(self, word: str) -> bool:
        return word in self._known and word not in self._lost

    def _nearest(self, word: str) -> str | None:
        if word in self:
            return word
        if len(word) < SHORTEST or not word.isalpha():
            return None
        if word in self._ordinary or word in self._fixed:
            return None
        edits = 2 if len(word) >= TWO_EDITS_FROM else 1
        best: tuple[float, int, str] | None = None
        for length in range(len(word) - edits, len(word) + edits + 1):
            near = self._by_length.get(length, ())
            if len(word) < FREE_FROM:
                near = [known for known in near if known[0] == word[0]]
            found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=edits)
            if found:
                candidate = (found[1], self._known[found[0]], found[0])
                best = min(best or candidate, candidate)
        return best[2] if best else None
