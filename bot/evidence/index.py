"""Features of a text in, the examples of a class that share the most with it out."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

CROWD = 30
"""Examples of a class found by rare features after which common ones need not be looked at."""
LONGEST_POSTING = 2_000
"""Examples of a class that are looked at for one feature: a word all of them have leads nowhere."""


class Index(NamedTuple):
    """The examples of a class, to be found by what they hold."""

    postings: dict[str, list[int]]
    same: dict[str, int]
    roots: dict[int, float]
    """Square root of the weight of all features of each."""


def sharing(index: Index, weights: Mapping[str, float]) -> Iterator[tuple[float, int]]:
    """(how much is shared, -example) of the examples that rare features lead to."""
    shared: dict[int, float] = {}
    rarest = sorted((len(index.postings[it]), it) for it in weights if it in index.postings)
    for count, feature in rarest:
        if shared and len(shared) + count > CROWD:
            break
        for at in index.postings[feature][:LONGEST_POSTING]:
            shared[at] = shared.get(at, 0.0) + weights[feature]
    return ((value / index.roots[at], -at) for at, value in shared.items())
