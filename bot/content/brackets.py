"""A text in, its brackets and bars out: which pair, which stand alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_SIGN = re.compile(r"\\?[()\[\]{}|]")
_OPENERS = {")": "(", "]": "[", "}": "{"}


@dataclass(slots=True)
class Pair:
    """An opening and a closing bracket."""

    sign: str
    """The opening one, with its backslash if it has one."""
    start: int
    end: int = 0
    """Where the closing one stands."""
    bars: list[int] = field(default_factory=list)
    """Bars between them, and in no other pair."""


class Brackets(NamedTuple):
    """All brackets and bars of a text, but those after a backslash.

    The bracket that closes one after a backslash is none either: `\\[like this]`.
    """

    pairs: Sequence[Pair]
    """By their start."""
    lone: Sequence[int]
    bars: Sequence[int]
    """Outside of all pairs."""


def brackets(text: str) -> Brackets:
    """Find them; takes time in proportion to the text, whatever is in it."""
    pairs: list[Pair] = []
    lone: list[int] = []
    outside = Pair("", -1)
    opened: dict[str, int] = dict.fromkeys("([{", 0)
    around = [outside]
    for found in _SIGN.finditer(text):
        sign, at = found[0], found.start()
        if sign == "|":
            around[-1].bars.append(at)
        elif sign[-1] in opened:
            opened[sign[-1]] += 1
            around.append(Pair(sign, at))
        elif sign in _OPENERS and not opened[_OPENERS[sign]]:
            lone.append(at)
        elif sign in _OPENERS:
            while around[-1].sign[-1] != _OPENERS[sign]:
                lone += _given_up(around, opened)
            if around[-1].sign != _OPENERS[sign]:
                _given_up(around, opened)
                continue
            pair = around.pop()
            opened[pair.sign] -= 1
            pair.end = at
            pairs.append(pair)
    while len(around) > 1:
        lone += _given_up(around, opened)
    return Brackets(sorted(pairs, key=lambda it: it.start), sorted(lone), outside.bars)


def _given_up(around: list[Pair], opened: dict[str, int]) -> list[int]:
    """Take the innermost bracket for text, and its bars for those of the next.

    Gives where it stands, unless a backslash says that it is meant to be text.
    """
    pair = around.pop()
    opened[pair.sign[-1]] -= 1
    around[-1].bars += pair.bars
    return [pair.start] if len(pair.sign) == 1 else []
