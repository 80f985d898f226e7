"""Words in, the places out where they say that too much was taken."""

from collections.abc import Iterator, Mapping, Sequence
from math import inf

from bot.amounts import Amount, AmountReader
from bot.content.model import Dose, Vocabulary
from bot.normalize import Words
from bot.phrases import Hit, PhraseBook

MCG = {"mcg": 1.0, "mg": 1000.0, "g": 1_000_000.0}
BARE_FROM = 10_000
"""A lower number without a unit counts only where it is said what was taken."""
FARTHEST = 12
"""Words between what says that it was taken and the amount."""
NEAREST = 2
"""A weight belongs to what was taken when that is named so many words away; units need no name."""

Signs = Mapping[str, Sequence[Hit]]


class DoseFinder:
    """Weighs the amounts of an utterance against the limits of one rule."""

    def __init__(self, dose: Dose, vocabulary: Vocabulary, book: PhraseBook) -> None:
        """Take the limits, the units and the phrases, labelled by the names of Dose's fields."""
        self._dose = dose
        self._amounts = AmountReader(vocabulary)
        self._book = book
        self._lengths = vocabulary.days

    @staticmethod
    def book(dose: Dose, named: Mapping[str, Sequence[str]]) -> PhraseBook:
        """The phrases to look for."""
        labelled = ("of", "taken", "told", "asked", "each_day", "spread", "children")
        pairs = [(label, phrase) for label in labelled for phrase in getattr(dose, label)]
        return PhraseBook(pairs, named)

    def find(self, words: Words, label: str) -> Iterator[Hit]:
        """Each place where too much was taken, from the word that says so to the amount."""
        signs: dict[str, list[Hit]] = {}
        for hit in self._book.find(words):
            signs.setdefault(hit.label, []).append(hit)
        if signs.keys().isdisjoint({"taken", "told"}):
            return
        amounts = self._amounts.read(words.words)
        for amount in amounts:
            taken = next(_said(amount, signs, words), None)
            if taken and self._too_much(amount, amounts, signs, words):
                yield Hit(label, min(taken.start, amount.start), max(taken.end, amount.end))

    def _too_much(
        self, amount: Amount, amounts: Sequence[Amount], signs: Signs, words: Words
    ) -> bool:
        """Whether an amount, or all of its sentence together, passes a limit."""
        dose = self._dose
        near = {
            name: [it for it in hits if _sentence(it, words) == _sentence(amount, words)]
            for name, hits in signs.items()
        }
        most = dose.child if near.get("children") else dose.at_once
        days = self._days(near.get("spread", ()), words)
        if near.get("each_day"):
            most, days = min(most, dose.daily), 1.0
        elif days > 1:
            most = dose.daily
        beside = [it for it in amounts if _sentence(it, words) == _sentence(amount, words)]
        together = sum(self._mcg(it, signs) or 0 for it in beside)
        mcg = self._mcg(amount, signs)
        if mcg is None:
            counted = amount.strength is None and not near.get("each_day")
            return counted and days == 1 and amount.pieces >= dose.pieces
        return max(mcg, together if days == 1 else 0) / days >= most

    def _days(self, spread: Sequence[Hit], words: Words) -> float:
        """Over how many days an amount is spread; 1 when nothing is said."""
        told = [word for it in spread for word in words.words[it.start : it.end]]
        if not told:
            return 1.0
        count = next((it.pieces for it in self._amounts.read(told) if it.pieces > 1), 1.0)
        return count * min(
            (self._lengths[word] for word in told if word in self._lengths), default=inf
        )

    def _mcg(self, amount: Amount, signs: Signs) -> float | None:
        """All pieces together; None when it is of something else, or of unknown strength."""
        if amount.strength is None:
            return None
        of = signs.get("of", ())
        if amount.unit in {"iu", ""}:
            known = amount.unit or amount.pieces > 1 or of or amount.strength >= BARE_FROM
            return amount.pieces * amount.strength * self._dose.mcg_per_iu if known else None
        beside = any(_away(it, amount) < NEAREST for it in of)
        factor = MCG.get(amount.unit)
        return amount.pieces * amount.strength * factor if factor and beside else None


def _said(amount: Amount, signs: Signs, words: Words) -> Iterator[Hit]:
    """What says that an amount was taken, in its sentence or one beside, and not far."""
    asked = any(
        _sentence(it, words) == _sentence(amount, words) and it.start < amount.end
        for it in signs.get("asked", ())
    )
    told = () if asked or amount.strength is None else signs.get("told", ())
    for sign in (*signs.get("taken", ()), *told):
        apart = abs(_sentence(sign, words) - _sentence(amount, words))
        if apart <= 1 and _away(sign, amount) <= FARTHEST:
            yield sign


def _sentence(place: Hit | Amount, words: Words) -> int:
    return words.sentences[place.start]


def _away(sign: Hit, amount: Amount) -> int:
    return max(sign.start - amount.end, amount.start - sign.end)
