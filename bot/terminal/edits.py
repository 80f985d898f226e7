"""What came of an author's edit in, lines for the chat out."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from bot.authoring.live import Edit, Reloads, live
from bot.terminal.plain import printable

SHOWN = 8
"""Problems of one edit that are shown; one mistake may bring many."""


def watching(bot: Reloads, tell: Callable[[str], None]) -> AbstractContextManager[None]:
    """While it lasts, edits of the bot's content are live, and told of."""
    return live(bot, lambda edit: tell(told(edit)))


def told(edit: Edit) -> str:
    """What an author has to know of an edit."""
    if edit.is_live:
        return "The edit is live."
    if edit.lost:
        return printable(f"{edit.lost}. The last good content stays.")
    lines = [str(problem) for problem in edit.problems[:SHOWN]]
    more = len(edit.problems) - len(lines)
    lines += [f"... and {more} more: d3k2 lint shows all"] if more else []
    return printable("\n".join([*lines, "The edit is not live: the last good content stays."]))
