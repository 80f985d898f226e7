"""Markdown of a reply in, plain text for any terminal out: no colour, no boxes, no control codes.

Knows what answers use: paragraphs, bold, headings, lists and tables.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![*\w])\*([^*\s][^*]*)\*(?![*\w])")
_HEADING = re.compile(r"^#+[ \t]+(.*)$", re.MULTILINE)
_ITEM = re.compile(r"^(\s*(?:[-*]|\d+\.)\s+)")
_RULE = re.compile(r"\|?[\s:|-]+\|?")


def printable(text: str) -> str:
    """The text without anything that a terminal would obey instead of show."""
    return "".join(char for char in text.replace("\t", " ") if char == "\n" or not _commands(char))


def _commands(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs"}


def plain(markdown: str, width: int = 80) -> str:
    """Markdown as wrapped lines of text."""
    text = _BOLD.sub(r"\1", lists_for_tables(printable(markdown)))
    text = _HEADING.sub(r"\n\1\n\n", _EMPHASIS.sub(r"\1", text))
    paragraphs = filter(str.strip, re.split(r"\n\s*\n", text))
    return "\n\n".join("\n".join(_lines(paragraph, width)) for paragraph in paragraphs)


def _lines(paragraph: str, width: int) -> Iterator[str]:
    """Wrapped lines; a list item hangs under its mark."""
    for piece in _items(paragraph):
        mark = _ITEM.match(piece)
        hang = " " * len(mark[1]) if mark else ""
        flat = (
            " ".join(piece.split()) if not mark else mark[1] + " ".join(piece[mark.end() :].split())
        )
        yield from wrap(
            flat, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
        )


def _items(paragraph: str) -> Iterator[str]:
    """The paragraph cut before each list item."""
    piece: list[str] = []
    for line in paragraph.splitlines():
        if piece and _ITEM.match(line):
            yield "\n".join(piece)
            piece = []
        piece.append(line)
    if piece:
        yield "\n".join(piece)


def lists_for_tables(markdown: str) -> str:
    """Each table row becomes a list item: `- **first cell.** Heading: cell; Heading: cell`."""
    return "\n".join(
        "\n".join(_rows(list(lines)) if is_table else lines)
        for is_table, lines in groupby(markdown.split("\n"), key=lambda it: it.startswith("|"))
    )


def _rows(lines: list[str]) -> Iterator[str]:
    table = [_cells(line) for line in lines if not _RULE.fullmatch(line)]
    for first, *cells in table[1:]:
        told = [f"{head}: {cell}" for head, cell in zip(table[0][1:], cells, strict=False) if cell]
        yield f"- **{first}.** " + "; ".join(told)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
