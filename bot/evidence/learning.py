"""Rows of gram numbers with a class each in, the weights of every gram for classes out.

numpy and scipy live here: they are loaded when something is learned, never to answer.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import issparse

from bot.evidence.design import Examples, lay_out, one_each
from bot.evidence.grams import STEP
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
    examples: Examples, *, solved: bool, before: Shares | None = None
) -> tuple[Weights, Shares | None]:
    """Learn from examples; what is solved for begins with the shares found before."""
    design = lay_out(examples)
    owners = one_each(design.targets)
    shares = solve(design.values, owners, before and before.of(examples)) if solved else None
    told = _means(design.values, owners) if shares is None else shares
    weights = _weights(design.values.T.tocsr(), told)
    return Weights(design.kept, design.rarity, *weights), _kept(examples, shares)


def _kept(examples: Examples, shares: Any) -> Shares | None:
    """Nothing where nothing was solved."""
    if shares is None:
        return None
    places = {key: at for at, key in enumerate(examples.keys)}
    return Shares(places, examples.classes, shares)


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
