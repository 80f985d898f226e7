"""What was learned in, what it would be without each example out.

The best weights have no slope; a loss that is taken away tilts it, and one Newton step follows.
Its curvature is looked at class by class, over the examples that are not sure of the
class, which turns a system of all weights into small ones of such examples (approximate
leave-one-out, Rad and Maleki 2020, and influence functions, Cook and Weisberg 1982, in the form
for kernels of Opper and Winther 2000). What is counted, the rarity of grams and which of them
tell anything, is exact.
"""

from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.linalg import lapack

from bot.evidence.design import Design, Examples, count, lay_out, scale
from bot.evidence.grams import STEP
from bot.evidence.products import Halves, commonest, halved
from bot.evidence.softmax import penalty
from bot.evidence.without import Counted, laid_without

UNSURE = 0.01
"""Of a chance times its opposite: examples below it hardly bend the loss of a class."""
MOST_UNSURE = 2500
"""Examples whose curvature is looked at for one class: those that are least sure."""
JOINED = 0.8
"""How much stiffer a class is where one other takes what it loses, beside being alone."""

Matrix = Any
"""Of floating-point numbers; the docstring says which way."""


class Influence:
    """How the points of every class hang on each example; made from one learning."""

    def __init__(self, examples: Examples, shares: Matrix) -> None:
        """Take what was learned from, and the shares (examples by classes) that were found."""
        self._examples = examples
        self.design = lay_out(examples)
        self.counted = Counted(len(examples.rows), self.design.seen)
        self.rows = self.design.values
        """Examples by kept grams, as they are weighed."""
        self.penalty = penalty(self.rows.shape[0])
        self.weights = self.rows.T.tocsr() @ shares
        """Kept grams by classes."""
        self.points = self.rows @ self.weights
        """Examples by classes, of the examples themselves, as they were learned; so the next."""
        self.chances = softmax(self.points)
        self.slopes = _owned(self.design, self.chances.shape[1]) - self.chances
        """Examples by classes: what each pulls a class up by, or pushes it down."""
        self._bends = _bends(self.chances)
        self._common = commonest(self.rows)
        self._halves = halved(self.rows, self._common)
        self.unsure = [self._unsure_of(at) for at in range(self.chances.shape[1])]
        """By class."""

    def left_out(self, rows: Sequence["array[int]"]) -> "LeftOut":
        """Each example by weights that were learned without it.

        `rows` are the numbers of the grams it has when nothing of it is known.
        """
        without = self.laid_without(rows, slice(None), self.counted)
        reach = self._reach(without)
        return LeftOut(without, reach, without @ self.weights - reach * self.slopes)

    def laid(self, rows: Sequence["array[int]"]) -> Matrix:
        """Other texts by kept grams, as they are weighed; rows are the numbers of their grams."""
        design = self.design
        counted = count(rows, len(self._examples.blocks))[:, design.kept]
        blocks = [self._examples.blocks[gram] for gram in design.kept]
        return scale(counted, (design.rarity / STEP)[counted.indices], blocks)

    def laid_without(self, rows: Sequence["array[int]"], places: Any, counted: Counted) -> Matrix:
        """Some examples by kept grams, as each is weighed by what was counted without it."""
        return laid_without(self._examples, self.design, rows, places, counted)

    def pulls(self, rows: Sequence["array[int]"], towards: int, away: int) -> Any:
        """Of each example, the points that it gives some texts for one class over another."""
        seen = self.rows @ self.laid(rows).sum(axis=0)
        return (self.slopes[:, towards] - self.slopes[:, away]) * seen / self.penalty

    def _reach(self, without: Matrix) -> Matrix:
        """Examples by classes: what a slope of 1 of an example gives itself."""
        own = np.asarray(without.multiply(self.rows).sum(axis=1)).ravel() / self.penalty
        reach = np.full(self.chances.shape, np.nan)
        halves = halved(without, self._common)
        for at, unsure in enumerate(self.unsure):
            reach[unsure.rows, at] = self._reach_within(unsure, halves)
        seen = ~np.isnan(reach)
        mean = np.where(seen, reach, 0).sum(axis=1) / np.maximum(1, seen.sum(axis=1))
        usual = np.where(seen.any(axis=1), mean, own)
        return np.where(seen, reach, usual[:, None])

    def _reach_within(self, unsure: "Unsure", without: Halves) -> Matrix:
        if not len(unsure.rows):
            return np.zeros(0)
        seen = without.of(unsure.rows).products(self._halves.of(unsure.rows))
        sums = np.einsum("ij,ij->i", seen, unsure.inverse)
        return sums / (np.diag(unsure.inverse) * self.penalty)

    def _unsure_of(self, at: int) -> "Unsure":
        """Who bends the loss of a class, and the inverse of what they see of each other."""
        chances = self.chances[:, at] * (1 - self.chances[:, at])
        rows = np.flatnonzero(chances > UNSURE)
        if len(rows) > MOST_UNSURE:
            rows = np.sort(rows[np.argsort(-chances[rows], kind="stable")[:MOST_UNSURE]])
        if not len(rows):
            return Unsure(rows, np.zeros((0, 0)))
        within = self._halves.of(rows)
        seen = within.products(within) / np.float32(self.penalty)
        seen[np.diag_indices_from(seen)] += 1 / self._bends[rows, at]
        return Unsure(rows, _inverse(seen))


class LeftOut(NamedTuple):
    """Each example where nothing of it is known."""

    rows: Matrix
    """Examples by kept grams, as they are weighed by what was counted without each."""
    reach: Matrix
    """Examples by classes: what a slope of 1 of an example gives itself."""
    points: Matrix
    """Examples by classes."""


class Unsure(NamedTuple):
    """The examples that are not sure of a class."""

    rows: Any
    inverse: Matrix
    """Of what each sees of each, with its own softness (1 / bend) on the diagonal."""


def softmax(points: Matrix) -> Matrix:
    """Rows of points as chances that add up to 1."""
    chances = np.exp(points - points.max(axis=1, keepdims=True))
    return chances / chances.sum(axis=1, keepdims=True)


def _owned(design: Design, classes: int) -> Matrix:
    owned = np.zeros((len(design.targets), classes))
    owned[np.arange(len(design.targets)), design.targets] = 1.0
    return owned


def _bends(chances: Matrix) -> Matrix:
    """Curvature of each example's loss along each class, with what one rival adds to it."""
    squares = (chances**2).sum(axis=1, keepdims=True) - chances**2
    alone = 1 - chances
    rivalled = np.divide(squares, alone**2, out=np.ones_like(squares), where=alone > 1e-6)
    return np.maximum(chances * alone * (1 + JOINED * rivalled), 1e-12)


def _inverse(matrix: Matrix) -> Matrix:
    """Of a symmetric positive matrix, in single precision; the argument is spent."""
    factor, _ = lapack.spotrf(matrix.T, lower=1, overwrite_a=1)
    half, _ = lapack.spotri(factor, lower=1, overwrite_c=1)
    lower = np.tril(half)
    return lower + np.tril(lower, -1).T
