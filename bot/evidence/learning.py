"""Rows of gram numbers with a class each in, the weights of every gram for classes out.

numpy and scipy live here: they are loaded when something is learned, never to answer.
"""

from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_array, issparse

from bot.evidence.grams import BLOCKS, STEP
from bot.evidence.softmax import solve
from bot.features import Text

SMALLEST = 0.05
"""Points; weaker weights are dropped: together they decide nothing."""
LARGEST = (1 << 15) - 1
"""Whole steps; what two bytes hold. Only a word of thousands of like examples says more."""
LOUDNESS = 14.0
"""Points of an utterance that reads as the mean of a class's examples, where nothing is solved."""
AT_ONCE = 4_000_000
"""Weights that are looked at together."""


class Weights(NamedTuple):
    """All grams together."""

    kept: Any
    """The numbers of the grams that tell something; the rest is parallel to them."""
    rarity: Any
    """Of each gram, in whole steps: the fewer rows have it, the more it tells."""
    starts: Any
    """Of each gram the place where its weights start; one more than grams."""
    columns: Any
    weights: Any
    """Whole steps."""


class Examples(NamedTuple):
    """What is learned from."""

    rows: Sequence["array[int]"]
    """The numbers of the grams of each."""
    keys: Sequence[tuple[str, Text]]
    """The class of each, and what tells it from others of the class."""
    classes: Sequence[str]


class Shares(NamedTuple):
    """What was solved for: the share of each example in each class."""

    places: dict[tuple[str, Text], int]
    """Key of an example -> its row."""
    classes: Sequence[str]
    values: Any
    """Examples by classes."""

    def of(self, examples: Examples) -> Any:
        """The shares of other examples: those they had here, none for what was not here."""
        values = np.zeros((len(examples.keys), len(examples.classes)))
        known = [at for at, key in enumerate(examples.keys) if key in self.places]
        classes = [at for at, name in enumerate(examples.classes) if name in self.classes]
        rows = [self.places[examples.keys[at]] for at in known]
        columns = [self.classes.index(examples.classes[at]) for at in classes]
        values[np.ix_(known, classes)] = self.values[np.ix_(rows, columns)]
        return values


def learn(
    examples: Examples, blocks: str, *, alone: str, solved: bool, before: Shares | None = None
) -> tuple[Weights, Shares | None]:
    """Learn from examples; `blocks` has the block of each gram.

    A gram that one row alone has tells something only in one of the blocks of `alone`. What is
    solved for begins with the shares found before.
    """
    targets = np.array([examples.classes.index(name) for name, _ in examples.keys])
    counted = _count(examples.rows, len(blocks))
    seen = np.diff(counted.tocsc().indptr)
    lonely = np.array([block in alone for block in blocks])
    kept = np.flatnonzero((seen > 1) | ((seen == 1) & lonely))
    # A logarithm's last digit differs between machines.
    rarity = np.rint((np.log((1 + len(targets)) / (1 + seen[kept])) + 1) * STEP).astype(int)
    values = _scale(counted[:, kept], rarity / STEP, [blocks[gram] for gram in kept])
    owners = _one_each(targets)
    shares = solve(values, owners, before and before.of(examples)) if solved else None
    weights = _weights(values.T.tocsr(), _means(values, owners) if shares is None else shares)
    return Weights(kept, rarity, *weights), _kept(examples, shares)


def _kept(examples: Examples, shares: Any) -> Shares | None:
    """Nothing where nothing was solved."""
    if shares is None:
        return None
    places = {key: at for at, key in enumerate(examples.keys)}
    return Shares(places, examples.classes, shares)


def _count(rows: Sequence["array[int]"], grams: int) -> Any:
    """How often each row has each gram."""
    starts = np.cumsum([0, *map(len, rows)])
    columns = np.concatenate([np.array(row, np.int32) for row in rows])
    counted = csr_array((np.ones(len(columns)), columns, starts), (len(rows), grams))
    counted.sum_duplicates()
    return counted


def _scale(counted: Any, rarity: Any, blocks: Sequence[str]) -> Any:
    """Rarity for each gram, and the same length for each block of a row."""
    names = list(BLOCKS)
    numbers = np.array([names.index(block) for block in blocks])
    loudness = np.array([BLOCKS[block] for block in blocks])
    grams = counted.indices
    owners = np.repeat(np.arange(counted.shape[0]), np.diff(counted.indptr))
    groups = owners * len(names) + numbers[grams]
    squares = np.bincount(groups, counted.data * rarity[grams] ** 2)
    values = counted.data * rarity[grams] * loudness[grams] / np.sqrt(squares[groups])
    return csr_array((values, grams, counted.indptr), counted.shape)


def _one_each(targets: Any) -> Any:
    """Rows by classes: 1 where a row belongs."""
    places = (np.arange(len(targets)), targets)
    return csr_array((np.ones(len(targets)), places), (len(targets), targets.max() + 1))


def _means(values: Any, owners: Any) -> Any:
    """Rows by classes: what each row adds to the mean of its class, brought to one length."""
    sums = owners.T @ values
    lengths = np.sqrt((sums * sums).sum(axis=1))
    return owners * (LOUDNESS / np.where(lengths, lengths, 1))


def _weights(grams: Any, shares: Any) -> tuple[Any, Any, Any]:
    """Starts, columns and weights, out of grams by rows times rows by classes."""
    step = max(1, AT_ONCE // shares.shape[1])
    counts, columns, weights = [], [], []
    for begin in range(0, grams.shape[0], step):
        strip = grams[begin : begin + step] @ shares
        dense = strip.toarray() if issparse(strip) else strip
        strong = np.abs(dense) >= SMALLEST
        counts.append(strong.sum(axis=1))
        columns.append(np.nonzero(strong)[1])
        weights.append(np.rint(dense[strong] * STEP).clip(-LARGEST, LARGEST).astype(int))
    starts = np.cumsum(np.concatenate([[0], *counts]))
    return starts, np.concatenate(columns), np.concatenate(weights)
