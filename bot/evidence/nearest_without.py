"""One of the examples to leave out in, how near the others come then out."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from math import sqrt

from bot.evidence.index import Index
from bot.evidence.nearest import Example, Nearest, weight
from bot.evidence.nearest_changed import RARE, Gained, NearestChanged
from bot.features import Text


class Leaving:
    """Leaves out one example at a time; made once for all of them."""

    def __init__(self, nearest: Nearest, intents: Iterable[str]) -> None:
        """Take all examples, and the classes whose features count as heard of."""
        self.nearest = nearest
        self.intents = frozenset(intents)
        examples = nearest._examples
        self.counts = Counter(it for example in examples for it in example.features)
        inside = (at for name in self.intents for at in nearest._members.get(name, ()))
        self.heard = Counter(it for at in inside for it in examples[at].features)
        self.labels = nearest.labels()
        self.sames = Counter(
            (label, example.sorted) for label, example in zip(self.labels, examples, strict=True)
        )

    def without(self, at: int) -> Nearest:
        """The nearest of the other examples."""
        return _NearestWithout(self, at)

    def changed(self, lost: Collection[int], gained: Sequence[Gained]) -> "Leaving":
        """The same once examples went, and others came behind all that there were."""
        other = copy(self)
        other.counts, other.heard = self.counts.copy(), self.heard.copy()
        other.sames = self.sames.copy()
        for at in lost:
            other._count(self.labels[at], self.nearest._examples[at], -1)
        for it in gained:
            other._count(*it, 1)
        other.nearest = NearestChanged(self.nearest, lost, gained, other.counts)
        other.labels = other.nearest.labels()
        return other

    def _count(self, label: str, example: Example, times: int) -> None:
        """Examples more, or less."""
        self.sames[label, example.sorted] += times
        for feature in example.features:
            self.counts[feature] += times
            if label in self.intents:
                self.heard[feature] += times


class _NearestWithout(Nearest):
    """All but one; weights of features that many examples have stay as they are."""

    def __init__(self, all_of: Leaving, at: int) -> None:
        vars(self).update(vars(all_of.nearest))
        self._lost, self._of = at, all_of
        self._label = all_of.labels[at]
        self._features = frozenset(self._examples[at].features)
        self._lowered = {it: self._lower(it) for it in self._features}
        alone = (it for it in self._features if all_of.heard[it] == 1)
        self._unheard = frozenset(alone if self._label in all_of.intents else ())
        self._index = self._without

    def _lower(self, feature: str) -> float:
        """What a feature of the example weighs; one that it alone has is unknown."""
        times = self._of.counts[feature] - 1
        return weight(feature, times, len(self) - 1) if times else self._unknown

    def _weighed(self, text: Text) -> dict[str, float]:
        weights = super()._weighed(text)
        weights.update((it, self._lowered[it]) for it in self._features.intersection(weights))
        return weights

    def _size(self, features: Iterable[str]) -> float:
        lowered, weights = self._lowered, self._weights
        return sum(lowered[it] if it in lowered else weights[it] for it in features) or 1.0

    def same(self, text: Text) -> Sequence[str]:
        """The classes with another example that reads the same."""
        key = (self._label, text.sorted)
        if text.sorted != self._examples[self._lost].sorted or self._of.sames[key] > 1:
            return super().same(text)
        return [it for it in super().same(text) if it != self._label]

    def share(self, text: Text, known: Collection[str]) -> float:
        """As of all examples, less what this one alone has."""
        features = frozenset(text.features) - self._unheard
        return super().share(text, features.intersection(known))

    def _without(self, name: str) -> Index:
        whole = self._of.nearest._index(name)
        rare = [it for it in self._features if self._of.counts[it] <= RARE]
        sharing = {at for it in rare for at in whole.postings.get(it, ())}
        roots = {at: sqrt(self._size(self._examples[at].features)) for at in sharing - {self._lost}}
        index = Index(whole.postings, whole.same, {**whole.roots, **roots})
        return self._reduced(index) if name == self._label else index

    def _reduced(self, index: Index) -> Index:
        """The index of the example's own class."""
        postings = dict(index.postings)
        for feature in self._features:
            left = [at for at in postings[feature] if at != self._lost]
            if left:
                postings[feature] = left
            else:
                del postings[feature]
        key = self._examples[self._lost].sorted
        if index.same[key] != self._lost:
            return index._replace(postings=postings)
        others = (at for at in self._members[self._label] if self._examples[at].sorted == key)
        same = {name: at for name, at in index.same.items() if name != key}
        same.update((key, at) for at in list(others)[1:2])
        return index._replace(postings=postings, same=same)
