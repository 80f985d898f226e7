"""Markdown with tables in, the same with lists in their place out."""

import re
from collections.abc import Iterator
from itertools import groupby, zip_longest

NARROW = 70
"""Columns below which every table becomes a list."""
TALLEST = 8
"""Lines that a cell may take; a table with a taller one is easier to read as a list."""
_RULE = re.compile(r"\|?[\s:|-]+\|?")
_BAR = re.compile(r"(?<!\\)\|")


def lists_for_tables(markdown: str, width: int = 0) -> str:
    """Each row becomes a list item with its cells below it, each after its heading.

    Tables that can be read in so many columns stay.
    """
    done: list[str] = []
    for is_table, run in groupby(markdown.split("\n"), key=lambda line: line.startswith("|")):
        lines = list(run)
        done += _rows(lines) if is_table and not _fits(lines, width) else lines
    return "\n".join(done)


def _fits(lines: list[str], width: int) -> bool:
    cells = [_cells(line) for line in lines]
    share = width // max(map(len, cells))
    return width >= NARROW and all(len(it) <= TALLEST * share for row in cells for it in row)


def _rows(lines: list[str]) -> Iterator[str]:
    heads, *rows = [_cells(line) for line in lines if not _RULE.fullmatch(line)] or [[]]
    if not rows:
        yield " ".join(heads)
    for first, *cells in rows:
        yield f"- **{_told(heads[0], first).replace('**', '')}**"
        for head, cell in zip_longest(heads[1:], cells, fillvalue=""):
            if cell:
                yield f"  - {_told(head, cell)}"


def _told(head: str, cell: str) -> str:
    """A cell after its heading; a heading that asks needs no colon."""
    if not head:
        return cell
    return f"{head} {cell}" if head[-1] in "?:" else f"{head}: {cell}"


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace(r"\|", "|") for cell in _BAR.split(inner)]
