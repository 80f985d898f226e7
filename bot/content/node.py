"""YAML as plain nodes that know where they stand."""

from dataclasses import dataclass, field
from typing import Literal

from bot.content.problem import Problem


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file; line and column are counted from 1."""

    path: str
    line: int
    column: int

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
