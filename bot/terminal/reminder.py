"""What a conversation keeps in mind in, one short line about it out."""

from collections.abc import Iterable
from textwrap import shorten

from bot.screen import Alert

LEAD = "keeping in mind: "
HINT = "   /forget clears"
LONGEST = 24
"""Characters of one thing that is kept in mind."""


def reminder(alerts: Iterable[Alert], columns: int) -> str:
    """The words by which they were told, newest last, in so many columns; empty without any.

    Where there is too little room, the hint goes first, then the end of the words.
    """
    words = dict.fromkeys(shorten(it.words, LONGEST, placeholder="...") for it in alerts)
    if not words:
        return ""
    line = LEAD + ", ".join(words)
    if len(line) + len(HINT) <= columns:
        return line + HINT
    return line if len(line) <= columns else line[: max(0, columns - 3)] + "..."[:columns]
