"""Rows of gram numbers in, the sparse matrix that learning sees out."""

from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_array

from bot.evidence.grams import BLOCKS, STEP
from bot.features import Text


class Examples(NamedTuple):
    """What is learned from."""

    rows: Sequence["array[int]"]
    """The numbers of the grams of each."""
    keys: Sequence[tuple[str, Text]]
    """The class of each, and what tells it from others of the class."""
    classes: Sequence[str]
    blocks: str
    """Of each gram, by its number, the block."""
    alone: str
    """The blocks in which a gram tells something that one row alone has."""


class Design(NamedTuple):
    """Examples as what is solved for sees them."""

    counted: Any
    """How often each row has each gram."""
    seen: Any
    """Of each gram, the rows that have it."""
    kept: Any
    """The numbers of the grams that tell something; the columns of the values."""
    rarity: Any
    """Of each of these, in whole steps."""
    values: Any
    """Rows by kept grams, as they are weighed."""
    targets: Any
    """The number of the class of each row."""


def lay_out(examples: Examples) -> Design:
    """Which grams are kept, and what each row weighs of them."""
    targets = np.array([examples.classes.index(name) for name, _ in examples.keys])
    counted = count(examples.rows, len(examples.blocks))
    seen = np.diff(counted.tocsc().indptr)
    kept = np.flatnonzero(tells(seen, lonely(examples)))
    rarity = rarity_of(seen[kept], len(targets))
    within = counted[:, kept]
    blocks = [examples.blocks[gram] for gram in kept]
    values = scale(within, (rarity / STEP)[within.indices], blocks)
    return Design(counted, seen, kept, rarity, values, targets)


def lonely(examples: Examples) -> Any:
    """Of each gram whether one row is enough for it."""
    return np.array([block in examples.alone for block in examples.blocks])


def tells(seen: Any, alone: Any) -> Any:
    """Whether a gram that so many rows have is kept."""
    return (seen > 1) | ((seen == 1) & alone)


def rarity_of(seen: Any, rows: int) -> Any:
    """In whole steps, of grams that so many of the rows have."""
    # A logarithm's last digit differs between machines.
    return np.rint((np.log((1 + rows) / (1 + seen)) + 1) * STEP).astype(int)


def count(rows: Sequence["array[int]"], grams: int) -> Any:
    """How often each row has each gram."""
    starts = np.cumsum([0, *map(len, rows)])
    columns = np.concatenate([np.empty(0, np.int32), *(np.array(row, np.int32) for row in rows)])
    counted = csr_array((np.ones(len(columns)), columns, starts), (len(rows), grams))
    counted.sum_duplicates()
    return counted


def scale(counted: Any, rarity: Any, blocks: Sequence[str]) -> Any:
    """Rarity for each gram of each row, and the same length for each block of a row.

    `rarity` is parallel to what is counted, so that a row may have its own.
    """
    names = list(BLOCKS)
    numbers = np.array([names.index(block) for block in blocks], int)
    loudness = np.array([BLOCKS[block] for block in blocks])
    grams = counted.indices
    owners = np.repeat(np.arange(counted.shape[0]), np.diff(counted.indptr))
    groups = owners * len(names) + numbers[grams]
    squares = np.bincount(groups, counted.data * rarity**2)
    values = counted.data * rarity * loudness[grams] / np.sqrt(squares[groups])
    return csr_array((values, grams, counted.indptr), counted.shape)


def one_each(targets: Any) -> Any:
    """Rows by classes: 1 where a row belongs."""
    places = (np.arange(len(targets)), targets)
    return csr_array((np.ones(len(targets)), places), (len(targets), targets.max() + 1))
