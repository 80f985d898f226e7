"""Places in a row of words, and which of them are near each other."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its label and the words it covers, `start` up to but not including `end`."""

    label: str
    start: int
    end: int


class Spot(Protocol):
    """Anything that covers words, `start` up to but not including `end`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Spot)


def around(spots: Sequence[S], spot: Spot, farthest: int) -> Sequence[S]:
    """Those of the spots, which are in reading order, that begin near another one."""
    first = bisect_left(spots, spot.start - farthest, key=_start)
    return spots[first : bisect_right(spots, spot.end + farthest, key=_start)]


def _start(spot: Spot) -> int:
    return spot.start
