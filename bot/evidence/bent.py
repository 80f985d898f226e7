"""A gradient in, nearly the step that Newton's method would take out.

What bends the loss of a class was looked at when everything was learned; it is looked at no more
when a few examples change, but beside what these add to it.
"""

from collections.abc import Sequence

import numpy as np

from bot.evidence.influence import Influence
from bot.evidence.softmax import Matrix, Point

LIKELY = 0.25
"""How much the loss of an example that is new to its class bends: the most it may."""


class Bent:
    """Steps from where a learning ended; made once for a few changes of it."""

    def __init__(
        self, influence: Influence, rows: Matrix, classes: Sequence[int], changed: Sequence[int]
    ) -> None:
        """Take all rows with those that are new, the classes that move, and the changed rows."""
        self._rows = rows
        self._penalty, self._changed = influence.penalty, list(changed)
        self._unsure = [influence.unsure[at] for at in classes]
        self._met = (rows @ rows[self._changed].T).toarray()
        own = self._met[self._changed, range(len(self._changed))]
        self._kept = (self._penalty / (self._penalty + LIKELY * own))[:, None]

    def __call__(self, gradient: Point) -> Point:
        """The step, to be gone backwards."""
        value, seen = gradient.value / self._penalty, gradient.seen / self._penalty
        less = value[self._changed] * (self._kept - 1)
        value[self._changed] += less
        seen = seen + self._met @ less
        back = np.zeros(value.shape)
        for column, unsure in enumerate(self._unsure):
            felt = seen[unsure.rows, column].astype(np.float32)
            back[unsure.rows, column] = unsure.inverse @ felt / -self._penalty
        return Point(value + back, seen + self._rows @ (self._rows.T @ back))
