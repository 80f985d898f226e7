"""A text that YAML joins from several lines in, the slip that this looks like out."""

import re
from collections.abc import Sequence
from typing import Any

_ENTRY = re.compile(r"\s*(- |[a-z_]+:(\s|$))")
"""What begins an item or a key."""


def joined_by_slip(event: Any, lines: Sequence[str], *, item: bool) -> tuple[int, str] | None:
    """The line, from 0, where a scalar went wrong, and what to do; `item`: of a list of lines.

    A dash that is lost, or that stands too far right, makes a line part of the one above; a quote
    that is never closed takes in what follows. YAML is content with both.
    """
    first, last = event.start_mark.line, event.end_mark.line
    if first == last or event.style in {"|", ">"}:
        return None
    odd = [at for at in range(first + 1, last + 1) if _ENTRY.match(lines[at])]
    if event.style and (item or odd):
        return first, f"the quote that opens here is closed {last - first} lines below"
    if odd:
        return odd[0], "this is read as part of the text above; indent it as its neighbours"
    if item:
        message = "this goes on from the line above; begin it with `- `, or the one above with `>-`"
        return first + 1, message
    return None
