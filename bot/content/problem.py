"""An author's mistake, with its place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in a content file; prints as `path:line:column: message [rule]`."""

    path: str
    """As the author gave the folder."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1."""
    rule: str
    message: str
    """Lower case; names the thing and says what was expected."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message} [{self.rule}]"
