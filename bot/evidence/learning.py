"""Rows of gram numbers with a class each in, the weights of every gram for classes out.

numpy and scipy live here: they are loaded when something is learned, never to answer.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_array, issparse

from bot.evidence.grams import STEP
from bot.evidence.softmax import solve

SMALLEST = 0.05
"""Points; weaker weights are dropped: together they decide nothing."""
LOUDNESS = 14.0
"""Points of an utterance that reads as the mean of a class's examples, where nothing is solved."""
AT_ONCE = 4_000_000
"""Weights that are looked at together."""


class Weights(NamedTuple):
    """All grams together."""

    rarity: Any
    """Of each gram: the fewer rows have it, the more it tells."""
    starts: Any
    """Of each gram the place where its weights start; one more than grams."""
    columns: Any
    weights: Any
    """Whole steps."""


def learn(
    rows: Iterable[Sequence[int]],
    loudness: Sequence[float],
    blocks: Sequence[int],
    targets: Sequence[int],
    *,
    solved: bool,
) -> Weights:
    """Learn from rows of gram numbers; `loudness` and `blocks` are parallel to the grams."""
    counted = _count(rows, len(blocks))
    rarity = np.log((1 + len(targets)) / (1 + np.diff(counted.tocsc().indptr))) + 1
    rarity = np.rint(rarity * STEP) / STEP  # a logarithm's last digit differs between machines
    values = _scale(counted, rarity, np.array(loudness), np.array(blocks))
    owners = _one_each(np.array(targets))
    shares = solve(values, owners) if solved else _means(values, owners)
    return _weights(rarity, values.T.tocsr(), shares)


def _one_each(targets: Any) -> Any:
    """Rows by classes: 1 where a row belongs."""
    places = (np.arange(len(targets)), targets)
    return csr_array((np.ones(len(targets)), places), (len(targets), targets.max() + 1))


def _count(rows: Iterable[Sequence[int]], grams: int) -> Any:
    """How often each gram stands in each row."""
    columns: list[Any] = []
    starts = [0]
    for row in rows:
        columns.append(np.array(row, np.int32))
        starts.append(starts[-1] + len(row))
    flat = np.concatenate(columns)
    counted = csr_array((np.ones(len(flat)), flat, starts), (len(starts) - 1, grams))
    counted.sum_duplicates()
    return counted


def _scale(counted: Any, rarity: Any, loudness: Any, blocks: Any) -> Any:
    """Rarity for each gram, and the same length for each block of a row."""
    owners = np.repeat(np.arange(counted.shape[0]), np.diff(counted.indptr))
    grams = counted.indices
    groups = owners * (blocks.max() + 1) + blocks[grams]
    squares = np.bincount(groups, counted.data * rarity[grams] ** 2)
    values = counted.data * rarity[grams] * loudness[grams] / np.sqrt(squares[groups])
    return csr_array((values, grams, counted.indptr), counted.shape)


def _means(values: Any, owners: Any) -> Any:
    """Rows by classes: what each row adds to the mean of its class, brought to one length."""
    sums = owners.T @ values
    lengths = np.sqrt((sums * sums).sum(axis=1))
    return owners * (LOUDNESS / np.where(lengths, lengths, 1))


def _weights(rarity: Any, grams: Any, shares: Any) -> Weights:
    """The weights of each gram that matter, out of grams by rows times rows by classes."""
    classes = shares.shape[1]
    step = max(1, AT_ONCE // classes)
    counts, columns, weights = [], [], []
    for begin in range(0, grams.shape[0], step):
        strip = grams[begin : begin + step] @ shares
        dense = strip.toarray() if issparse(strip) else strip
        kept = np.abs(dense) >= SMALLEST
        counts.append(kept.sum(axis=1))
        columns.append(np.nonzero(kept)[1])
        weights.append(np.rint(dense[kept] * STEP).astype(int))
    starts = np.concatenate([[0], np.cumsum(np.concatenate(counts))])
    return Weights(
        np.rint(rarity * STEP).astype(int), starts, np.concatenate(columns), np.concatenate(weights)
    )
