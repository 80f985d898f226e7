"""A stream of bytes in, its lines out: as many at a time as one reading brings to their end."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

READ_AT_ONCE = 64 * 1024
LONGEST = 4 * 1024 * 1024
"""Bytes of a line that are kept; of a longer one only is known that it was too long."""
NAP = 0.02
"""Seconds between two looks at a stream that says it has nothing yet instead of waiting."""

Read = Callable[[int], bytes | None]
"""Gives at most so many bytes, at once when there are any; none at the end."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    number: int
    """From 1; blank lines count."""
    text: str | None
    """None: it was too long."""
    size: int
    """Bytes since the line before, blank ones included."""


def lines(read: Read) -> Iterator[list[Line]]:
    """Every line that is not blank; whoever takes the next list may have to wait for it."""
    begun = _Begun()
    while (piece := read(READ_AT_ONCE)) != b"":
        if piece is None:
            time.sleep(NAP)
            continue
        *endings, rest = piece.split(b"\n")
        found = [begun.end(ending) for ending in endings]
        begun.add(rest)
        yield [line for line in found if line]
    last = begun.end(b"", newline=0)
    yield [last] if last else []


class _Begun:
    """The line whose end has not come yet."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0
        self._number = 0
        self._skipped = 0
        """Bytes of blank lines since the last line that was given."""

    def add(self, piece: bytes) -> None:
        self._length += len(piece)
        if self._length <= LONGEST:
            self._pieces.append(piece)
        else:
            self._pieces.clear()

    def end(self, piece: bytes, newline: int = 1) -> Line | None:
        """The line that ends with a piece; None when it is blank."""
        self.add(piece)
        self._number += 1
        size = self._skipped + self._length + newline
        too_long = self._length > LONGEST
        text = b"".join(self._pieces).decode("utf-8", errors="replace").strip("\r\n\ufeff")
        self._pieces, self._length, self._skipped = [], 0, 0
        if not (too_long or text.strip()):
            self._skipped = size
            return None
        return Line(self._number, None if too_long else text, size)
