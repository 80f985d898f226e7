"""YAML as plain nodes that know where they stand."""

import re
from dataclasses import dataclass, field
from typing import Literal

from bot.content.problem import Problem

_SIGN = re.compile(r".")
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file; line and column are counted from 1."""

    path: str
    line: int
    column: int
    rows: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """Of a text of several lines, these as written."""

    def of(self, piece: str, but: re.Pattern[str] = _NOTHING) -> "Place":
        """Where a piece of the text stands, outside of what `but` finds; else where the text does.

        A folded text has other lines than what is written.
        """
        written = but.sub(lambda it: _SIGN.sub(" ", it[0]), "\n".join(self.rows))
        found = re.search(rf"{re.escape(piece)}(?!\w)", written)
        if not found:
            return self
        below = written.count("\n", 0, found.start())
        return Place(
            self.path, self.line + below, found.start() - written.rfind("\n", 0, found.start())
        )

    def problem(self, rule: str, message: str) -> Problem:
        """A problem at this place."""
        return Problem(self.path, self.line, self.column, rule, message)


@dataclass(slots=True)
class Node:
    """A scalar, a list, or a mapping."""

    kind: Literal["scalar", "list", "map"]
    place: Place
    tag: str = "str"
    """Of a scalar, what YAML takes it for: str, int, bool ..."""
    text: str = ""
    """Of a scalar, as written."""
    items: list["Node"] = field(default_factory=list)
    """Of a list its items; of a mapping keys and values in turn."""
    broken: bool = False
    """Whether a problem was told already."""
