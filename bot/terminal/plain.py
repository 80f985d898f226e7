"""Markdown of a reply in, plain text for any terminal and any voice out: one idea a line.

Knows what answers use: paragraphs, bold, headings, lists, tables, links and lists of sources.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bot.terminal.ascii import ascii_signs, showable
from bot.terminal.sentences import sentences
from bot.terminal.tables import lists_for_tables
from bot.terminal.wrapping import wrapped

SOURCE = re.compile(r"[-*] (\[\d+\]) (.*?)(?: (https?://\S+))?")
"""An item of a source list: its number, what it is, its address."""
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![*\w])\*([^*\s][^*]*)\*(?![*\w])")
_LINK = re.compile(r"!?\[([^\[\]\n]+)\]\((https?://[^)\s]{1,2000})\)")
_HEADING = re.compile(r"^#+[ \t]+(.*)$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"(\s*)([-*•]|\d+\.)\s+")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of text before it is wrapped."""

    mark: str
    """What the first line begins with; those after it hang below it."""
    parts: tuple[str, ...]
    """Each begins a line."""


def printable(text: str) -> str:
    """The text without anything that a terminal would obey instead of show."""
    return "".join(char for char in text.replace("\t", " ") if char == "\n" or not _commands(char))


def _commands(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs"}


def plain(markdown: str, width: int | None = None, encoding: str = "utf-8") -> str:
    """Markdown as lines of text, a sentence a line, and no wider than asked."""
    text = bare_links(lists_for_tables(printable(markdown)))
    text = _EMPHASIS.sub(r"\1", _BOLD.sub(r"\1", text))
    text = _HEADING.sub(r"\n\1\n", _RULE.sub("", text))
    paragraphs = filter(str.strip, re.split(r"\n\s*\n", text))
    lines = "\n\n".join("\n".join(_lines(paragraph, width)) for paragraph in paragraphs)
    return showable(lines, encoding)


def bare_links(markdown: str) -> str:
    """Links with their addresses to be read: `[a page](https://...)` -> `a page (https://...)`."""
    return _LINK.sub(r"\1 (\2)", re.sub(r"<(https?://[^<>\s]+)>", r"\1", markdown))


def _lines(paragraph: str, width: int | None) -> Iterator[str]:
    for piece in _items(paragraph.strip("\n")):
        line = _source(piece, width) or _line(piece)
        hang = " " * len(line.mark)
        for number, part in enumerate(line.parts):
            mark = hang if number else line.mark
            yield from wrapped(part, width, mark, hang) if width else [f"{mark}{part}"]


def _source(piece: str, width: int | None) -> _Line | None:
    """A source as one item; in a terminal its address on a line of its own, to be copied whole."""
    found = SOURCE.fullmatch(_flat(piece))
    if not found:
        return None
    number, what, address = found.groups(default="")
    parts = (what, address) if width else (f"{what} {address}",)
    return _Line(f"{number} ", tuple(filter(None, map(str.strip, parts))))


def _line(piece: str) -> _Line:
    item = _ITEM.match(piece)
    body = sentences(_flat(piece[item.end() :] if item else piece))
    if not item:
        return _Line("", tuple(body))
    mark = item[2] if item[2][0].isdigit() else "-"
    return _Line(f"{item[1]}{mark} ", tuple(body))


def _flat(text: str) -> str:
    return " ".join(ascii_signs(text).split())


def _items(paragraph: str) -> Iterator[str]:
    """The paragraph cut before each list item."""
    piece: list[str] = []
    for line in paragraph.split("\n"):
        if piece and _ITEM.match(line):
            yield "\n".join(piece)
            piece = []
        piece.append(line)
    if piece:
        yield "\n".join(piece)
