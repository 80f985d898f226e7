"""Words and a place in them in, who it is about and when out."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from bot.normalize import Words
from bot.phrases import Hit, PhraseBook

Who = Literal["self", "someone", "unclear"]
When = Literal["now", "past", "planned", "hypothetical"]

_PERSONS: tuple[Who, ...] = ("self", "someone")
_ELIDED = "elided"
_TURN = "turn"
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
    pairs = [(label, phrase) for label, phrases in signs.items() for phrase in phrases]
    persons = [it for it in pairs if it[0] in {*_PERSONS, _ELIDED, "neither"}]
    return persons, [it for it in pairs if it not in persons]


class Scope:
    """The signs found in one utterance: "my mum", "used to", "about to start", "what if"."""

    def __init__(self, words: Words, persons: PhraseBook, times: PhraseBook) -> None:
        """Look for the signs of both books."""
        self._words = words
        self._persons = [hit for hit in persons.longest(words) if hit.label != "neither"]
        signs = list(times.find(words))
        self._turns = [it.start for it in signs if it.label == _TURN]
        self._times = [it for it in signs if it.label != _TURN]

    def who(self, hit: Hit) -> Who:
        """Whom the nearest sign names: in the clause, before the hit, then after it."""
        near = [it for it in self._persons if self._sentence(it) == self._sentence(hit)]
        first = min(near, key=lambda it: self._farness(it, hit), default=None)
        if first is None:
            return "unclear"
        return next((who for who in _PERSONS if first.label == who), "self")

    def when(self, hit: Hit) -> When:
        """The time that the clause tells, or what governs it, or what follows it."""
        told = self.times(hit)
        return next((when for when, signs in _FORE.items() if not told.isdisjoint(signs)), "now")

    def times(self, hit: Hit) -> set[str]:
        """The signs of time that count for a hit."""
        beside = [it for it in self._times if self._tells(it, hit)]
        inside = [it for it in beside if not self._apart(it, hit)]
        told = {it.label for it in inside or beside}
        return told | {it.label for it in beside if it.label == "hypothetical"}

    def is_over(self, hit: Hit, signs: Collection[str]) -> bool:
        """Whether any of the signs stands in the sentence, and none that says that it is now."""
        told = {it.label for it in self._times if self._sentence(it) == self._sentence(hit)}
        told -= {"hypothetical"} - self.times(hit)
        return "now" not in told and not told.isdisjoint(signs)

    def _sentence(self, hit: Hit) -> int:
        return self._words.sentences[hit.start]

    def _clause(self, hit: Hit) -> int:
        return self._words.clauses[hit.start]

    def _farness(self, sign: Hit, hit: Hit) -> tuple[bool, bool, bool, int]:
        elided = sign.label == _ELIDED
        if _overlap(sign, hit):
            return (elided, False, False, 0)
        after = sign.start >= hit.end
        away = sign.start - hit.end if after else hit.start - sign.end
        return (elided, self._apart(sign, hit), after, away)

    def _apart(self, sign: Hit, hit: Hit) -> bool:
        """Whether another clause, or "and I ...", begins between them."""
        clauses = self._words.clauses[hit.start : hit.end]
        first, last = sorted((sign, hit), key=lambda it: it.start)
        turned = any(first.end <= at <= last.start for at in self._turns)
        return turned or self._words.clauses[sign.start] not in clauses

    def _tells(self, sign: Hit, hit: Hit) -> bool:
        if self._sentence(sign) != self._sentence(hit):
            return False
        if not self._apart(sign, hit):
            return not (hit.start <= sign.start and sign.end <= hit.end)
        if sign.label == "hypothetical":
            return sign.start < hit.start
        alone = all(self._clause(it) != self._clause(sign) for it in self._persons)
        return alone and self._clause(sign) == self._words.clauses[hit.end - 1] + 1


def _overlap(sign: Hit, hit: Hit) -> bool:
    return sign.start < hit.end and hit.start < sign.end
