"""Rows of features with a class each in, a linear softmax layer out.

Minimises cross-entropy plus an L2 penalty by L-BFGS (Nocedal and Wright, Numerical Optimization,
algorithm 7.4). The best weights are sums of rows (Kimeldorf and Wahba 1971), so that what is
looked for is the share of each row in each class: far fewer numbers than weights.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import numpy as np

PENALTY = 0.3
"""Of squared weights, where there are many rows: what one more class changes stays small."""
LEAST_PENALTY = 0.1
"""Where there are few, and each must tell more."""
MANY = 5_000
"""Rows from which the penalty is full."""
ROUNDS = 60
ENOUGH = 1e-6
"""Relative gain of a round below which it stops."""
ENOUGH_NEAR = 1e-5
"""The same where it begins near the end."""
MEMORY = 5
"""Earlier steps that shape the next one."""
SHORTEST_STEP = 1e-3
FIRST_STEP = 5.0
"""Of the first round, times the gradient over the root of the number of rows."""

Matrix = Any
"""Rows by classes. Beside each stands its product with the rows' inner products, `seen`."""


def solve(rows: Any, owners: Any, start: Matrix | None = None) -> Matrix:
    """Shares, rows by classes: the transposed rows times them are the weights.

    `rows` are sparse, rows by features; `owners`, rows by classes, have a 1 where a row belongs.
    `start` are shares that come near already: then less is enough.
    """
    belongs = owners.toarray()
    enough = ENOUGH if start is None else ENOUGH_NEAR
    loss_at = partial(_descent, belongs=belongs, penalty=penalty(len(belongs)))
    begun = np.zeros(belongs.shape) if start is None else start
    return descend(loss_at, rows, begun, Patience(ROUNDS, enough)).value


class Patience(NamedTuple):
    """When to stop."""

    rounds: int
    enough: float
    """What a round gains at least, relative to the loss."""


def descend(
    loss_at: "LossAt", rows: Any, begun: Matrix, patience: Patience, bend: "Bend | None" = None
) -> "Point":
    """Where a loss is least, or near it, of shares that begin somewhere.

    `bend` makes a step of a gradient where more is known of the loss than earlier steps tell.
    """
    features = rows.T.tocsr()
    shares = Point(begun, rows @ (features @ begun))
    loss, slope = loss_at(shares)
    gradient = Point(slope, rows @ (features @ slope))
    steps: Steps = []
    for _ in range(patience.rounds):
        direction = _direction(gradient, steps, bend or partial(_scaled, steps))
        nearer, lower, slope = _walk(loss_at, shares, direction, loss, gradient)
        level = Point(slope, rows @ (features @ slope))
        move, change = nearer - shares, level - gradient
        curve = move.dot(change)
        gained = loss - lower
        shares, loss, gradient = nearer, lower, level
        if curve <= 0 or gained < patience.enough * abs(loss):
            break
        steps = [*steps[1 - MEMORY :], (move, change, curve)]
    return shares


class Point:
    """Shares, a gradient or a step, with what the rows see of it."""

    def __init__(self, value: Matrix, seen: Matrix) -> None:
        self.value, self.seen = value, seen

    def dot(self, other: "Point") -> float:
        """The inner product of the weights that both stand for."""
        return float((self.value * other.seen).sum())

    def add(self, other: "Point", times: float) -> "Point":
        return Point(self.value + times * other.value, self.seen + times * other.seen)

    def __sub__(self, other: "Point") -> "Point":
        return self.add(other, -1.0)


def penalty(rows: int) -> float:
    """Of squared weights, for a number of rows."""
    return LEAST_PENALTY + (PENALTY - LEAST_PENALTY) * min(1.0, rows / MANY)


def _descent(shares: Point, belongs: Matrix, penalty: float) -> tuple[float, Matrix]:
    """Loss at a point, and its gradient."""
    sums = shares.seen - shares.seen.max(axis=1, keepdims=True)
    chances = np.exp(sums)
    totals = chances.sum(axis=1, keepdims=True)
    loss = float(np.log(totals).sum() - (sums * belongs).sum())
    slope = chances / totals - belongs + penalty * shares.value
    return loss + penalty / 2 * shares.dot(shares), slope


LossAt = Callable[[Point], tuple[float, Matrix]]
"""Loss and gradient at a point."""
Bend = Callable[["Point"], "Point"]


Steps = list[tuple[Point, Point, float]]
"""Move, how the gradient changed, and how much of that along the move."""


def _direction(gradient: Point, steps: Steps, bend: Bend) -> Point:
    """The two loops of L-BFGS: the gradient, bent by what earlier steps learned."""
    bent = gradient
    taken = []
    for move, change, curve in reversed(steps):
        taken.append(move.dot(bent) / curve)
        bent = bent.add(change, -taken[-1])
    bent = bend(bent)
    for (move, change, curve), times in zip(steps, reversed(taken), strict=True):
        bent = bent.add(move, times - change.dot(bent) / curve)
    return bent


def _scaled(steps: Steps, gradient: Point) -> Point:
    """As long as the last step tells."""
    if steps:
        _, change, curve = steps[-1]
        scale = curve / change.dot(change)
    else:
        scale = FIRST_STEP / len(gradient.value) ** 0.5
    return Point(gradient.value * scale, gradient.seen * scale)


def _walk(
    loss_at: LossAt, shares: Point, direction: Point, loss: float, gradient: Point
) -> tuple[Point, float, Matrix]:
    """Go down, halving the step until the loss falls as the gradient promises."""
    promise = 1e-4 * gradient.dot(direction)
    step = 1.0
    while True:
        nearer = shares.add(direction, -step)
        lower, slope = loss_at(nearer)
        if lower <= loss - step * promise or step < SHORTEST_STEP:
            return nearer, lower, slope
        step /= 2
