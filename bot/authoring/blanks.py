"""A file in, the blanks in it that should not be there out, and the same file without them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.content.outline import Scalar, scalars

BOM = "\ufeff"
_TRAILING = re.compile(r"(?<![ \t])[ \t]++(?=[\r\n])")
_LINE_END = re.compile(r"\r\n?")
_TAB = re.compile(r"\t+")


class Blank(NamedTuple):
    """Characters that should be others."""

    start: int
    end: int
    put: str
    """What should stand there."""
    told: str
    """What is wrong; empty where one word for the whole file is enough."""
    line: int
    """Counted from 1, as is the column."""
    column: int


def blanks(data: bytes) -> list[Blank]:
    """All of them, in the order of the file; none when it is not UTF-8, or empty."""
    if not _any(data):
        return []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return []
    found = sorted(_found(text)) if text.strip(f"{BOM} \t\r\n") else []
    starts = _lines(text)
    return [_placed(it, starts) for it in found]


def _any(data: bytes) -> bool:
    """Whether there may be some; costs little, and nearly always there are none."""
    inside = any(it in data for it in (b"\r", b"\t", b" \n"))
    return (
        inside
        or data.startswith(BOM.encode())
        or not data.endswith(b"\n")
        or data.endswith(b"\n\n")
    )


def without(data: bytes) -> bytes:
    """The file as it should be."""
    found = blanks(data)
    text = data.decode("utf-8") if found else ""
    pieces, at = [], 0
    for blank in found:
        pieces += [text[at : blank.start], blank.put]
        at = blank.end
    return "".join([*pieces, text[at:]]).encode() if found else data


_Found = tuple[int, int, str, str]


def _found(text: str) -> Iterator[_Found]:
    marked = text.startswith(BOM)
    if marked:
        yield 0, 1, "", "a byte-order mark stands here; save the file without it"
    known = scalars(text[marked:])
    inside = _Inside(text, [it for it in known or () if it.end > it.start], int(marked))
    last = len(text.rstrip(" \t\r\n"))
    yield from _tail(text, last)
    told = "a Windows line end; save the file with Unix line ends"
    for it in _LINE_END.finditer(text, 0, last):
        yield it.start(), it.end(), "\n", told
        told = ""
    trailing = set()
    for it in _TRAILING.finditer(text, 0, last):
        trailing.add(it.start())
        if known is not None and not inside.block(it.start(), it.end()):
            yield it.start(), it.end(), "", "spaces at the end of the line"
    for it in _TAB.finditer(text, 0, last):
        ends = text[it.end() : it.end() + 1] in {"\r", "\n"} or it.start() in trailing
        if not ends and not inside.any(it.start()) and known is not None:
            yield it.start(), it.end(), " ", "a tab; expected spaces"
        elif known is None and not text[text.rfind("\n", 0, it.start()) + 1 : it.start()].strip():
            yield it.start(), it.end(), "  ", "a tab begins the line; expected spaces"


def _tail(text: str, start: int) -> Iterator[_Found]:
    """What stands behind the last sign: one line end is right."""
    tail = text[start:]
    ends = len(re.findall(r"\r\n?|\n", tail))
    if tail == "\n":
        return
    told = "spaces at the end of the line"
    if ends != 1:
        wrong = "several line ends" if ends else "no line end"
        told = f"{wrong} at the end of the file; expected one"
    elif tail == "\r\n":
        told = "" if "\r" in text[:start] else "a Windows line end; save the file with Unix ones"
    yield start, len(text), "\n", told


class _Inside:
    """Where texts are."""

    def __init__(self, text: str, known: Sequence[Scalar], shift: int) -> None:
        self._text, self._known, self._shift = text, known, shift
        self._starts = [it.start for it in known]
        self._lines = _lines(text)
        self._indents: dict[int, int] = {}

    def any(self, at: int) -> bool:
        """Whether a character is part of a text."""
        return self._of(at) is not None

    def block(self, start: int, end: int) -> bool:
        """Whether spaces at a line end are part of a text, as in blocks they are."""
        scalar = self._of(start)
        if scalar is None or not scalar.block:
            return False
        line = self._lines[bisect_right(self._lines, start) - 1]
        if line <= scalar.start + self._shift:
            return False
        return line != start or end - start > self._indent(scalar)

    def _indent(self, scalar: Scalar) -> int:
        """How far in its lines stand."""
        if scalar.start not in self._indents:
            body = self._text[scalar.start + self._shift : scalar.end + self._shift]
            lines = [it for it in body.splitlines()[1:] if it.strip()]
            widths = (len(it) - len(it.lstrip()) for it in lines)
            self._indents[scalar.start] = min(widths, default=0)
        return self._indents[scalar.start]

    def _of(self, at: int) -> Scalar | None:
        index = bisect_right(self._starts, at - self._shift) - 1
        found = self._known[index] if index >= 0 else None
        return found if found and at - self._shift < found.end else None


def _lines(text: str) -> list[int]:
    """Where each line begins."""
    return [0, *(it.end() for it in re.finditer(r"\r\n?|\n", text))]


def _placed(found: _Found, starts: Sequence[int]) -> Blank:
    line = bisect_right(starts, found[0])
    return Blank(*found, line, found[0] - starts[line - 1] + 1)
