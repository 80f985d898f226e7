"""Words in, the places out where they say that too much was taken."""

from collections.abc import Iterator, Mapping, Sequence

from bot.amounts import Amount, AmountReader
from bot.content.model import Dose, Vocabulary
from bot.normalize import Words
from bot.phrases import Hit, PhraseBook

MCG = {"mcg": 1.0, "mg": 1000.0, "g": 1_000_000.0}
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

    @staticmethod
    def book(dose: Dose, named: Mapping[str, Sequence[str]]) -> PhraseBook:
        """The phrases to look for."""
        labelled = ("of", "taken", "each_day", "spread", "children")
        pairs = [(label, phrase) for label in labelled for phrase in getattr(dose, label)]
        return PhraseBook(pairs, named)

    def find(self, words: Words, label: str) -> Iterator[Hit]:
        """Each place where too much was taken, from the word that says so to the amount."""
        signs: dict[str, list[Hit]] = {}
        for hit in self._book.find(words):
            signs.setdefault(hit.label, []).append(hit)
        if "taken" not in signs:
            return
        for amount in self._amounts.read(words.words):
            taken = next((it for it in signs["taken"] if _together(it, amount, words)), None)
            if taken and self._too_much(amount, signs, words):
                yield Hit(label, min(taken.start, amount.start), max(taken.end, amount.end))

    def _too_much(self, amount: Amount, signs: Signs, words: Words) -> bool:
        dose = self._dose
        near = {name for name, hits in signs.items() if _in_sentence(hits, amount, words)}
        if "spread" in near and "each_day" not in near:
            return False
        mcg = self._mcg(amount, signs)
        if mcg is None:
            return amount.strength is None and amount.pieces >= dose.pieces
        child = dose.child if "children" in near else dose.at_once
        return mcg >= min(child, dose.daily if "each_day" in near else child)

    def _mcg(self, amount: Amount, signs: Signs) -> float | None:
        """All pieces together; None when it is of something else, or of unknown strength."""
        if amount.strength is None:
            return None
        of = signs.get("of", ())
        if amount.unit in {"iu", ""}:
            known = amount.unit or amount.pieces > 1 or of
            return amount.pieces * amount.strength * self._dose.mcg_per_iu if known else None
        beside = any(_away(it, amount) < NEAREST for it in of)
        factor = MCG.get(amount.unit)
        return amount.pieces * amount.strength * factor if factor and beside else None


def _together(sign: Hit, amount: Amount, words: Words) -> bool:
    """In one sentence, or in the next one, and not far."""
    sentences = words.sentences[sign.start], words.sentences[amount.start]
    return 0 <= sentences[1] - sentences[0] <= 1 and _away(sign, amount) <= FARTHEST


def _in_sentence(hits: Sequence[Hit], amount: Amount, words: Words) -> bool:
    return any(words.sentences[it.start] == words.sentences[amount.start] for it in hits)


def _away(sign: Hit, amount: Amount) -> int:
    return max(sign.start - amount.end, amount.start - sign.end)
