"""Content in, thresholds fitted on it out: shown, and written beside the intents."""

import argparse
import sys
from datetime import date
from pathlib import Path

from bot.authoring.cases import read_cases
from bot.authoring.fit import Objective, fit
from bot.authoring.fitted import written
from bot.authoring.samples import from_cases, left_out
from bot.authoring.schemas import keep_schema_line
from bot.content.location import case_folders, shipped_folder
from bot.content.model import Library
from bot.terminal.plain import printable

OK, PROBLEMS = 0, 1


def show_fit(library: Library, options: argparse.Namespace) -> int:
    """Choose thresholds, print the file and write it; 1 when there is nowhere to write it."""
    objective = Objective(options.wrong, options.answered, options.asked)
    cases = read_cases(options.cases or case_folders(options.content), library)
    samples = [*from_cases(library, cases), *left_out(library)]
    if not any(sample.wanted for sample in samples):
        print("d3k2 fit: no case or example to fit on", file=sys.stderr)
        return PROBLEMS
    text = written(fit(samples, objective), samples, objective, date.today())  # noqa: DTZ011  the author's own day
    path = _path(options)
    if path and path.is_file():
        text = keep_schema_line(path.read_text(encoding="utf-8"), text)
    for line in text.splitlines():
        print(printable(line))
    return OK if options.dry_run else _write(path, text)


def _path(options: argparse.Namespace) -> Path | None:
    """The file on disk; None inside an archive."""
    root = options.content or shipped_folder().root
    return root / "intents" / "_thresholds.yaml" if isinstance(root, Path) else None


def _write(path: Path | None, text: str) -> int:
    if path is None:
        print("d3k2 fit: the content is inside an archive; nothing was written", file=sys.stderr)
        return PROBLEMS
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"wrote {printable(path.as_posix())}", file=sys.stderr)
    return OK
