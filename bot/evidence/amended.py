"""What was learned and a few changes of its examples in, what would be learned then out.

The loss goes down again from where it ended, for the classes that the changes touch. How rare
grams are is counted again only for the examples that share with a change what hardly another has.
"""

from array import array
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_array, vstack

from bot.evidence.amendments import Added, Amendment, Moved, Removed, counted, newcomers, touched
from bot.evidence.bent import Bent
from bot.evidence.influence import Influence, LeftOut
from bot.evidence.softmax import Matrix, Patience, Point, descend

RARE = 3
"""Examples that have a gram, up to which one more or less may make it known or unknown."""
PATIENCE = Patience(rounds=8, enough=1e-5)
HIGHEST = 50.0
"""Points that anything may gain."""


class Amended:
    """What all points gain by some changes; made once for them."""

    def __init__(self, influence: Influence, changes: Sequence[Amendment]) -> None:
        """Learn on, from where `influence` was made."""
        self._influence = influence
        self._counted = counted(influence, changes)
        loss = _Loss(influence, changes)
        bend = Bent(influence, loss.rows, loss.classes, newcomers(influence, changes))
        end = descend(loss, loss.rows, np.zeros(loss.belongs.shape), PATIENCE, bend)
        self._classes = loss.classes
        self._weights = loss.rows.T @ end.value
        self._chances = loss.chances(end)[: len(influence.chances)]

    def points(self, laid: Matrix) -> Matrix:
        """What other texts gain, by classes; they are as `Influence.laid` gives them."""
        return self._by_class(laid @ self._weights)

    def left_out(self, left: LeftOut) -> Matrix:
        """What the points of examples gain, each left out; those that are changed mean nothing."""
        return self._left_out(left, slice(None))

    def _left_out(self, left: LeftOut, at: Any) -> Matrix:
        lost = self._influence.chances[at][:, self._classes] - self._chances[at]
        return self._by_class(left.rows @ self._weights - left.reach[:, self._classes] * lost)

    def met(self) -> list[int]:
        """Where examples stand that share with the changes what hardly another has."""
        was, now = self._influence.counted.seen, self._counted.seen
        rare = np.flatnonzero((was != now) & (np.minimum(was, now) < RARE))
        found = self._influence.design.counted[:, rare].sum(axis=1)
        return [int(at) for at in np.flatnonzero(found)]

    def left_out_anew(
        self, left: LeftOut, rows: Sequence["array[int]"], places: Sequence[int]
    ) -> Matrix:
        """What the points of some examples gain, each left out, and counted by what is now.

        `rows` are the numbers of the grams that each has when nothing of it is known.
        """
        influence, at = self._influence, list(places)
        without = influence.laid_without(rows, at, self._counted)
        own = influence.rows[at]
        was = _across(left.rows[at], own)
        nearer = np.divide(_across(without, own), was, out=np.ones(len(at)), where=was > 0)
        reach = left.reach[at] * nearer[:, None]
        now = LeftOut(without, reach, without @ influence.weights - reach * influence.slopes[at])
        return now.points - left.points[at] + self._left_out(now, at)

    def _by_class(self, gained: Matrix) -> Matrix:
        gains = np.zeros((len(gained), self._influence.chances.shape[1]))
        gains[:, self._classes] = gained
        return gains


def _across(rows: Matrix, others: Matrix) -> Any:
    """The product of each row with its own other."""
    return np.asarray(rows.multiply(others).sum(axis=1)).ravel()


class _Loss:
    """The loss with the changes made, as far as it is not what it was before."""

    def __init__(self, influence: Influence, changes: Sequence[Amendment]) -> None:
        added = [it for it in changes if isinstance(it, Added)]
        laid = influence.laid([it.row for it in added]) if added else None
        self.rows = influence.rows if laid is None else csr_array(vstack([influence.rows, laid]))
        points = influence.points
        if laid is not None:
            points = np.vstack([points, laid @ influence.weights])
        self.classes = touched(influence, changes, points)
        self._penalty, self._known = influence.penalty, len(influence.points)
        self._slopes = influence.slopes[:, self.classes]
        self._counted = np.ones((len(points), 1))
        self.belongs = self._owned(changes, added, influence)
        most = points.max(axis=1, keepdims=True)
        self._begun = np.exp(points[:, self.classes] - most)
        self._rest = np.exp(points - most).sum(axis=1) - self._begun.sum(axis=1)

    def _owned(
        self, changes: Sequence[Amendment], added: Sequence[Added], influence: Influence
    ) -> Matrix:
        """Examples by classes, a 1 where each belongs; what is removed is not counted any more."""
        owned = np.zeros((len(self._counted), len(self.classes)))
        owned[: self._known] = np.rint(self._slopes + influence.chances[:, self.classes])
        for change in changes:
            if isinstance(change, Removed):
                self._counted[change.at] = 0.0
            elif isinstance(change, Moved):
                owned[change.at] = self.classes == change.label
        for number, it in enumerate(added, self._known):
            owned[number] = self.classes == it.label
        return owned

    def chances(self, point: Point) -> Matrix:
        """Of the classes that are touched, at a point."""
        return self._shares(point)[0]

    def __call__(self, point: Point) -> tuple[float, Matrix]:
        """Loss, from 0 where nothing was gained yet, and gradient."""
        chances, totals = self._shares(point)
        begun = self._rest + self._begun.sum(axis=1)
        loss = (self._counted[:, 0] * np.log(totals / begun)).sum()
        loss -= (self._counted * self.belongs * point.seen).sum()
        loss += (self._slopes * point.seen[: self._known]).sum()
        slope = self._counted * (chances - self.belongs) + self._penalty * point.value
        # It stood still before, or nearly: what was left then is no part of a change.
        slope[: self._known] += self._slopes
        return float(loss) + self._penalty / 2 * point.dot(point), slope

    def _shares(self, point: Point) -> tuple[Matrix, Any]:
        raised = self._begun * np.exp(np.minimum(point.seen, HIGHEST))
        totals = self._rest + raised.sum(axis=1)
        return raised / totals[:, None], totals
