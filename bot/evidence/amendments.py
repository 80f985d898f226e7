"""What is changed among examples in, what it counts for out."""

from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from bot.evidence.influence import Influence, softmax
from bot.evidence.softmax import Matrix
from bot.evidence.without import Counted

TOUCHED = 0.005
"""Of a slope; classes that a change pulls at less stay where they are."""


class Removed(NamedTuple):
    """An example that is taken away, by its place."""

    at: int


class Moved(NamedTuple):
    """An example that is given to another class."""

    at: int
    label: int


class Added(NamedTuple):
    """A text that becomes an example of a class."""

    row: "array[int]"
    """The numbers of its grams."""
    label: int


Amendment = Removed | Moved | Added


def counted(influence: Influence, changes: Sequence[Amendment]) -> Counted:
    """How many have what, once the changes are made."""
    rows, seen = influence.counted.rows, influence.counted.seen.copy()
    for change in changes:
        if isinstance(change, Removed):
            rows -= 1
            seen[influence.design.counted[[change.at]].indices] -= 1
        elif isinstance(change, Added):
            rows += 1
            seen[np.unique(change.row)] += 1
    return Counted(rows, seen)


def newcomers(influence: Influence, changes: Sequence[Amendment]) -> list[int]:
    """Where examples stand that begin to belong to a class; those that come stand last."""
    added = sum(isinstance(it, Added) for it in changes)
    known = len(influence.points)
    return [*(it.at for it in changes if isinstance(it, Moved)), *range(known, known + added)]


def touched(influence: Influence, changes: Sequence[Amendment], points: Matrix) -> Any:
    """The classes that the changes pull at, by number."""
    found = np.zeros(points.shape[1], bool)
    for change in changes:
        if not isinstance(change, Added):
            found |= np.abs(influence.slopes[change.at]) > TOUCHED
        if not isinstance(change, Removed):
            found[change.label] = True
    for row in points[len(influence.points) :]:
        found |= softmax(row[None])[0] > TOUCHED
    return np.flatnonzero(found)
