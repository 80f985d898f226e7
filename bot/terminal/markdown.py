"""Markdown in, what rich prints out: quiet styles, whole citations and addresses, no lost marks."""

import re
import string
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import quote

from markdown_it import MarkdownIt
from rich import markdown as rich_markdown
from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.terminal.wrapping import GLUE, glued

STYLES = {
    **dict.fromkeys(("markdown.code", "markdown.block_quote"), ""),
    **dict.fromkeys(("markdown.list", "markdown.item", "markdown.item.bullet"), ""),
    **dict.fromkeys((f"markdown.h{level}" for level in range(1, 8)), "bold"),
    "markdown.item.number": "",
    "markdown.code_block": "",
    "table.header": "bold",
    "markdown.hr": "",
    "address": "underline",
    "bar": "bold red",
    "bar.calm": "bold",
}
"""Nothing but bold, underline and red: the rest cannot be read on every background."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]")


def link_style(address: str) -> Style:
    """A hyperlink; the standard allows printable ASCII alone."""
    return Style(underline=True, link=quote(address, safe=string.punctuation))


def hung(
    inside: RenderableType,
    first: Segment,
    others: Segment,
    console: Console,
    options: ConsoleOptions,
) -> Iterator[Segment]:
    """Lines with a mark before the first and another before the others."""
    narrower = options.update(width=options.max_width - first.cell_length)
    for number, line in enumerate(console.render_lines(inside, narrower, pad=False)):
        yield others if number else first
        yield from line
        yield Segment.line()


def trimmed(line: list[Segment]) -> list[Segment]:
    """A line without the spaces at its end."""
    kept = list(line)
    while kept and not kept[-1].text.rstrip(" "):
        kept.pop()
    if kept:
        kept[-1] = Segment(kept[-1].text.rstrip(" "), kept[-1].style, kept[-1].control)
    return kept


class _Paragraph(rich_markdown.Paragraph):
    def __rich_console__(self, _console: Console, _options: ConsoleOptions) -> RenderResult:
        self.text.plain = glued(self.text.plain)
        yield self.text


class _LinkedParagraph(_Paragraph):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        self.text.highlight_regex(_ADDRESS, link_style)
        yield from super().__rich_console__(console, options)


class _Cell(rich_markdown.TableDataElement):
    def on_leave(self, _context: rich_markdown.MarkdownContext) -> None:
        """Tie citations once the text is whole."""
        self.content.plain = glued(self.content.plain)


class _Table(rich_markdown.TableElement):
    def __rich_console__(self, _console: Console, _options: ConsoleOptions) -> RenderResult:
        table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, leading=1)
        head = self.header.row if self.header else None
        for cell in head.cells if head else ():
            table.add_column(cell.content, overflow="fold")
        for row in self.body.rows if self.body else ():
            table.add_row(*(cell.content for cell in row.cells))
        yield table


class _Heading(rich_markdown.Heading):
    def __rich_console__(self, _console: Console, _options: ConsoleOptions) -> RenderResult:
        yield self.text


class _Code(rich_markdown.TextElement):
    def __rich_console__(self, _console: Console, _options: ConsoleOptions) -> RenderResult:
        yield Padding(Text(self.text.plain.rstrip()), (0, 0, 0, 2))


class _Quote(rich_markdown.BlockQuote):
    def __rich_console__(self, _console: Console, _options: ConsoleOptions) -> RenderResult:
        yield Padding(self.elements, (0, 0, 0, 2))


class _Item(rich_markdown.ListItem):
    def render_bullet(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Hang the text under `•`, or `-` where there is none."""
        return self._hung("- " if options.ascii_only else "• ", console, options)

    def render_number(
        self, console: Console, options: ConsoleOptions, number: int, last_number: int
    ) -> RenderResult:
        """Hang the text under its number as it is typed to pick it."""
        mark = f"{number}. "
        return self._hung(mark.rjust(len(f"{last_number - 1}. ")), console, options)

    def _hung(self, mark: str, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        return hung(self.elements, Segment(mark), Segment(" " * len(mark)), console, options)


_PARSER = (
    MarkdownIt("commonmark", {"html": False})
    .enable(["strikethrough", "table"])
    .disable(["image", "link", "autolink", "reference"])  # they would hide the address
    .disable("entity")  # `&rlm;` would bring in what was taken out
)


class Markdown(rich_markdown.Markdown):
    """Rich's own, with these elements; HTML and entities are shown as they were written."""

    elements: ClassVar[dict[str, type[rich_markdown.MarkdownElement]]] = {
        **rich_markdown.Markdown.elements,
        "paragraph_open": _Paragraph,
        "heading_open": _Heading,
        "fence": _Code,
        "code_block": _Code,
        "blockquote_open": _Quote,
        "list_item_open": _Item,
        "table_open": _Table,
        "td_open": _Cell,
        "th_open": _Cell,
    }

    def __init__(self, text: str) -> None:
        super().__init__("", hyperlinks=False)
        self.parsed = _PARSER.parse(text.replace(GLUE, " "))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in super().__rich_console__(console, options):
            if isinstance(segment, Segment):
                yield Segment(segment.text.replace(GLUE, " "), segment.style, segment.control)


class LinkedMarkdown(Markdown):
    """The same with hyperlinks on the addresses."""

    elements: ClassVar[dict[str, type[rich_markdown.MarkdownElement]]] = {
        **Markdown.elements,
        "paragraph_open": _LinkedParagraph,
    }
