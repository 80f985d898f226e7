"""What authors ask: the problems of a folder, and whether its cases hold."""

import sys
from pathlib import Path

from bot.authoring.cases import Outcome, read_cases, run_cases
from bot.authoring.lint import lint
from bot.content.location import case_folders
from bot.content.model import Library
from bot.conversation import Bot
from bot.terminal.plain import printable

OK, PROBLEMS = 0, 1


def show_lint(folder: Path | None, *, shipped: bool) -> int:
    """Print every problem; 1 when there is any."""
    problems = lint(folder, shipped=shipped)
    for problem in problems:
        print(printable(str(problem)))
    if problems:
        print(f"{len(problems)} problems", file=sys.stderr)
    return PROBLEMS if problems else OK


def show_cases(library: Library, named: list[Path], folder: Path | None) -> int:
    """Print the cases that fail, and a count; 1 when any does."""
    paths = named or case_folders(folder)
    if not paths:
        print("d3k2 test: no cases found; name case files", file=sys.stderr)
        return PROBLEMS
    outcomes = list(run_cases(Bot(library), read_cases(paths, library)))
    for outcome in outcomes:
        if not outcome.good:
            print(printable(_line(outcome)))
    counts = dict.fromkeys(("passed", "failed", "known miss", "passes now"), 0)
    for outcome in outcomes:
        counts[outcome.verdict] += 1
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    return OK if all(outcome.good for outcome in outcomes) else PROBLEMS


def _line(outcome: Outcome) -> str:
    if outcome.verdict == "passes now":
        return f"{outcome.dialogue.place}: passes now; take `known_miss` away"
    return f"{outcome.dialogue.place}: {outcome.said!r}: {outcome.why}"
