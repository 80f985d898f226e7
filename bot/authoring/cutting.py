"""The text of a YAML file in, its keys or entries as pieces of that text out, comments kept."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Piece(NamedTuple):
    """A part of a file."""

    name: str
    """Its key, or what the entry is called."""
    text: str
    """With the comment right above it."""


def key_pieces(text: str, indent: int = 0) -> Iterator[Piece]:
    """The keys of a mapping that stands so many columns in."""
    lines = text.splitlines(keepends=True)
    key = re.compile(rf'^ {{{indent}}}"?([\w/]+)"?:')
    found = [(at, match[1]) for at, line in enumerate(lines) if (match := key.match(line))]
    return _cut(lines, [at for at, _ in found], (name for _, name in found))


def entry_pieces(text: str, lines: Iterable[int], names: Iterable[str]) -> Iterator[Piece]:
    """The entries that begin in these lines, counted from 1."""
    return _cut(text.splitlines(keepends=True), [line - 1 for line in lines], names)


def _cut(lines: Sequence[str], starts: Iterable[int], names: Iterable[str]) -> Iterator[Piece]:
    ends = [*(_above(lines, at) for at in starts), len(lines)]
    for name, (start, stop) in zip(names, pairwise(ends), strict=True):
        yield Piece(name, "".join(lines[start:stop]))


def _above(lines: Sequence[str], at: int) -> int:
    """Where the comment begins that stands right above a line."""
    while at and lines[at - 1].lstrip().startswith("#"):
        at -= 1
    return at
