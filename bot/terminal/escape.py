"""What a person typed in, words of a Markdown line that show it as it was typed out."""

import re

from bot.terminal.plain import printable

LONGEST = 300
"""Characters of what was typed that are shown."""
_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#|~&!$^=@]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
"""What Markdown, in any of its kinds, reads as more than itself in the middle of a line."""


def escaped(typed: str) -> str:
    """One line without marks, links, HTML and control characters; cut where it is long.

    It must not begin its line: a number with a point would make a list there.
    """
    line = " ".join(printable(" ".join(typed.split())).split())
    if len(line) > LONGEST:
        line = f"{line[: LONGEST - 1].rstrip()}…"
    return _SIGNS.sub(r"\\\1", line)
