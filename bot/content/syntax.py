"""A YAML error and what was read before it in, where the slip is and what to say out.

YAML gives up where it can go on no longer, which is often below the slip.
"""

import re
from collections.abc import Sequence
from typing import Any

_BEGINS = re.compile(r"\s*(- |[a-z_]+:(\s|$))")
"""An item, or a key."""
_KEYLESS = re.compile(r"(?:- )?[^:\s#-][^:]*$")
"""A key that has lost its colon, of an entry's first line or of another."""


def explained(error: Any, lines: Sequence[str], scalar: Any, opened: Any) -> tuple[int, int, str]:
    """Line and column, from 0, and what is wrong there.

    `scalar`: the event of the last one read; `opened`: of the innermost list or mapping.
    """
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context", None) or ""
    if mark is None:
        return 0, 0, f"not readable as YAML: {error}"
    if "quoted scalar" in context or "simple key" in context:
        return _at(error.context_mark, _QUOTE if "quoted" in context else _COLON)
    if _ends_at(scalar, mark.line):
        return _at(scalar.start_mark, _QUOTE)
    if (
        opened
        and opened.flow_style
        and (mark.line >= len(lines) or _BEGINS.match(lines[mark.line]))
    ):
        return _unclosed(opened.start_mark.line, mark.line, lines)
    said = str(getattr(error, "problem", None) or error)
    line = max(0, min(mark.line, len(lines) - 1))
    above = _filled(lines, line - 1)
    if "mapping values" in said and _keyless(lines, above, line):
        return above, _indent(lines[above]), _COLON
    return line, mark.column, f"not readable as YAML: {said}"


def _ends_at(scalar: Any, line: int) -> bool:
    """Whether a quoted text of several lines ends on the line."""
    quoted = scalar and scalar.style in {"'", '"'}
    return bool(quoted and scalar.start_mark.line < scalar.end_mark.line == line)


_COLON = "expected `key: value`, and found no colon"
_QUOTE = "the quote that opens here is not closed where it should be"


def _at(mark: Any, message: str) -> tuple[int, int, str]:
    return mark.line, mark.column, message


def _unclosed(first: int, end: int, lines: Sequence[str]) -> tuple[int, int, str]:
    """The last line of a list in brackets: the one before the next item or key."""
    begun = (at for at in range(first + 1, end) if _BEGINS.match(lines[at]))
    last = max(first, _filled(lines, next(begun, end) - 1))
    return last, len(lines[last]), f"the bracket that opens on line {first + 1} is not closed"


def _keyless(lines: Sequence[str], above: int, at: int) -> bool:
    """Whether the line above stands where a key would, and has no colon."""
    if above < 0:
        return False
    row = lines[above]
    return _indent(row) == _indent(lines[at]) and bool(_KEYLESS.match(row.lstrip(" ")))


def _indent(row: str) -> int:
    """Where a key stands, or would."""
    return 2 if row.startswith("- ") else len(row) - len(row.lstrip(" "))


def _filled(lines: Sequence[str], at: int) -> int:
    """The line, or the nearest above that holds more than a comment."""
    while at > 0 and lines[at].lstrip()[:1] in {"", "#"}:
        at -= 1
    return at
