"""Phrases as authors write them in, the places where they occur in a row of words out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.content.phrase import GAP, NUMBER, Row, unfold
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
        concepts: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Take (label, phrase) pairs; raises PhraseError for a phrase that cannot be read."""
        self._first: dict[str, list[tuple[Row, str]]] = {}
        for label, phrase in phrases:
            for variant in map(_normal, unfold(phrase, concepts or {})):
                self._first.setdefault(variant[0], []).append((variant, label))
        stems = {len(slot) - 1 for slot in self._first if slot.endswith("*")}
        self._stem_lengths = tuple(sorted(stems))

    def find(self, words: Words) -> Iterator[Hit]:
        """Every place where a phrase occurs, in reading order."""
        for start, word in enumerate(words.words):
            for variant, label in self._opening(word):
                end = _match(variant, 1, words, start + 1)
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
        yield from self._first.get(word, ())
        if word.replace(".", "", 1).isdigit():
            yield from self._first.get(NUMBER, ())
        for length in self._stem_lengths:
            if len(word) >= length:
                yield from self._first.get(word[:length] + "*", ())


def _normal(row: Row) -> Row:
    """The row with its words cut and folded as those of an utterance are."""
    slots: list[str] = []
    for slot in row:
        if slot in {GAP, NUMBER}:
            slots.append(slot)
            continue
        slots += cut(slot.rstrip("*")).words
        if slot.endswith("*"):
            slots[-1] += "*"
    return tuple(slots)


def _match(variant: Row, at: int, words: Words, position: int) -> int:
    """The end of the match of `variant[at:]` from `position` on; 0 when there is none."""
    while at < len(variant):
        if variant[at] == GAP:
            tries = (_match(variant, at + 1, words, position + skip) for skip in range(MOST_SKIPPED + 1))
            return next(filter(None, tries), 0)
        if not _fits(variant[at], words, position):
            return 0
        at, position = at + 1, position + 1
    return position


def _fits(slot: str, words: Words, position: int) -> bool:
    if position >= len(words.words):
        return False
    if words.sentences[position] != words.sentences[position - 1]:
        return False
    word = words.words[position]
    if slot == NUMBER:
        return word.replace(".", "", 1).isdigit()
    return word.startswith(slot[:-1]) if slot.endswith("*") else word == slot
