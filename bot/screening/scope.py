"""Words and a place in them in, who it is about and when out."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from bot.hits import Hit, around
from bot.normalize import Words
from bot.phrases import PhraseBook, labelled

Who = Literal["self", "someone", "unclear"]
When = Literal["now", "past", "planned", "hypothetical"]

_PERSONS: tuple[Who, ...] = ("self", "someone")
_ELIDED = "elided"
_TURN = "turn"
FARTHEST = 40
"""Words around a hit in which signs are looked for."""
_FORE: Mapping[When, set[str]] = {
    "hypothetical": {"hypothetical"},
    "planned": {"planned"},
    "past": {"past", "long_ago"},
}
"""Of several signs the first one holds: what if somebody had taken it is no past."""


Pairs = list[tuple[str, str]]
"""Labelled phrases."""


def parted(signs: Mapping[str, Sequence[str]]) -> tuple[Pairs, Pairs]:
    """Signs of persons, and signs of times.

    `neither` are persons who take nothing, `elided` signs of a writer who does not say "I".
    """
    pairs = labelled(signs)
    persons = [it for it in pairs if it[0] in {*_PERSONS, _ELIDED, "neither"}]
    return persons, [it for it in pairs if it not in persons]


class Scope:
    """The signs found in one utterance: "my mum", "used to", "about to start", "what if"."""

    def __init__(self, words: Words, persons: PhraseBook, times: PhraseBook) -> None:
        """Look for the signs of both books."""
        self._words = words
        self._persons = [hit for hit in persons.longest(words) if hit.label != "neither"]
        self._times = list(times.find(words))

    def of(self, hit: Hit) -> "HitScope":
        """The signs around a hit."""
        near = [list(around(signs, hit, FARTHEST)) for signs in (self._persons, self._times)]
        return HitScope(hit, self._words, *near)


class HitScope:
    """Who a hit is about, and when, as the signs of its sentence tell."""

    def __init__(
        self, hit: Hit, words: Words, persons: Sequence[Hit], times: Sequence[Hit]
    ) -> None:
        """Take the signs around the hit."""
        self.hit, self._words = hit, words
        self._persons = [it for it in persons if self._in_sentence(it)]
        self._turns = [it.start for it in times if it.label == _TURN]
        self._times = [it for it in times if it.label != _TURN and self._in_sentence(it)]

    @property
    def who(self) -> Who:
        """Whom the nearest sign names: in the clause, before the hit, then after it."""
        first = min(self._persons, key=self._farness, default=None)
        if first is None:
            return "unclear"
        return next((who for who in _PERSONS if first.label == who), "self")

    @property
    def when(self) -> When:
        """The time that the clause tells, or what governs it, or what follows it."""
        told = self._told()
        return next((when for when, signs in _FORE.items() if not told.isdisjoint(signs)), "now")

    def is_over(self, signs: Collection[str]) -> bool:
        """Whether any of the signs stands in the sentence, and none that says that it is now."""
        told = {it.label for it in self._times} - ({"hypothetical"} - self._told())
        return "now" not in told and not told.isdisjoint(signs)

    def _told(self) -> set[str]:
        beside = [it for it in self._times if self._tells(it)]
        inside = [it for it in beside if not self._apart(it)]
        told = {it.label for it in inside or beside}
        return told | {it.label for it in beside if it.label == "hypothetical"}

    def _tells(self, sign: Hit) -> bool:
        hit = self.hit
        if not self._apart(sign):
            return not (hit.start <= sign.start and sign.end <= hit.end)
        if sign.label == "hypothetical":
            return sign.start < hit.start
        clauses = self._words.clauses
        clause = clauses[sign.start]
        alone = all(clauses[it.start] != clause for it in self._persons)
        return alone and clause == clauses[hit.end - 1] + 1

    def _farness(self, sign: Hit) -> tuple[bool, bool, bool, int]:
        hit, elided = self.hit, sign.label == _ELIDED
        if sign.start < hit.end and hit.start < sign.end:
            return (elided, False, False, 0)
        after = sign.start >= hit.end
        away = sign.start - hit.end if after else hit.start - sign.end
        return (elided, self._apart(sign), after, away)

    def _apart(self, sign: Hit) -> bool:
        """Whether another clause, or "and I ...", begins between them."""
        first, last = sorted((sign, self.hit), key=lambda it: it.start)
        turned = any(first.end <= at <= last.start for at in self._turns)
        clauses = self._words.clauses[self.hit.start : self.hit.end]
        return turned or self._words.clauses[sign.start] not in clauses

    def _in_sentence(self, sign: Hit) -> bool:
        sentences = self._words.sentences
        return sentences[sign.start] == sentences[self.hit.start]
