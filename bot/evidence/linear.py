"""A text in, what its words say for each class out: a sum of learned weights.

Multinomial logistic regression over words, stems, pairs of stems and concepts, learned once when
the examples are read. Only the strongest weights of each feature are kept, rounded, so that the
sums are the same on every machine and need no numeric library.
"""

from array import array
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log, sqrt
from typing import Any

from bot.features import Text

BLOCKS = {"w": 1.0, "s": 1.0, "p": 0.7, "@": 1.0}
"""Weight of words, stems, pairs of stems and concepts beside each other."""
KEPT = 12
"""Strongest weights of a feature that stay."""
SMALLEST = 0.05
STEP = 50
"""Weights are whole numbers of 1/STEP."""
MOST = 20_000_000
"""Examples times classes that are learned from; beyond, the nearest examples speak alone."""


class Linear:
    """Weights of features for classes."""

    def __init__(
        self, classes: Sequence[str], grams: Sequence[str], rarity: "array[float]"
    ) -> None:
        self.classes = list(classes)
        self._numbers = {gram: number for number, gram in enumerate(grams)}
        self._rarity = rarity
        self._starts = array("l", [0] * (len(grams) + 1))
        self._columns = array("H")
        self._weights = array("h")

    @classmethod
    def learn(cls, texts: Sequence[Text], labels: Sequence[str]) -> "Linear":
        """Learn from examples and the class of each."""
        classes = list(dict.fromkeys(labels))
        rows = [list(_grams(text)) for text in texts]
        seen = Counter(gram for row in rows for gram in row)
        # A pair that stands in one example alone tells nothing its words do not tell.
        counts = {gram: count for gram, count in seen.items() if count > 1 or gram[0] != "p"}
        rarity = array("d", [log(1 + len(rows) / count) for count in counts.values()])
        linear = cls(classes, list(counts), rarity)
        if len(classes) > 1 and len(texts) * len(classes) <= MOST:
            from bot.evidence.softmax import fit  # noqa: PLC0415  numpy is for learning alone

            sparse = [dict(linear._values(text)) for text in texts]
            places = {name: place for place, name in enumerate(classes)}
            targets = [places[label] for label in labels]
            linear._keep(fit(sparse, targets, len(counts), len(classes)))
        return linear

    def weigh(self, text: Text) -> dict[str, float]:
        """What the text says for each class; 0 for all when nothing is known."""
        sums = [0.0] * len(self.classes)
        for number, value in self._values(text):
            for at in range(self._starts[number], self._starts[number + 1]):
                sums[self._columns[at]] += value * self._weights[at]
        return {name: total / STEP for name, total in zip(self.classes, sums, strict=True)}

    def pack(self) -> dict[str, Any]:
        """Plain values from which `unpack` makes the same."""
        arrays = (self._rarity, self._starts, self._columns, self._weights)
        return {
            "classes": self.classes,
            "grams": list(self._numbers),
            "arrays": [b64encode(values.tobytes()).decode() for values in arrays],
            "sizes": [values.itemsize for values in arrays],
        }

    @classmethod
    def unpack(cls, packed: dict[str, Any]) -> "Linear":
        """What was packed; raises ValueError when it was packed on another kind of machine."""
        linear = cls(packed["classes"], packed["grams"], array("d"))
        linear._starts = array("l")
        arrays: list[array[Any]] = [
            linear._rarity,
            linear._starts,
            linear._columns,
            linear._weights,
        ]
        if packed["sizes"] != [values.itemsize for values in arrays]:
            raise ValueError("numbers of another size")
        for values, text in zip(arrays, packed["arrays"], strict=True):
            values.frombytes(b64decode(text))
        return linear

    def _keep(self, weights: Any) -> None:
        """Take over the strongest weights of a matrix: features by classes."""
        starts = [0]
        for row in weights:
            strongest = sorted(range(len(row)), key=lambda column: (-abs(row[column]), column))
            for column in sorted(strongest[:KEPT]):
                if abs(row[column]) >= SMALLEST:
                    self._columns.append(column)
                    self._weights.append(round(row[column] * STEP))
            starts.append(len(self._columns))
        self._starts = array("l", starts)

    def _values(self, text: Text) -> Iterator[tuple[int, float]]:
        """(feature, value) of the known features; each block has the same length."""
        blocks: dict[str, list[int]] = {}
        for gram in _grams(text):
            number = self._numbers.get(gram)
            if number is not None:
                blocks.setdefault(gram[0], []).append(number)
        for block, numbers in blocks.items():
            length = sqrt(sum(self._rarity[number] ** 2 for number in numbers))
            for number in numbers:
                yield number, BLOCKS[block] * self._rarity[number] / length


def _grams(text: Text) -> Iterator[str]:
    """Each feature once, its block as first letter."""
    pairs = zip(("^", *text.stems), (*text.stems, "$"), strict=True)
    yield from dict.fromkeys(f"w{word}" for word in text.words)
    yield from dict.fromkeys(f"s{stem}" for stem in text.stems)
    yield from dict.fromkeys(f"p{first} {second}" for first, second in pairs)
    yield from (feature for feature in text.features if feature[0] == "@")
