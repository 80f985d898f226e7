"""A text in, its nearness to the examples of each class out, from 0 to 100."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from bot.features import Text

SEEDS = 8
"""Rarest features of a text that lead to examples."""
LONGEST_POSTING = 5_000
"""Examples of one feature that are looked at: a word that all of them share leads nowhere."""
CROWD = 500
"""Examples found by rare features after which common ones need not be looked at."""
SHORTLIST = 100
"""Examples that are compared feature by feature."""
FINALISTS = 40
"""Examples that are compared letter by letter after that."""
LETTERS = 0.4
"""Share of that comparison in an example's score."""
CONCEPT_WEIGHT = 0.9
"""Of a concept, beside the words that brought it."""
OFF_SUBJECT = 0.7
"""What is left of a score when the example names the subject and the utterance does not."""
COMPANY = 0.4
"""Share of the next best examples in a class's score."""
NEXT_BEST = 3
FLOOR = 0.5
"""Least the next best count, as a share of the best: a lone example is no bad sign."""
COVER = 0.5
"""Power of the share of the text that the class knows: unknown words lower the score."""


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
    """Its class."""
    written: str
    sorted: str
    """Canonical words in the order of the alphabet."""
    on_subject: bool
    features: tuple[str, ...]


class Nearest:
    """An inverted index over examples; a look costs as much as the rare words it meets."""

    def __init__(self, examples: Sequence[Example]) -> None:
        """Take all examples, in the order in which ties are to fall."""
        self._examples = examples
        self._weights = _rarity([example.features for example in examples])
        self._unknown = log(1 + len(examples))
        self._sizes = [self.size(example.features) for example in examples]
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._known_to: dict[str, set[str]] = defaultdict(set)
        self._same: dict[str, list[int]] = defaultdict(list)
        for at, example in enumerate(examples):
            self._same[example.sorted].append(at)
            self._known_to[example.name].update(example.features)
            for feature in example.features:
                self._postings[feature].append(at)

    def weigh(self, text: Text) -> dict[str, Near]:
        """Nearness of every class that shares anything."""
        found: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for score, at in self._finalists(text):
            found[self._examples[at].name].append((-score, at))
        return {name: self._near(name, sorted(near), text) for name, near in found.items()}

    def size(self, features: Iterable[str]) -> float:
        """Sum of the weights of features; one that no example has weighs most."""
        return sum(self._weights.get(feature, self._unknown) for feature in features) or 1.0

    def pack(self) -> dict[str, Any]:
        """Plain values from which `unpack` makes the same; a feature is written once."""
        numbers = {feature: number for number, feature in enumerate(self._postings)}
        rows = [[*it[:4], [numbers[feature] for feature in it.features]] for it in self._examples]
        return {"features": list(numbers), "examples": rows}

    @classmethod
    def unpack(cls, packed: dict[str, Any]) -> "Nearest":
        """What was packed."""
        features = packed["features"]
        names = {row[0]: row[0] for row in packed["examples"]}
        return cls(
            [
                Example(names[name], written, text, on_subject, tuple(features[it] for it in row))
                for name, written, text, on_subject, row in packed["examples"]
            ]
        )

    def example(self, at: int) -> Example:
        """The example at a position."""
        return self._examples[at]

    def counts(self) -> Counter[str]:
        """How many examples each class has."""
        return Counter(example.name for example in self._examples)

    def names(self) -> list[str]:
        """The classes, in the order of their first examples."""
        return list(self._known_to)

    def known_to(self, name: str) -> set[str]:
        """The features that examples of a class have."""
        return self._known_to.get(name, set())

    def _finalists(self, text: Text) -> list[tuple[float, int]]:
        """(score, example) of the nearest examples."""
        weights = {it: self._weights.get(it, self._unknown) for it in text.features}
        size = sum(weights.values()) or 1.0
        overlaps = []
        for at in self._shortlist(text):
            shared = sum(weights.get(it, 0.0) for it in self._examples[at].features)
            overlaps.append((shared / sqrt(size * self._sizes[at]), -at))
        return [
            (self._compare(overlap, text, self._examples[-at]), -at)
            for overlap, at in nlargest(FINALISTS, overlaps)
        ]

    def _shortlist(self, text: Text) -> list[int]:
        """Examples that read the same, and such as share the rarest features with a text."""
        known = [it for it in text.features if it in self._postings]
        rarest = sorted(known, key=lambda it: (len(self._postings[it]), it))[:SEEDS]
        shared: dict[int, float] = defaultdict(float)
        for feature in rarest:
            if len(shared) > CROWD:
                break
            weight = self._weights[feature]
            for at in self._postings[feature][:LONGEST_POSTING]:
                shared[at] += weight
        nearest = nlargest(SHORTLIST, ((value, -at) for at, value in shared.items()))
        return list(dict.fromkeys([*self._same.get(text.sorted, ()), *(-at for _, at in nearest)]))

    def _compare(self, overlap: float, text: Text, example: Example) -> float:
        """Words shared, by weight, and letters shared, from 0 to 100."""
        if text.sorted == example.sorted:
            return 100.0
        letters = fuzz.ratio(text.sorted, example.sorted) / 100
        score = 100 * ((1 - LETTERS) * overlap + LETTERS * letters * sqrt(overlap))
        return score * OFF_SUBJECT if example.on_subject and not text.on_subject else score

    def _near(self, name: str, found: list[tuple[float, int]], text: Text) -> Near:
        """Best example, slightly blended with the next, less what the class never heard of."""
        score, at = -found[0][0], found[0][1]
        known = [feature for feature in text.features if feature in self._known_to[name]]
        covered = min(1.0, self.size(known) / self.size(text.features)) if known else 0.0
        if score < 100:
            company = -sum(value for value, _ in found[1 : 1 + NEXT_BEST]) / NEXT_BEST
            score = (1 - COMPANY) * score + COMPANY * max(company, FLOOR * score)
            score *= covered**COVER
        return Near(score, at, covered)


def _rarity(rows: Sequence[Iterable[str]]) -> Mapping[str, float]:
    """Weight of each feature: the fewer examples have it, the more it tells."""
    counts = Counter(feature for row in rows for feature in row)
    return {
        feature: log(1 + len(rows) / count) * (CONCEPT_WEIGHT if feature[0] == "@" else 1)
        for feature, count in counts.items()
    }
