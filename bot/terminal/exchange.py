"""Content out to reviewers and spreadsheets, and tables of questions in."""

import argparse
import sys
from datetime import date
from pathlib import Path

from bot.authoring.exporting import as_pages, as_table
from bot.authoring.home import Home
from bot.authoring.importing import drafted, write_drafts
from bot.authoring.lint import lint
from bot.authoring.table import NotATable, read_table
from bot.content.model import Library
from bot.content.scalar import read_scalar
from bot.errors import ContentInvalid, NotWritten
from bot.places import placed
from bot.terminal.plain import printable

OK, PROBLEMS, USAGE = 0, 1, 2


def show_export(library: Library, options: argparse.Namespace) -> int:
    """Write pages or a table, to a file or to standard output."""
    text = as_table(library) if options.csv else as_pages(placed(library, options.region))
    if not options.file:
        sys.stdout.buffer.write(text.encode())
        return OK
    shown = printable(options.file.as_posix())
    try:
        with options.file.open("xb") as file:  # somebody may have marked the one that is there
            file.write(text.encode())
    except FileExistsError:
        print(f"d3k2 export: {shown} exists already; name another file", file=sys.stderr)
        return PROBLEMS
    print(f"wrote {shown}", file=sys.stderr)
    return OK


def show_import(options: argparse.Namespace) -> int:
    """Write drafts of all rows that can be taken; 1 when any was not."""
    try:
        read_scalar("id", "str", options.topic)
        home = Home.of(options.content, shipped=not options.only)
        table = read_table(options.file.read_bytes())
        library = home.library()
        drafts = drafted(table.rows, library)
        day = date.today()  # noqa: DTZ011  the author's own day
        written = write_drafts(drafts, options.topic, home, day, dry=options.dry_run)
    except (NotATable, NotWritten, ValueError) as error:
        said = f"{options.file}: {error}" if isinstance(error, NotATable) else str(error)
        print(printable(f"d3k2 import: {said}"), file=sys.stderr)
        return PROBLEMS
    except ContentInvalid as error:
        print(printable(f"{error}\nd3k2 import: nothing was written"), file=sys.stderr)
        return PROBLEMS
    if table.ignored:
        print(printable(f"columns not read: {', '.join(table.ignored)}"))
    for number, why in drafts.refused.items():
        print(printable(f"row {number} not taken: {why}"))
    _tell(written, home, dry=options.dry_run)
    print(f"{len(table.rows) - len(drafts.refused)} of {len(table.rows)} rows taken")
    return PROBLEMS if drafts.refused else OK


def _tell(written: list[Path], home: Home, *, dry: bool) -> None:
    for path in written:
        print(printable(f"{'would write' if dry else 'wrote'} {path.as_posix()}"))
    if written and not dry:
        folder = None if home.own else home.folder
        found = len(lint(folder, shipped=home.layered))
        told = "no problem" if not found else f"{found} problem{'s' * (found > 1)}"
        print(f"d3k2 lint finds {told} there; every draft is to be read before anybody else does")
