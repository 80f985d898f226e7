"""Sparse rows with a class each in, the weights of a linear softmax layer out. numpy lives here.

Minimises cross-entropy plus an L2 penalty by L-BFGS (Nocedal and Wright, Numerical Optimization,
algorithm 7.4); all steps are in a fixed order.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

PENALTY = 0.3
ROUNDS = 40
ENOUGH = 3e-3
"""Relative gain of a round below which it stops."""
MEMORY = 6
"""Earlier steps that shape the next one."""
SHORTEST_STEP = 1e-3

Matrix = Any
Slope = Callable[[Matrix], tuple[float, Matrix]]
"""Loss and gradient at a point."""


def fit(
    rows: Sequence[Mapping[int, float]], targets: Sequence[int], features: int, classes: int
) -> Matrix:
    """Weights, features by classes, that tell the targets of the rows apart."""
    return _descend(_slope(rows, targets, classes), np.zeros((features, classes), np.float32))


def _slope(rows: Sequence[Mapping[int, float]], targets: Sequence[int], classes: int) -> Slope:
    """The loss as a function; rows are held twice, by row and by feature, to be summed quickly."""
    columns = np.array([column for row in rows for column in row])
    values = np.array([value for row in rows for value in row.values()], np.float32)[:, None]
    lengths = np.array([len(row) for row in rows])
    filled = np.flatnonzero(lengths)
    starts = (np.cumsum(lengths) - lengths)[filled]
    order = np.argsort(columns, kind="stable")
    owners = np.repeat(np.arange(len(rows)), lengths)[order]
    ordered = values[order]
    used, firsts = np.unique(columns[order], return_index=True)
    everyone = np.arange(len(rows))

    def slope(weights: Matrix) -> tuple[float, Matrix]:
        sums = np.zeros((len(rows), classes), np.float32)
        sums[filled] = np.add.reduceat(weights[columns] * values, starts, axis=0)
        sums -= sums.max(axis=1, keepdims=True)
        chances = np.exp(sums)
        totals = chances.sum(axis=1, keepdims=True)
        loss = np.log(totals).sum() - sums[everyone, targets].sum()
        chances /= totals
        chances[everyone, targets] -= 1
        gradient = PENALTY * weights
        gradient[used] += np.add.reduceat(chances[owners] * ordered, firsts, axis=0)
        return float(loss + PENALTY / 2 * (weights**2).sum()), gradient

    return slope


def _descend(slope: Slope, point: Matrix) -> Matrix:
    loss, gradient = slope(point)
    steps: list[tuple[Matrix, Matrix, float]] = []
    for _ in range(ROUNDS):
        direction = _direction(gradient, steps)
        nearer, lower, level = _walk(slope, point, direction, loss, gradient)
        move, change = nearer - point, level - gradient
        curve = float((move * change).sum())
        if curve <= 0:
            break
        steps = [*steps[1 - MEMORY :], (move, change, curve)]
        gained = loss - lower
        point, loss, gradient = nearer, lower, level
        if gained < ENOUGH * abs(loss):
            break
    return point


def _direction(gradient: Matrix, steps: Sequence[tuple[Matrix, Matrix, float]]) -> Matrix:
    """The two loops of L-BFGS: the gradient, bent by what earlier steps learned."""
    bent = gradient.copy()
    shares = []
    for move, change, curve in reversed(steps):
        share = float((move * bent).sum()) / curve
        shares.append(share)
        bent -= share * change
    if steps:
        _, change, curve = steps[-1]
        bent *= curve / float((change**2).sum())
    else:
        bent /= 10 * float(np.abs(gradient).max() or 1)
    for (move, change, curve), share in zip(steps, reversed(shares), strict=True):
        bent += (share - float((change * bent).sum()) / curve) * move
    return bent


def _walk(
    slope: Slope, point: Matrix, direction: Matrix, loss: float, gradient: Matrix
) -> tuple[Matrix, float, Matrix]:
    """Go down, halving the step until the loss falls as the gradient promises."""
    promise = 1e-4 * float((gradient * direction).sum())
    step = 1.0
    while True:
        nearer = point - step * direction
        lower, level = slope(nearer)
        if lower <= loss - step * promise or step < SHORTEST_STEP:
            return nearer, lower, level
        step /= 2
