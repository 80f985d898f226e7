"""Rows of whole numbers in, one large integer for each out: adding two adds all their numbers.

Number i stands at bit 64 i. A sum of such integers, or one times a whole number, is the same of
every row at once, at the speed of the interpreter's own arithmetic, and exact on every machine.
"""

import sys
from array import array
from collections.abc import Iterable

_BYTES = 8
_HALF = 1 << 63


class Lanes:
    """Packs rows of a fixed length; sums must stay within 63 bits a number."""

    def __init__(self, count: int) -> None:
        self._size = _BYTES * count
        self._zero = array("Q", [_HALF]) * count
        self._offset = self._integer(self._zero)

    def pack(self, places: Iterable[int], values: Iterable[int]) -> int:
        """A row that is 0 but for some places."""
        lanes = self._zero[:]
        for place, value in zip(places, values, strict=True):
            lanes[place] = value + _HALF
        return self._integer(lanes) - self._offset

    def unpack(self, packed: int) -> list[int]:
        """The numbers of a row, or of a sum of rows."""
        lanes = array("Q")
        lanes.frombytes((packed + self._offset).to_bytes(self._size, sys.byteorder))
        # An integer begins with its last number where the first byte weighs most.
        ordered = lanes if sys.byteorder == "little" else reversed(lanes)
        return [lane - _HALF for lane in ordered]

    @staticmethod
    def _integer(lanes: "array[int]") -> int:
        ordered = lanes if sys.byteorder == "little" else array("Q", reversed(lanes))
        return int.from_bytes(ordered.tobytes(), sys.byteorder)
