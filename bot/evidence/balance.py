"""Sources of evidence in, their sum for each intent and for all else out, and shares of it."""

from collections.abc import Mapping, Sequence
from copy import copy
from math import cbrt, exp, fsum

from bot.evidence import Evidence
from bot.evidence.linear import Linear
from bot.evidence.nearest import Near, Nearest
from bot.evidence.taught import REFUSED
from bot.features import Text

CANDIDATES = 4
"""Intents whose nearness counts: those that the other evidence puts first."""
NEARNESS = 0.08
"""Points of evidence for a point of nearness, where intents have many examples."""
COVERED = 3.0
"""Points for an intent when its examples have every word of the utterance."""
MANY = 30
"""Examples an intent from which nearness to them and their words begin to mean much."""
SHRUNK = 3.0
"""Few examples make weak weights: they count by 1 + SHRUNK / examples an intent."""
STRANGE = 3.0
"""Points that something unheard of has at least."""
UNKNOWN = 12.0
"""Points for something unheard of when no word of the utterance is known."""
GROWN = 1500
"""Examples from which an unknown word means all it can: fewer know few words of everyday."""

Points = dict[str, float]
"""Class -> evidence; one point more makes a class e times as likely."""


class Balance:
    """Adds up what speaks for each intent and for something else."""

    def __init__(self, linear: Linear, nearest: Nearest, others: Sequence[Evidence] = ()) -> None:
        """Take what was learned, the examples, and further sources."""
        self._linear: Evidence = linear
        self._nearest = nearest
        self.others = tuple(others)
        self._names = tuple(nearest.classes())
        self.place = {name: at for at, name in enumerate(self._names)}
        """Class -> its place in the order given."""
        self.intents = tuple(name for name in self._names if name != REFUSED)
        self._heard = nearest.features(self.intents)
        size = nearest.mean_size(self.intents)
        grown = 1 - exp(-size / MANY)
        self._nearness, self._covered = NEARNESS * grown, COVERED * grown
        self._louder = 1 + SHRUNK / max(1.0, size)
        self._unknown = UNKNOWN * min(1.0, cbrt(size * len(self.intents) / GROWN))

    def over(self, linear: Evidence, nearest: Nearest) -> "Balance":
        """The same measure of other evidence for the same classes."""
        other = copy(self)
        other._linear, other._nearest = linear, nearest
        return other

    def weigh(self, text: Text) -> tuple[dict[str, Near], Points]:
        """Nearness of the best candidates; points for each class that anything is said for."""
        said = self._linear.weigh(text)
        points = {name: self._louder * value for name, value in said.items()}
        for source in self.others:
            _add(points, source.weigh(text))
        refused = points.pop(REFUSED, 0.0)
        near = self._nearest.weigh(text, self._candidates(text, points))
        _add(points, {name: self._of_examples(it) for name, it in near.items()})
        strange = max(STRANGE, points.get(REFUSED, 0.0))
        unknown = self._unknown * (1 - self._nearest.share(text, self._heard))
        points[REFUSED] = refused + strange + unknown
        return near, points

    def shares(self, points: Points) -> dict[str, float]:
        """The chance that each class is meant; classes without points have a chance, too."""
        most = max(points.values())
        weights = {name: exp(value - most) for name, value in points.items()}
        silent = len(self.intents) + 1 - len(points)
        total = fsum(weights.values()) + silent * exp(-most)
        return {name: weight / total for name, weight in weights.items()}

    def _candidates(self, text: Text, points: Points) -> dict[str, None]:
        # Sorting the values alone is quick for thousands of classes, too.
        least = min(sorted(points.values())[-CANDIDATES:], default=0.0)
        best = sorted((-it, self.place[name]) for name, it in points.items() if it >= least)
        names = [self._names[place] for _, place in best[:CANDIDATES]]
        return dict.fromkeys([*names, *self._nearest.same(text), REFUSED])

    def _of_examples(self, near: Near) -> float:
        return self._nearness * near.score + self._covered * near.covered


def _add(sums: Points, points: Mapping[str, float]) -> None:
    for name, value in points.items():
        sums[name] = sums.get(name, 0.0) + value
