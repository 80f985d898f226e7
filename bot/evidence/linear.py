"""A text in, what its words say for each class out: a sum of learned weights.

Multinomial logistic regression over grams, learned once when the examples are read. Weights
are rounded, and weak ones dropped, so that the sums are the same on every machine
and need no numeric library.
"""

from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import sqrt
from typing import Any

from bot.evidence.grams import BLOCKS, STEP, grams, letters
from bot.evidence.lanes import Lanes
from bot.evidence.lesson import Lesson
from bot.features import Text

FINE = 1 << 24
"""Lengths of blocks are whole numbers of 1/FINE."""
MOST = 5_000_000
"""Examples times classes that are solved for; beyond, the mean of a class's examples must do."""
FEW = 2_500
"""Examples up to which pairs of words are looked at that stand in one of them alone."""
REMEMBERED = 1_000_000
"""Weights of grams, and of words' letters, that are kept at hand."""

Row = tuple[int, int]
"""Square of the rarity, and the weights for all classes times the rarity, in lanes."""


class Linear:
    """Weights of grams for classes."""

    def __init__(
        self, classes: Sequence[str], known: Sequence[str], weights: Sequence["array[Any]"]
    ) -> None:
        """Take the classes, the grams, and four arrays.

        They are the rarity of each gram, where its weights start, the classes they are for, and
        the weights.
        """
        self.classes = tuple(classes)
        self._numbers = {gram: number for number, gram in enumerate(known)}
        self._weights = weights
        self._lanes = Lanes(len(self.classes))
        remembered = REMEMBERED // max(1, len(self.classes))
        self._row = lru_cache(maxsize=remembered)(self._unfold)
        self._letters = lru_cache(maxsize=remembered)(self._add_letters)

    @classmethod
    def learn(
        cls, texts: Sequence[Text], labels: Sequence[str], lesson: Lesson | None = None
    ) -> "Linear":
        """Learn from examples and the class of each, beginning where a lesson ended."""
        lesson = lesson or Lesson()
        classes = list(dict.fromkeys(labels))
        rows = lesson.rows(texts)
        known = list(lesson.numbers.known)
        if len(classes) < 2 or not known:
            return cls(classes, (), _arrays())
        # Numeric libraries are for learning alone: they cost more to import than a turn.
        from bot.evidence.design import Examples  # noqa: PLC0415
        from bot.evidence.learning import learn  # noqa: PLC0415

        keys = list(zip(labels, texts, strict=True))
        blocks = "".join(gram[0] for gram in known)
        alone = "s@pk" if len(texts) <= FEW else "s@"
        examples = Examples(rows, keys, classes, blocks, alone)
        solved = len(texts) * len(classes) <= MOST
        (kept, *weights), lesson.shares = learn(examples, solved=solved, before=lesson.shares)
        lesson.examples = examples
        return cls(classes, [known[number] for number in kept], _arrays(*weights))

    def weigh(self, text: Text) -> dict[str, float]:
        """Points for each class that the text says anything of."""
        blocks: dict[str, list[Row]] = {"c": [self._letters(word) for word in text.words]}
        for gram in grams(text):
            number = self._numbers.get(gram)
            if number is not None:
                blocks.setdefault(gram[0], []).append(self._row(number))
        total = 0
        for block, rows in blocks.items():
            length = sqrt(sum(squared for squared, _ in rows))
            if length:
                total += round(BLOCKS[block] * FINE / length) * sum(row for _, row in rows)
        sums = zip(self.classes, self._lanes.unpack(total), strict=True)
        return {name: value / (FINE * STEP) for name, value in sums if value}

    def pack(self) -> dict[str, Any]:
        """Plain values from which `unpack` makes the same."""
        return {
            "classes": self.classes,
            "grams": list(self._numbers),
            "arrays": [b64encode(values.tobytes()).decode() for values in self._weights],
            "sizes": [values.itemsize for values in self._weights],
        }

    @classmethod
    def unpack(cls, packed: dict[str, Any]) -> "Linear":
        """What was packed; raises ValueError when it was packed on another kind of machine."""
        weights = _arrays()
        if packed["sizes"] != [values.itemsize for values in weights]:
            raise ValueError("numbers of another size")
        for values, text in zip(weights, packed["arrays"], strict=True):
            values.frombytes(b64decode(text))
        return cls(packed["classes"], packed["grams"], weights)

    def _unfold(self, number: int) -> Row:
        """Of a gram."""
        rarity, starts, columns, weights = self._weights
        begin, end, rare = starts[number], starts[number + 1], rarity[number]
        return rare * rare, rare * self._lanes.pack(columns[begin:end], weights[begin:end])

    def _add_letters(self, word: str) -> Row:
        """Of all pieces of a word together."""
        pieces = (self._numbers[piece] for piece in letters(word) if piece in self._numbers)
        rows = [self._row(number) for number in pieces]
        return sum(squared for squared, _ in rows), sum(row for _, row in rows)


def _arrays(*values: Iterable[float]) -> tuple["array[Any]", ...]:
    """Rarity, starts, columns and weights; without values all are empty."""
    return tuple(array(kind, it) for kind, it in zip("iiih", values or ((),) * 4, strict=True))
