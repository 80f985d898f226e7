"""Examples that go and come in, how near all would come then out, without building them anew."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from bot.evidence.index import Index
from bot.evidence.nearest import INDEXED, Example, Nearest, weight

RARE = 50
"""Examples that have a feature, up to which one more or less changes what the others weigh."""


class Gained(NamedTuple):
    """An example that comes, behind all others."""

    label: str
    """Its class."""
    example: Example


class NearestChanged(Nearest):
    """The examples that are left and those that come; who stays keeps its place."""

    def __init__(
        self,
        nearest: Nearest,
        lost: Collection[int],
        gained: Sequence[Gained],
        counts: Mapping[str, int],
    ) -> None:
        """Take the places of those that go, and how many have each feature afterwards."""
        vars(self).update(vars(nearest))
        self._of, self._total = nearest, len(nearest) - len(lost) + len(gained)
        self._labels = [*nearest.labels(), *(it.label for it in gained)]
        first = len(nearest._examples)
        self._examples = [*nearest._examples, *(it.example for it in gained)]
        places = [*lost, *range(first, len(self._examples))]
        moved = [(at, self._labels[at]) for at in places]
        self._members = {**nearest._members}
        self._touched = frozenset(label for _, label in moved)
        for name in self._touched:
            added = (at for at, label in moved if label == name and at >= first)
            kept = (at for at in self._members.get(name, ()) if at not in lost)
            self._members[name] = [*kept, *added]
        features = {it for at, _ in moved for it in self._examples[at].features}
        self._weights = self._weighed_again(features, counts)
        self._rare = frozenset(it for it in features if counts[it] <= RARE)
        self._same = self._same_again({self._examples[at].sorted for at, _ in moved}, lost)
        self._index = lru_cache(maxsize=INDEXED)(self._indexed_again)

    def __len__(self) -> int:
        return self._total

    def labels(self) -> list[str]:
        """The class of each example, and of each that went."""
        return self._labels

    def _weighed_again(
        self, features: Iterable[str], counts: Mapping[str, int]
    ) -> dict[str, float]:
        weights = dict(self._weights)
        for feature in features:
            if counts[feature]:
                weights[feature] = weight(feature, counts[feature], self._total)
            else:
                del weights[feature]
        return weights

    def _same_again(
        self, keys: Collection[str], lost: Collection[int]
    ) -> dict[str, tuple[str, ...]]:
        """The classes of the examples that read so, in the order of the examples."""
        same = {**self._same, **dict.fromkeys(keys, ())}
        pairs = zip(self._examples, self._labels, strict=True)
        for at, (example, name) in enumerate(pairs):
            key = example.sorted
            if key in keys and at not in lost and name not in same[key]:
                same[key] = (*same[key], name)
        return same

    def _indexed_again(self, name: str) -> Index:
        if name in self._touched:
            return self._indexed(name)
        index = self._of._index(name)
        sharing = {at for it in self._rare for at in index.postings.get(it, ())}
        roots = {at: sqrt(self._size(self._examples[at].features)) for at in sharing}
        return index._replace(roots={**index.roots, **roots})
