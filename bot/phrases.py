"""Phrases as authors write them in, the places where they occur in a row of words out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from bot.content.phrase import GAP, NUMBER, Slot, limits
from bot.hits import Hit
from bot.normalize import Words
from bot.rows import rows

MOST_SKIPPED = 3
"""Words that a gap may stand for."""
REMEMBERED = 10_000
"""Words whose openings are kept at hand."""


class _Place(NamedTuple):
    """One slot, taken apart for speed."""

    words: frozenset[str]
    stems: tuple[str, ...]
    ranges: tuple[tuple[float, float], ...]

    def takes(self, word: str) -> bool:
        if word in self.words or (self.stems and word.startswith(self.stems)):
            return True
        if not self.ranges or word[0] not in "0123456789":
            return False
        number = float(word)
        return any(low <= number <= high for low, high in self.ranges)


_Places = tuple[_Place | None, ...]
"""None stands for a gap."""
_Opening = tuple[int, _Places, str]
"""The number of a row, its slots and its label."""
_Row = tuple[str, list[int]]
"""A label and the numbers of the slots."""


class PhraseBook:
    """Many labelled phrases, looked for together; one look costs a few steps for each word."""

    def __init__(
        self,
        phrases: Iterable[tuple[str, str]],
        named: Mapping[str, Sequence[str]] | None = None,
        joined: frozenset[str] = frozenset(),
    ) -> None:
        """Take (label, phrase) pairs, the wordings that `{name}` stands for, and joined tokens.

        Raises PhraseError for a phrase that cannot be read.
        """
        numbers: dict[Slot, int] = {}
        self._rows: list[_Row] = []
        for label, normal in rows(phrases, named or {}, joined):
            slots = [numbers.setdefault(slot, len(numbers)) for slot in normal]
            self._rows.append((label, slots))
        self._slots = [sorted(slot) for slot in numbers]
        self._ready()

    def pack(self) -> dict[str, Any]:
        """Plain values from which `unpack` makes the same book."""
        return {"slots": self._slots, "rows": self._rows}

    @classmethod
    def unpack(cls, packed: dict[str, Any]) -> "PhraseBook":
        """The book that was packed."""
        book = cls.__new__(cls)
        book._slots, book._rows = packed["slots"], packed["rows"]
        book._ready()
        return book

    def _ready(self) -> None:
        """Prepare to take slots apart once they are needed: most never are."""
        self._heads: dict[int, list[int]] = {}
        """The number of a slot -> the rows that begin with it."""
        for at, (_, slots) in enumerate(self._rows):
            self._heads.setdefault(slots[0], []).append(at)
        self._first: dict[str, list[int]] = {}
        """Word -> the slots among the heads that hold it."""
        for head in self._heads:
            for word in self._slots[head]:
                self._first.setdefault(NUMBER if word[0] == NUMBER else word, []).append(head)
        stems = {len(word) - 1 for word in self._first if word[-1] == "*"}
        self._stem_lengths = tuple(sorted(stems))
        self._openings = lru_cache(maxsize=REMEMBERED)(self._look_up)
        self._place = cache(lambda number: _place(self._slots[number]))

    def find(self, words: Words) -> Iterator[Hit]:
        """Every place where a phrase occurs, in reading order."""
        for start, word in enumerate(words.words):
            following = words.words[start + 1 : start + 2 + MOST_SKIPPED]
            for _, places, label in self._openings(word).before(following):
                end = _match(places, 1, words, start, start + 1)
                if end:
                    yield Hit(label, start, end)

    def longest(self, words: Words) -> Iterator[Hit]:
        """The hits that stand when longer ones win and none overlap."""
        reached = 0
        for hit in sorted(self.find(words), key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= reached:
                reached = hit.end
                yield hit

    def _look_up(self, word: str) -> "_Openings":
        """The phrases that a word may open: as it is, as a number, as a stem."""
        forms = [word, *([NUMBER] if word[0].isdigit() else ())]
        forms += [word[:length] + "*" for length in self._stem_lengths if len(word) >= length]
        opened: _Openings = _Openings()
        heads = dict.fromkeys(head for form in forms for head in self._first.get(form, ()))
        for at in sorted(at for head in heads for at in self._heads[head]):
            label, slots = self._rows[at]
            places = tuple(map(self._place, slots))
            if places[0] and places[0].takes(word):
                opened.add((at, places, label))
        return opened


class _Openings:
    """Phrases that one word opens, found by the word that must come next or soon.

    Common words open hundreds; of these only the ones that go on as the utterance does are tried.
    """

    def __init__(self) -> None:
        self._next: dict[str, list[_Opening]] = {}
        self._soon: dict[str, list[_Opening]] = {}
        """After a gap."""
        self._others: list[_Opening] = []

    def add(self, opening: _Opening) -> None:
        places = opening[1]
        gap = len(places) > 2 and places[1] is None
        place = places[2] if gap else places[1] if len(places) > 1 else None
        if place is None or place.stems or place.ranges:
            self._others.append(opening)
            return
        group = self._soon if gap else self._next
        for word in place.words:
            group.setdefault(word, []).append(opening)

    def before(self, words: Sequence[str]) -> Sequence[_Opening]:
        """The openings that may go on with these words, in the order of the book."""
        found = [*self._next.get(words[0], ())] if words and self._next else []
        if self._soon:
            found += [opening for word in words for opening in self._soon.get(word, ())]
        if not found:
            return self._others
        return [*dict(sorted((it[0], it) for it in (*found, *self._others))).values()]


def _place(words: list[str]) -> _Place | None:
    if frozenset(words) == GAP:
        return None
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    return _Place(frozenset(words), stems, tuple(filter(None, map(limits, words))))


def _match(places: _Places, at: int, words: Words, start: int, position: int) -> int:
    """The end of the match of `places[at:]` from `position` on; 0 when there is none.

    A match stays within the sentence of its first word, at `start`.
    """
    for place in places[at:]:
        at += 1
        if place is None:
            rests = range(position, position + MOST_SKIPPED + 1)
            return next(filter(None, (_match(places, at, words, start, it) for it in rests)), 0)
        if position >= len(words.words) or not place.takes(words.words[position]):
            return 0
        if words.sentences[position] != words.sentences[start]:
            return 0
        position += 1
    return position


def labelled(wordings: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """(label, phrase) pairs of labels with several phrases each."""
    return [(label, wording) for label, all_of in wordings.items() for wording in all_of]
