"""A reply in, what the screen shows out: styled where the terminal can, plain text elsewhere."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from shutil import get_terminal_size
from typing import Protocol

from bot.reply import Reply
from bot.terminal.opening import opening
from bot.terminal.plain import plain

WIDEST = 100
"""Columns of text; longer lines tire the eye."""


class Show(Protocol):
    """Prints what is to be read."""

    def reply(self, reply: Reply) -> None:
        """Print a reply, what matters most marked and first."""

    def text(self, markdown: str) -> None:
        """Print any other Markdown text."""


def wants_plain(*, asked: bool) -> bool:
    """Whether to leave out colour and boxes: asked for, no terminal, NO_COLOR or a dumb one."""
    dumb = os.environ.get("TERM", "") in {"", "dumb"}
    return asked or dumb or bool(os.environ.get("NO_COLOR")) or not sys.stdout.isatty()


def shower(headings: Mapping[str, str], *, asked_plain: bool) -> Show:
    """The way to show things on this terminal; `headings` are the library's."""
    if wants_plain(asked=asked_plain):
        return Plain(headings)
    from bot.terminal.styled import Styled  # noqa: PLC0415  plain output is not to pay for rich

    return Styled(headings, width)


def width() -> int:
    """Columns of text on this terminal, now; it may be resized."""
    return min(max(20, get_terminal_size((80, 24)).columns), WIDEST)


@dataclass(frozen=True, slots=True)
class Plain:
    """Lines of text; wrapped in a terminal, whole in a file or a pipe."""

    headings: Mapping[str, str]

    def reply(self, reply: Reply) -> None:
        """Print a reply, its cautions after the word that says so."""
        parts = opening(reply, self.headings)
        self.text("\n\n".join([*parts.first, parts.rest]))

    def text(self, markdown: str) -> None:
        """Print Markdown without its marks."""
        columns = width() if sys.stdout.isatty() else None
        print(plain(markdown, columns, sys.stdout.encoding or "utf-8"))
