"""A text and some classes in, how near their examples come out, from 0 to 100."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from bot.evidence.index import Index, sharing
from bot.features import Text

FINALISTS = 3
"""Examples of a class that are compared letter by letter."""
LETTERS = 0.4
"""Share of that comparison in an example's score."""
CONCEPT_WEIGHT = 0.9
"""Of a concept, beside the words that brought it."""
OFF_SUBJECT = 0.7
"""What is left of a score when the example names the subject and the utterance does not."""
COVER = 0.5
"""Power of the share of the text that the class knows: unknown words lower the score."""
INDEXED = 256
"""Classes whose index is kept at hand."""


@dataclass(frozen=True, slots=True)
class Near:
    """How near a class comes, and by which example."""

    score: float
    """From 0 to 100; 100 when an example reads the same."""
    example: int
    """Position among all examples."""
    covered: float
    """Share of the text, by weight, that examples of the class have, from 0 to 1."""


class Example(NamedTuple):
    """An authored example as it is compared, and as it was written."""

    name: str
    """The intent or the neighbour it was written for."""
    written: str
    sorted: str
    """Canonical words in the order of the alphabet."""
    on_subject: bool
    features: tuple[str, ...]


class Nearest:
    """Examples by class; a look costs as much as the classes looked at, however many there are."""

    def __init__(self, examples: Sequence[Example], labels: Sequence[str]) -> None:
        """Take all examples, in the order in which ties are to fall, and the class of each."""
        self._examples = examples
        self._weights = _rarity([example.features for example in examples])
        self._unknown = log(1 + len(examples))
        self._members: dict[str, list[int]] = defaultdict(list)
        self._same: dict[str, tuple[str, ...]] = {}
        alone = {label: (label,) for label in labels}
        for at, (example, label) in enumerate(zip(examples, labels, strict=True)):
            self._members[label].append(at)
            others = self._same.setdefault(example.sorted, alone[label])
            if label not in others:
                self._same[example.sorted] = (*others, label)
        self._index: Callable[[str], Index] = lru_cache(maxsize=INDEXED)(self._indexed)

    def same(self, text: Text) -> Sequence[str]:
        """The classes with an example that reads the same."""
        return self._same.get(text.sorted, ())

    def weigh(self, text: Text, classes: Iterable[str]) -> dict[str, Near]:
        """Nearness of those of the classes that share anything."""
        weights = self._weighed(text)
        near = ((name, self._near(self._index(name), text, weights)) for name in classes)
        return {name: it for name, it in near if it}

    def share(self, text: Text, known: Collection[str]) -> float:
        """Share of a text, by weight, that is among known features, from 0 to 1."""
        return _covered(self._weighed(text), known)

    def classes(self) -> Iterable[str]:
        """All classes, in the order of their first examples."""
        return self._members.keys()

    def features(self, classes: Iterable[str]) -> set[str]:
        """The features that examples of any of the classes have."""
        members = (at for name in classes for at in self._members[name])
        return {feature for at in members for feature in self._examples[at].features}

    def mean_size(self, classes: Sequence[str]) -> float:
        """Examples that the classes have on average."""
        return sum(len(self._members[name]) for name in classes) / max(1, len(classes))

    def __len__(self) -> int:
        return len(self._examples)

    def labels(self) -> list[str]:
        """The class of each example."""
        pairs = [(at, name) for name, members in self._members.items() for at in members]
        return [name for _, name in sorted(pairs)]

    def example(self, at: int) -> Example:
        """The example at a position."""
        return self._examples[at]

    def pack(self) -> dict[str, Any]:
        """Plain values from which `unpack` makes the same; a feature is written once."""
        numbers = {feature: number for number, feature in enumerate(self._weights)}
        rows = [[*it[:4], [numbers[feature] for feature in it.features]] for it in self._examples]
        return {"features": list(numbers), "examples": rows, "labels": self._members}

    @classmethod
    def unpack(cls, packed: dict[str, Any]) -> "Nearest":
        """What was packed."""
        features = packed["features"]
        names = {row[0]: row[0] for row in packed["examples"]}
        labels = {at: label for label, members in packed["labels"].items() for at in members}
        examples = [
            Example(names[name], written, text, on_subject, tuple(features[it] for it in row))
            for name, written, text, on_subject, row in packed["examples"]
        ]
        return cls(examples, [labels[at] for at in range(len(examples))])

    def _weighed(self, text: Text) -> dict[str, float]:
        """The features of a text with their weights; one that no example has weighs most."""
        return {it: self._weights.get(it, self._unknown) for it in text.features}

    def _size(self, features: Iterable[str]) -> float:
        """Sum of the weights of an example's features."""
        return sum(self._weights[it] for it in features) or 1.0

    def _indexed(self, name: str) -> Index:
        members = self._members.get(name, ())
        index = Index({}, {}, {})
        for at in members:
            example = self._examples[at]
            index.same.setdefault(example.sorted, at)
            index.roots[at] = sqrt(self._size(example.features))
            for feature in example.features:
                index.postings.setdefault(feature, []).append(at)
        return index

    def _near(self, index: Index, text: Text, weights: Mapping[str, float]) -> Near | None:
        """The best example, less what the class never heard of."""
        covered = _covered(weights, index.postings)
        if text.sorted in index.same:
            return Near(100.0, index.same[text.sorted], covered)
        score, at = max(self._compared(index, text, weights), default=(0.0, 0))
        return Near(score * covered**COVER, -at, covered) if score else None

    def _compared(
        self, index: Index, text: Text, weights: Mapping[str, float]
    ) -> Iterator[tuple[float, int]]:
        """(score, -example) of the examples that share most, from 0 to 100."""
        root = sqrt(sum(weights.values()))
        for _, at in sorted(sharing(index, weights))[-FINALISTS:]:
            example = self._examples[-at]
            both = sum(weights.get(feature, 0.0) for feature in example.features)
            overlap = both / (root * index.roots[-at])
            letters = fuzz.ratio(text.sorted, example.sorted) / 100
            score = 100 * ((1 - LETTERS) * overlap + LETTERS * letters * sqrt(overlap))
            yield score * (OFF_SUBJECT if example.on_subject and not text.on_subject else 1), at


def _covered(weights: Mapping[str, float], known: Collection[str]) -> float:
    """Share of the weights that known features have, from 0 to 1."""
    heard = sum(weight for feature, weight in weights.items() if feature in known)
    return min(1.0, heard / sum(weights.values())) if heard else 0.0


def _rarity(rows: Sequence[Iterable[str]]) -> dict[str, float]:
    """Weight of each feature."""
    counts = Counter(feature for row in rows for feature in row)
    return {feature: weight(feature, times, len(rows)) for feature, times in counts.items()}


def weight(feature: str, times: int, examples: int) -> float:
    """The fewer of the examples have a feature, the more it tells."""
    return log(1 + examples / times) * (CONCEPT_WEIGHT if feature[0] == "@" else 1)
