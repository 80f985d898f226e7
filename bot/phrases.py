"""Phrases as authors write them in, the places where they occur in a row of words out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.content.phrase import GAP, NUMBER, Row, Slot, unfold
from bot.normalize import Words, cut

MOST_SKIPPED = 3
"""Words that a gap may stand for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its label and the words it covers, `start` up to but not including `end`."""

    label: str
    start: int
    end: int


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
        self._first: dict[str, list[tuple[Row, str]]] = {}
        for label, phrase in phrases:
            for row in unfold(phrase, named or {}):
                for normal in _normal(row, joined):
                    for word in normal[0]:
                        self._first.setdefault(word, []).append((normal, label))
        stems = {len(word) - 1 for word in self._first if word.endswith("*")}
        self._stem_lengths = tuple(sorted(stems))

    def find(self, words: Words) -> Iterator[Hit]:
        """Every place where a phrase occurs, in reading order."""
        for start, word in enumerate(words.words):
            for row, label in self._opening(word):
                end = _match(row, 1, words, start + 1)
                if end:
                    yield Hit(label, start, end)

    def longest(self, words: Words) -> Iterator[Hit]:
        """The hits that stand when longer ones win and none overlap."""
        reached = 0
        for hit in sorted(self.find(words), key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= reached:
                reached = hit.end
                yield hit

    def _opening(self, word: str) -> Iterator[tuple[Row, str]]:
        for form in _forms(word, self._stem_lengths):
            yield from self._first.get(form, ())


def _forms(word: str, stem_lengths: Iterable[int]) -> Iterator[str]:
    """How a word may stand in a slot: as it is, as a number, as a stem."""
    yield word
    if word[0].isdigit():
        yield NUMBER
    for length in stem_lengths:
        if len(word) >= length:
            yield word[:length] + "*"


def _normal(row: Row, joined: frozenset[str]) -> list[Row]:
    """The row with its words cut and folded as those of an utterance are.

    A word that is cut in two makes a row of its own.
    """
    rows: list[Row] = [()]
    for slot in row:
        if slot is GAP:
            rows = [(*before, GAP) for before in rows]
            continue
        cuts = [_cut(word, joined) for word in sorted(slot)]
        singles = frozenset(parts[0] for parts in cuts if len(parts) == 1)
        ways: list[Row] = [(singles,)] if singles else []
        ways += [tuple(frozenset({part}) for part in parts) for parts in cuts if len(parts) > 1]
        rows = [(*before, *way) for before in rows for way in ways]
    return rows


@lru_cache(maxsize=20_000)
def _cut(word: str, joined: frozenset[str]) -> tuple[str, ...]:
    if word == NUMBER:
        return (word,)
    parts = cut(word.rstrip("*"), joined).words
    return (*parts[:-1], parts[-1] + "*") if word.endswith("*") else parts


def _match(row: Row, at: int, words: Words, position: int) -> int:
    """The end of the match of `row[at:]` from `position` on; 0 when there is none."""
    while at < len(row):
        if row[at] is GAP:
            for skipped in range(MOST_SKIPPED + 1):
                end = _match(row, at + 1, words, position + skipped)
                if end:
                    return end
            return 0
        if not _fits(row[at], words, position):
            return 0
        at, position = at + 1, position + 1
    return position


def _fits(slot: Slot, words: Words, position: int) -> bool:
    if position >= len(words.words):
        return False
    if words.sentences[position] != words.sentences[position - 1]:
        return False
    word = words.words[position]
    if word in slot or (NUMBER in slot and word[0].isdigit()):
        return True
    return any(word.startswith(stem[:-1]) for stem in slot if stem.endswith("*"))
