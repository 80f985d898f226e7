"""Words in, the places out where they say that too much was taken."""

from collections.abc import Iterator, Mapping, Sequence
from math import inf

from bot.content.alerts import Dose
from bot.content.vocabulary import Vocabulary
from bot.hits import Hit, Spot, around
from bot.normalize import Words
from bot.phrases import PhraseBook
from bot.screening.amounts import Amount, AmountReader

MCG = {"mcg": 1.0, "mg": 1000.0, "g": 1_000_000.0}
BARE_FROM = 10_000
"""A lower number without a unit counts only where it is said what was taken."""
FARTHEST = 12
"""Words between what says that it was taken and the amount."""
NEAREST = 2
"""A weight belongs to what was taken when that is named so many words away; units need no name."""

SCENE = 30
"""Words around an amount that may tell of it."""


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
        if not self._amounts.speaks_of(words.words):
            return
        signs = list(self._book.find(words))
        if not any(it.label in _SAID for it in signs):
            return
        amounts = self._amounts.read(words.words)
        for amount in amounts:
            scene = _Scene(
                amount, around(signs, amount, SCENE), around(amounts, amount, SCENE), words
            )
            taken = next(scene.said(), None)
            if taken and self._too_much(scene):
                yield Hit(label, min(taken.start, amount.start), max(taken.end, amount.end))

    def _too_much(self, scene: "_Scene") -> bool:
        """Whether an amount, or all of its sentence together, passes a limit."""
        dose, amount = self._dose, scene.amount
        most = dose.child if scene.near("children") else dose.at_once
        days = self._days(scene.near("spread"), scene.words)
        each_day = bool(scene.near("each_day"))
        if each_day:
            most, days = min(most, dose.daily), 1.0
        elif days > 1:
            most = dose.daily
        mcg = self._mcg(amount, scene)
        if mcg is None:
            counted = amount.strength is None and not each_day and days == 1
            return counted and amount.pieces >= dose.pieces
        together = sum(self._mcg(it, scene) or 0 for it in scene.amounts) if days == 1 else 0
        return max(mcg, together) / days >= most

    def _days(self, spread: Sequence[Hit], words: Words) -> float:
        """Over how many days an amount is spread; 1 when nothing is said."""
        told = [word for it in spread for word in words.words[it.start : it.end]]
        if not told:
            return 1.0
        count = next((it.pieces for it in self._amounts.read(told) if it.pieces > 1), 1.0)
        return count * min(
            (self._lengths[word] for word in told if word in self._lengths), default=inf
        )

    def _mcg(self, amount: Amount, scene: "_Scene") -> float | None:
        """All pieces together; None when it is of something else, or of unknown strength."""
        if amount.strength is None:
            return None
        of = scene.near("of")
        if amount.unit in {"iu", ""}:
            known = amount.unit or amount.pieces > 1 or of or amount.strength >= BARE_FROM
            return amount.pieces * amount.strength * self._dose.mcg_per_iu if known else None
        beside = any(_away(it, amount) < NEAREST for it in of)
        factor = MCG.get(amount.unit)
        return amount.pieces * amount.strength * factor if factor and beside else None


_SAID = ("taken", "told")


class _Scene:
    """An amount with the signs and the other amounts around it."""

    def __init__(
        self, amount: Amount, signs: Sequence[Hit], amounts: Sequence[Amount], words: Words
    ) -> None:
        self.amount, self.words = amount, words
        self._signs = signs
        self.amounts = [it for it in amounts if self._apart(it) == 0]

    def near(self, label: str) -> list[Hit]:
        """The signs of a kind in the amount's sentence."""
        return [it for it in self._signs if it.label == label and self._apart(it) == 0]

    def said(self) -> Iterator[Hit]:
        """What says that the amount was taken, in its sentence or one beside, and not far."""
        asked = any(it.start < self.amount.end for it in self.near("asked"))
        weak = asked or self.amount.strength is None
        for sign in self._signs:
            says = sign.label == "taken" or (sign.label == "told" and not weak)
            if says and self._apart(sign) <= 1 and _away(sign, self.amount) <= FARTHEST:
                yield sign

    def _apart(self, place: Spot) -> int:
        sentences = self.words.sentences
        return abs(sentences[place.start] - sentences[self.amount.start])


def _away(sign: Hit, amount: Amount) -> int:
    return max(sign.start - amount.end, amount.start - sign.end)
