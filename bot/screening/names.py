"""Words in, the names in them out, however they are typed: misspelt, by ear, split or joined."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from bot.hits import Hit
from bot.normalize import Words
from bot.screening.nearness import nearest, within
from bot.screening.sounds import Sounds

MISSPELT_FROM = 7
"""Letters from which a misspelt name counts wherever it stands."""
TWICE_FROM = 8
"""Letters from which two edits are forgiven; below it is one."""
FRAMED_FROM = 5
"""Letters from which a misspelt name counts beside words of taking; shorter ones never do."""
MOST_PARTS = 4
"""Words into which a name may have been split, or as which it may have been heard."""
HEARD, HEARD_APART, HEARD_FRAMED = 0.4, 0.38, 0.5
"""Share of a name's letters that may differ in what sounds like it: one word, several, framed."""
FRAME_REACH = 2
"""A word of taking frames a name that is so many words away; what was heard, at one."""
REMEMBERED = 10_000


Labels = tuple[str, ...]
_Found = tuple[Labels, int, int]
"""Labels, and where what was found begins and ends."""


@dataclass(frozen=True, slots=True)
class NameList:
    """Names to look for, each with the labels it is found under; of equals the first wins."""

    names: Mapping[str, Labels] = field(default_factory=dict)
    """One word each; count wherever they stand."""
    framed: Mapping[str, Labels] = field(default_factory=dict)
    """Ordinary words besides: count beside words of taking alone, and only as written."""
    by_ear: frozenset[str] = frozenset()
    """Names that count wherever several words sound like one; others do beside words of taking."""

    def pack(self) -> list[Any]:
        """Plain values from which `unpack` makes the same list."""
        return [self.names, self.framed, sorted(self.by_ear)]

    @classmethod
    def unpack(cls, packed: list[Any]) -> "NameList":
        """The list that was packed."""
        names, framed = ({name: tuple(it) for name, it in given.items()} for given in packed[:2])
        return cls(names, framed, frozenset(packed[2]))


class NameFinder:
    """Finds names by letters, by sound and by their parts; never in an ordinary word.

    Letters are compared by optimal string alignment: an insertion, deletion, substitution or swap
    of neighbours counts one.
    """

    def __init__(
        self,
        listed: NameList,
        *,
        ordinary: Collection[str] = (),
        frames: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        """Take the names, words that resemble them and are none, and the words of taking.

        The latter stand `before` or `after` a name: take, on; mg, tablets.
        """
        frames = frames or {}
        self._listed = listed
        self._ordinary = frozenset(ordinary) | listed.framed.keys()
        self._before = frozenset(frames.get("before", ()))
        self._after = frozenset(frames.get("after", ()))
        letters = [name for name in listed.names if name.isalpha()]
        once = [name for name in letters if len(name) == MISSPELT_FROM]
        twice = [name for name in letters if len(name) >= TWICE_FROM]
        short = [name for name in letters if FRAMED_FROM <= len(name) < MISSPELT_FROM]
        self._once, self._short = within(once, 1), within(short, 1)
        self._twice = within(twice, 2)
        self._sounds = Sounds((*once, *twice))
        self._lengths = sorted({len(name) for name in (*once, *twice)})
        self._meant = lru_cache(maxsize=REMEMBERED)(self._mean)
        self._meant_framed = lru_cache(maxsize=REMEMBERED)(self._mean_framed)

    def find(self, words: Words) -> Iterator[Hit]:
        """Every place where a name stands, in reading order."""
        spelled = _spelled_out(words)
        at = 0
        while at < len(words.words):
            found = self._at(words, at) or self._letters(words, at, spelled.get(at, at))
            labels, start, at = found or ((), at, at + 1)
            for label in labels:
                yield Hit(label, start, at)

    def _at(self, words: Words, at: int) -> _Found | None:
        word = words.words[at]
        labels = self._meant(word)
        if not labels and self._meant_framed(word) and self._is_framed(words, at, at + 1):
            labels = self._meant_framed(word)
        return (labels, at, at + 1) if labels else self._parts(words, at)

    def _mean(self, word: str) -> Labels:
        """The labels of the name that a word is, resembles, sounds like or holds."""
        names = self._listed.names
        if word in names or len(word) < MISSPELT_FROM - 1 or word in self._ordinary:
            return names.get(word, ()) if len(word) >= FRAMED_FROM else ()
        near = nearest(word, self._once, 1), nearest(word, self._twice, 2)
        found = min((it for it in near if it), default=None)
        name = found[1] if found else self._sounds.heard(word, HEARD) or self._inside(word)
        return names.get(name, ())

    def _mean_framed(self, word: str) -> Labels:
        """The labels of a name that would have to stand beside words of taking."""
        names, framed = self._listed.names, self._listed.framed
        labels = (*framed.get(word, ()), *names.get(word, ()))
        if labels or word in self._ordinary or len(word) < FRAMED_FROM - 1:
            return labels
        found = nearest(word, self._short, 1)
        return names[found[1]] if found else ()

    def _is_framed(self, words: Words, start: int, end: int, reach: int = FRAME_REACH) -> bool:
        before = words.words[max(start - reach, 0) : start]
        after = words.words[end : end + reach]
        return not (self._before.isdisjoint(before) and self._after.isdisjoint(after))

    def _parts(self, words: Words, at: int) -> _Found | None:
        """A name that begins at a word and goes on in the next ones of its clause."""
        joined = words.words[at]
        for end in range(at + 1, min(at + MOST_PARTS, len(words.words))):
            word = words.words[end]
            if words.clauses[end] != words.clauses[at] or not word.isalpha() or self._meant(word):
                return None
            joined += word
            apart = " ".join(words.words[at : end + 1])
            if apart not in self._ordinary and self._may_be(joined):
                framed = self._is_framed(words, at, end + 1, 1)
                name = self._joined(joined, in_two=end == at + 1, framed=framed)
                if name:
                    return (self._listed.names[name], at, end + 1)
        return None

    def _may_be(self, letters: str) -> bool:
        return letters in self._listed.names or letters in self._sounds

    def _joined(self, letters: str, *, in_two: bool, framed: bool) -> str:
        """The name that the letters of several words are, or sound like; else nothing.

        Ordinary words make up names by chance; so names that do not count `by_ear` have to be
        framed, or split in two just so.
        """
        by_ear = self._listed.by_ear
        if letters in self._ordinary:
            return ""
        if letters in self._listed.names:
            long = len(letters) >= MISSPELT_FROM
            sure = framed or (long and (in_two or letters in by_ear))
            return letters if sure else ""
        near, far = (self._sounds.heard(letters, share) for share in (HEARD_APART, HEARD_FRAMED))
        if near in by_ear or framed:
            return near or (far if far in by_ear else "")
        return ""

    def _letters(self, words: Words, at: int, end: int) -> _Found | None:
        """A name written with something between its letters."""
        labels = self._meant("".join(words.words[at:end])) if end - at >= FRAMED_FROM else ()
        return (labels, at, end) if labels else None

    def _inside(self, word: str) -> str:
        """A name that is joined to other words, as in a search: "isnamesafe"."""
        for length in self._lengths:
            for at in range(len(word) - length + 1):
                if word[at : at + length] in self._listed.names:
                    return word[at : at + length]
        return ""


def _spelled_out(words: Words) -> dict[int, int]:
    """Where rows of single letters begin -> where they end."""
    rows: dict[int, int] = {}
    start = 0
    for at, word in enumerate((*words.words, "")):
        if len(word) != 1:
            if at - start >= FRAMED_FROM:
                rows[start] = at
            start = at + 1
    return rows
