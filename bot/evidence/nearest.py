"""A text in, its nearness to the examples of each class out, from 0 to 100."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt

from rapidfuzz import fuzz

from bot.features import Text

FINALISTS = 40
"""Examples that are compared letter by letter after the index has chosen them."""
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


class Nearest:
    """An inverted index over examples; a look costs as much as the rare words it meets."""

    def __init__(self, texts: Sequence[Text], classes: Sequence[str]) -> None:
        """Take the examples as read, and the class of each."""
        self._texts = texts
        self._classes = classes
        self._weights = _rarity([text.features for text in texts])
        self._unknown = log(1 + len(texts))
        self._sizes = [self.size(text.features) for text in texts]
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._known_to: dict[str, set[str]] = defaultdict(set)
        for at, text in enumerate(texts):
            self._known_to[classes[at]].update(text.features)
            for feature in text.features:
                self._postings[feature].append(at)

    def weigh(self, text: Text) -> dict[str, Near]:
        """Nearness of every class that shares anything."""
        found: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for score, at in self._finalists(text):
            found[self._classes[at]].append((-score, at))
        return {name: self._near(name, sorted(near), text) for name, near in found.items()}

    def size(self, features: Iterable[str]) -> float:
        """Sum of the weights of features; one that no example has weighs most."""
        return sum(self._weights.get(feature, self._unknown) for feature in features) or 1.0

    def known_to(self, name: str) -> set[str]:
        """The features that examples of a class have."""
        return self._known_to.get(name, set())

    def _finalists(self, text: Text) -> list[tuple[float, int]]:
        """(score, example) of the nearest examples."""
        size = self.size(text.features)
        shared: dict[int, float] = defaultdict(float)
        for feature in text.features:
            weight = self._weights.get(feature, 0.0)
            for at in self._postings.get(feature, ()):
                shared[at] += weight
        overlaps = ((value / sqrt(size * self._sizes[at]), -at) for at, value in shared.items())
        return [
            (self._compare(overlap, text, self._texts[-at]), -at)
            for overlap, at in nlargest(FINALISTS, overlaps)
        ]

    def _compare(self, overlap: float, text: Text, example: Text) -> float:
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
