"""A reply in, styled text with hyperlinks on a capable terminal out.

Colour only repeats what words, bold and place say already.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment, Segments
from rich.text import Text
from rich.theme import Theme

from bot.reply import Reply
from bot.terminal.ascii import showable
from bot.terminal.links import has_links
from bot.terminal.markdown import STYLES, LinkedMarkdown, Markdown, hung, link_style, trimmed
from bot.terminal.opening import opening
from bot.terminal.plain import SOURCE, bare_links, printable
from bot.terminal.tables import lists_for_tables


class Styled:
    """Prints with rich, for the width that the terminal has at that moment."""

    def __init__(
        self, headings: Mapping[str, str], width: Callable[[], int], console: Console | None = None
    ) -> None:
        self._headings = headings
        self._width = width
        self._console = console or Console(highlight=False, theme=Theme(STYLES))
        self._linked = has_links(os.environ)

    def reply(self, reply: Reply) -> None:
        """Print a reply, what matters most first and behind a bar."""
        parts = opening(reply, self._headings)
        style = "bar" if parts.alarms else "bar.calm"
        for first in parts.first:
            self._print(_Barred(self._markdown(self._ready(first)), style))
            self._console.line()
        self.text(parts.rest)

    def text(self, markdown: str) -> None:
        """Print Markdown; each source hangs under its number, its address whole on its own line."""
        for number, (is_list, lines) in enumerate(_runs(self._ready(markdown))):
            if number:
                self._console.line()
            if is_list:
                self._sources(lines)
            else:
                self._print(self._markdown("\n".join(lines)))

    def _ready(self, markdown: str) -> str:
        """What the terminal can show: no command, no letter that it lacks, no table too wide."""
        text = showable(bare_links(printable(markdown)), self._console.encoding)
        return lists_for_tables(text, self._width())

    def _markdown(self, text: str) -> Markdown:
        return LinkedMarkdown(text) if self._linked else Markdown(text)

    def _sources(self, lines: Iterable[str]) -> None:
        found = [it.groups(default="") for it in map(SOURCE.fullmatch, lines) if it]
        hang = max(len(number) for number, _, _ in found) + 1
        for number, what, address in found:
            self._print(_Hung(f"{number} ".rjust(hang), what))
            if address:
                self._address(address, hang)

    def _address(self, address: str, hang: int) -> None:
        """An address on a line of its own, which nothing breaks, so that it can be copied."""
        style = link_style(address) if self._linked else "address"
        indent = hang if hang + len(address) <= self._width() else 0
        self._console.print(Text.assemble(" " * indent, (address, style)), soft_wrap=True)

    def _print(self, what: "Markdown | _Barred | _Hung") -> None:
        """Print without the spaces that fill lines up: they would wrap when a window shrinks."""
        options = self._console.options.update(width=self._width())
        lines = self._console.render_lines(what, options, pad=False)
        whole = [part for line in lines for part in (*trimmed(line), Segment.line())]
        self._console.print(Segments(whole), soft_wrap=True, end="")


class _Barred:
    """Markdown behind a bar."""

    def __init__(self, inside: Markdown, style: str) -> None:
        self._inside = inside
        self._style = style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        mark = "| " if options.ascii_only else "┃ "
        bar = Segment(mark, console.get_style(self._style))
        return hung(self._inside, bar, bar, console, options)


class _Hung:
    """Text that hangs under its mark."""

    def __init__(self, mark: str, said: str) -> None:
        self._mark = mark
        self._said = said

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        others = Segment(" " * len(self._mark))
        return hung(Text(self._said), Segment(self._mark), others, console, options)


def _runs(markdown: str) -> Iterator[tuple[bool, list[str]]]:
    """Runs of lines that are sources, and of those that are not."""
    for is_list, lines in groupby(
        markdown.split("\n"), key=lambda line: bool(SOURCE.fullmatch(line))
    ):
        run = list(lines)
        if is_list or any(map(str.strip, run)):
            yield is_list, run
