"""Two contents by their names in, what a reviewer has to see out."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.authoring.diff.compare import Comparison, compare, lines_of
from bot.authoring.diff.side import Wanted, read_side
from bot.terminal.diff_json import in_json
from bot.terminal.diff_markdown import in_markdown
from bot.terminal.diff_text import in_text

OK, CHANGED = 0, 1
FORMS: Mapping[str, Callable[[Comparison], Iterator[str]]] = {
    "text": in_text,
    "markdown": in_markdown,
    "json": in_json,
}


def show_diff(options: argparse.Namespace) -> int:
    """Print what changed; 1 when routing did and that is to fail.

    Raises ContentInvalid, ContentNotFound.
    """
    found = _compared(options)
    for line in FORMS[options.format](found):
        print(line)
    return CHANGED if options.fail_on_change and found.routing else OK


def _compared(options: argparse.Namespace) -> Comparison:
    path: Path | None = options.utterances
    text = path.read_text(encoding="utf-8-sig", errors="replace") if path else ""
    lines = lines_of(text, path.name if path else "")
    wanted = Wanted(options.content, options.only)
    with TemporaryDirectory(prefix="d3k2-") as folder:
        sides = []
        for number, name in enumerate((options.old, options.new)):
            into = Path(folder, str(number))
            into.mkdir()
            sides.append(read_side(name, wanted, into))
        return compare(sides[0], sides[1], lines)
