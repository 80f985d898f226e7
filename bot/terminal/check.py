"""A folder in, its problems printed and mended where they are mechanical."""

import argparse
import sys
from pathlib import Path

from bot.authoring.lint import Report, report
from bot.authoring.mending import mend
from bot.content.loader import folders_of
from bot.content.location import ContentFolder
from bot.terminal.plain import printable
from bot.terminal.problems import FORMATS, counted

OK, PROBLEMS = 0, 1


def show_lint(folder: Path | None, options: argparse.Namespace) -> int:
    """Print every problem, after mending what is mechanical if asked to; 1 when any is left."""
    folders = folders_of(folder, shipped=not options.only)
    found = report(folders, release=options.release)
    if options.fix and _mend(folders[-1], found):
        mended = folders_of(folder, shipped=not options.only)  # what stands there now
        found = report(mended, release=options.release)
    for line in FORMATS[options.format](found.problems):
        print(line)
    for why in found.left_out:
        print(f"d3k2 lint: {why}", file=sys.stderr)
    if found.problems:
        print(counted(found.problems, shipped=not options.only), file=sys.stderr)
    return PROBLEMS if found.problems else OK


def _mend(folder: ContentFolder, found: Report) -> bool:
    """Whether a file was mended; says which, and which was left and why."""
    done = mend(folder, found.all_problems)
    for it in done:
        said = f"{it.path} is left as it is: {it.refused}" if it.refused else f"mended {it.path}"
        print(f"d3k2 lint: {printable(said)}", file=sys.stderr)
    return any(not it.refused for it in done)
