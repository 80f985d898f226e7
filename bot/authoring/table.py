"""A table of questions and answers as a spreadsheet saves it, in and out."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from bot.errors import BotError

COLUMNS = ("question", "answer", "source")
"""What a row has to have; in any order and case."""
BETWEEN = " | "
"""Stands between several ways to ask in one cell."""
SEPARATORS = (",", ";", "\t")
LARGEST_CELL = 1_000_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would run instead of show."""


class NotATable(BotError):  # noqa: N818  it tells what happened
    """A file that cannot be read as a table; the message says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header."""

    number: int
    """As a spreadsheet counts: the header is row 1."""
    cells: Mapping[str, str]
    """Column in lower case -> what stands there, without blanks around it."""
    spare: bool = False
    """Whether it has more cells than there are columns: a separator stands within a text."""


@dataclass(frozen=True, slots=True)
class Table:
    """What was read."""

    rows: tuple[Row, ...]
    ignored: tuple[str, ...]
    """Columns that nothing is made of."""


def read_table(data: bytes) -> Table:
    """The rows that are not blank; raises NotATable."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotATable("not UTF-8; save it as “CSV UTF-8”") from None
    csv.field_size_limit(LARGEST_CELL)
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        records = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise NotATable(f"not readable as a table: {error}") from None
    head = [name.strip().casefold() for name in records[0]] if records else []
    missing = [name for name in COLUMNS if name not in head]
    if missing:
        found = ", ".join(filter(None, head)) or "none"
        raise NotATable(f"no column {', '.join(missing)}; found: {found}"[:300])
    return Table(tuple(_rows(head, records[1:])), tuple(it for it in head if it not in COLUMNS))


def _rows(head: Sequence[str], records: Iterable[Sequence[str]]) -> Iterator[Row]:
    for number, record in enumerate(records, 2):
        cells = dict(zip(head, map(_shown, record), strict=False))
        if any(cells.values()):
            yield Row(number, cells, spare=len(record) > len(head))


def _shown(cell: str) -> str:
    """Without the mark that keeps a spreadsheet from running it."""
    bare = cell.removeprefix("'")
    return (bare if bare.startswith(_FORMULA) else cell).strip()


def written_table(rows: Iterable[Mapping[str, str]]) -> str:
    """The rows under a header of their keys."""
    held = [{key: _kept(value) for key, value in row.items()} for row in rows]
    file = StringIO(newline="")
    writer = csv.DictWriter(file, list(held[0]) if held else COLUMNS)
    writer.writeheader()
    writer.writerows(held)
    return file.getvalue()


def _kept(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
