"""A reply in, what the screen shows out: Markdown where the terminal can, plain text elsewhere."""

import os
import sys
from collections.abc import Callable
from shutil import get_terminal_size

from bot.terminal.plain import lists_for_tables, plain, printable

WIDEST = 100
NARROW = 70
"""Columns below which a table becomes a list."""

Show = Callable[[str], None]
"""Prints one Markdown text."""


def wants_plain(*, asked: bool) -> bool:
    """Whether to leave out colour and boxes: asked for, no terminal, NO_COLOR or a dumb one."""
    dumb = os.environ.get("TERM", "") in {"", "dumb"}
    return asked or dumb or bool(os.environ.get("NO_COLOR")) or not sys.stdout.isatty()


def shower(*, asked_plain: bool) -> Show:
    """The way to show Markdown on this terminal."""
    if wants_plain(asked=asked_plain):
        return show_plain
    return _rich_shower()


def show_plain(markdown: str) -> None:
    print(plain(markdown, min(width(), WIDEST)))


def width() -> int:
    return max(20, get_terminal_size((80, 24)).columns)


def _rich_shower() -> Show:
    from rich.console import Console  # noqa: PLC0415  plain output is not to pay for rich
    from rich.markdown import Markdown  # noqa: PLC0415

    console = Console(highlight=False)

    def show(markdown: str) -> None:
        columns = min(width(), WIDEST)
        text = printable(markdown)
        narrow = columns < NARROW
        console.print(Markdown(lists_for_tables(text) if narrow else text), width=columns)

    return show
