"""Examples in, each as it is weighed where nothing of it was counted, out."""

from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_array

from bot.evidence.design import Design, Examples, count, lonely, rarity_of, scale, tells
from bot.evidence.grams import STEP

Matrix = Any
"""Of floating-point numbers; the docstring says which way."""


class Counted(NamedTuple):
    """How many have what, where it is not what it was."""

    rows: int
    """Examples in all."""
    seen: Any
    """Of each gram, the examples that have it."""


def laid_without(
    examples: Examples, design: Design, rows: Sequence["array[int]"], places: Any, counted: Counted
) -> Matrix:
    """Some examples by kept grams.

    `rows` are the numbers of the grams that each has when nothing of it is known, `places` where
    the examples stand.
    """
    laid = count(rows, len(examples.blocks))
    own = laid.multiply(design.counted[places] > 0) > 0
    seen = counted.seen[laid.indices] - _marked(laid, own)
    laid.data = laid.data * tells(seen, lonely(examples)[laid.indices])
    rarity = rarity_of(np.maximum(seen, 0), counted.rows - 1) / STEP
    return _scaled(laid, rarity, examples.blocks)[:, design.kept]


def _marked(counted: Matrix, marks: Matrix) -> Any:
    """For each entry of a matrix 1 where it is marked in another of the same form."""
    marks = csr_array(marks)
    numbered = counted.copy()
    numbered.data = np.arange(1, len(numbered.data) + 1, dtype=float)
    found = numbered.multiply(marks)
    marked = np.zeros(len(counted.data), int)
    marked[csr_array(found).data.astype(int) - 1] = 1
    return marked


def _scaled(counted: Matrix, rarity: Any, blocks: str) -> Matrix:
    """As examples are; blocks without any gram stay empty."""
    with np.errstate(invalid="ignore"):
        scaled = scale(counted, rarity, blocks)
    scaled.data = np.nan_to_num(scaled.data)
    return scaled
