"""Words in, the amounts they speak of out: how many pieces, of what strength, in which unit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.content.vocabulary import Vocabulary

MOST_BETWEEN = 4
"""Words between a count and a strength: nine capsules of the 20,000 ones."""
MOST_PIECES = 1000
"""A higher number is no count of pieces."""
BARE_FROM = 400
"""A lower number without a unit is no strength."""
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""Points between thousands, as many languages write them."""


@dataclass(frozen=True, slots=True)
class Amount:
    """So many pieces of so much each."""

    pieces: float
    strength: float | None
    """Of one piece, in `unit`; None when it is not said."""
    unit: str
    """A unit of the vocabulary; empty when it is not said."""
    start: int
    end: int
    """The words it covers: from `start` up to but not including `end`."""


class _Number(NamedTuple):
    value: float
    unit: str
    start: int
    end: int


class AmountReader:
    """Reads counts, strengths and units, in digits or words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the number words, the units and the words for pieces."""
        self._numbers, self._times = vocabulary.numbers, vocabulary.multipliers
        self._units = {
            tuple(spelling.split()): unit
            for unit, spellings in vocabulary.units.items()
            for spelling in spellings
        }
        self._pieces = frozenset(vocabulary.pieces)
        self._links = self._pieces | frozenset(vocabulary.piece_links)

    def speaks_of(self, words: Sequence[str]) -> bool:
        """Whether a number stands among the words."""
        return any(it[0].isdigit() or it in self._numbers or it in self._times for it in words)

    def read(self, words: Sequence[str]) -> tuple[Amount, ...]:
        """Every amount, in reading order."""
        numbers = list(self._all_numbers(words))
        amounts: list[Amount] = []
        at = 0
        while at < len(numbers):
            beside = numbers[at + 1 : at + 2]
            product = self._product(words, numbers[at], *beside) if beside else None
            amounts.append(product or self._single(words, numbers[at]))
            at += 2 if product else 1
        return tuple(amounts)

    def _all_numbers(self, words: Sequence[str]) -> Iterator[_Number]:
        at = 0
        while at < len(words):
            number = self._number(words, at)
            if number:
                yield number
            at = number.end if number else at + 1

    def _number(self, words: Sequence[str], start: int) -> _Number | None:
        """A number with its unit: 50000 iu, twenty five, 3 lakh, 20 000, 1.25 mg."""
        value = self._value(words[start])
        if value is None:
            return None
        at = start + 1
        while at < len(words):
            word = words[at]
            if word in self._times or word == "000":
                value *= self._times.get(word, 1000)
            elif _goes_on(value, self._numbers.get(word, 0)):
                value += self._numbers[word]
            else:
                break
            at += 1
        after = (tuple(words[at : at + length]) for length in (2, 1))
        named = next((it for it in after if it in self._units), ())
        return _Number(value, self._units.get(named, ""), start, at + len(named))

    def _value(self, word: str) -> float | None:
        if word[0].isdigit():
            digits = word.replace(".", "") if _GROUPED.fullmatch(word) else word
            return float(digits) if digits.isascii() else None
        return self._numbers.get(word, self._times.get(word))

    def _product(self, words: Sequence[str], first: _Number, then: _Number) -> Amount | None:
        """Nine capsules of 20,000; 5000 iu x 20; fifty of the 1000 ones."""
        between = words[first.end : then.start]
        if len(between) > MOST_BETWEEN or not between or not self._links.issuperset(between):
            return None
        for count, each in ((first, then), (then, first)):
            strong = each.unit or each.value >= BARE_FROM
            if strong and not count.unit and count.value <= MOST_PIECES:
                return Amount(count.value, each.value, each.unit, first.start, then.end)
        return None

    def _single(self, words: Sequence[str], number: _Number) -> Amount:
        """Pieces when a word for them follows or nothing else fits, else one of a strength."""
        value, unit, start, end = number
        if unit or value >= BARE_FROM:
            return Amount(1, value, unit, start, end)
        counted = not self._pieces.isdisjoint(words[end : end + 2])
        return Amount(value if counted else 1, None, "", start, end)


def _goes_on(value: float, part: float) -> bool:
    """Whether a number word adds to the one before it: twenty five, hundred fifty."""
    tens, hundreds = 10, 100
    most = tens if value < hundreds else hundreds
    return value >= 2 * tens and value % most == 0 and 0 < part < most
