"""Two sparse matrices in, the product of each row of one with each row of the other out.

Nearly all rows share something, most of it in few columns: those are multiplied as dense ones,
the others as sparse ones.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.linalg import blas
from scipy.sparse import csr_array

COMMON = 400
"""Columns that are taken as dense, at most: those that most rows have."""

Matrix = Any
"""Of floating-point numbers."""


@dataclass(frozen=True, slots=True)
class Halves:
    """The rows of a matrix, in single precision."""

    common: Matrix
    """Rows by common columns, dense."""
    rare: Matrix
    """Rows by the other columns, sparse."""

    def of(self, rows: Any) -> "Halves":
        """Some of the rows."""
        return Halves(self.common[rows], self.rare[rows])

    def products(self, others: "Halves") -> Matrix:
        """Of each row with each of other rows, dense."""
        found = (self.rare @ others.rare.T).toarray()
        # numpy's own threads would wait for more to do, and be in the way of scipy's.
        found += blas.sgemm(1.0, others.common.T, self.common.T, trans_a=True).T
        return found


def halved(matrix: Matrix, by: Any) -> Halves:
    """A matrix in two, where `by` tells of each column which comes first."""
    short = matrix.astype(np.float32).tocsc()
    return Halves(short[:, by[:COMMON]].toarray(), csr_array(short[:, by[COMMON:]]))


def commonest(matrix: Matrix) -> Any:
    """The columns of a matrix, those first that most rows have."""
    return np.argsort(-np.diff(matrix.tocsc().indptr), kind="stable")
