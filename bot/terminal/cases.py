"""Cases in, what failed and a summary printed; again at every change if asked to."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from bot.authoring.cases import Outcome, Verdict, read_cases, run_cases
from bot.content.location import case_folders
from bot.content.model import Library
from bot.conversation import Bot
from bot.errors import BotError, ExtraMissing
from bot.terminal.plain import printable

OK, PROBLEMS = 0, 1
VERDICTS: tuple[Verdict, ...] = ("passed", "failed", "known miss", "passes now")
FIRST = 0.2
"""Seconds until the first run of a watch."""
RULE = "-" * 60
"""Between two runs."""


def show_cases(library: Library, options: argparse.Namespace) -> int:
    """Print what fails, a line a file, and a count; 1 when any case fails."""
    paths = [_near(it) for it in options.cases or case_folders(options.content)]
    if not paths:
        print("d3k2 test: no cases found; name case files", file=sys.stderr)
        return PROBLEMS
    bot = Bot(library)
    if not options.watch:
        return _run(bot, paths, options.junit)
    return _again_and_again(bot, paths, options.junit)


def _near(path: Path) -> Path:
    """As seen from here, where it is below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _run(bot: Bot, paths: Sequence[Path], junit: Path | None) -> int:
    outcomes = list(run_cases(bot, read_cases(paths, bot.library)))
    for line in (*_failures(outcomes), *_files(outcomes), _count(outcomes)):
        print(printable(line), flush=True)
    if junit:
        _write(junit, outcomes)
    return OK if all(outcome.good for outcome in outcomes) else PROBLEMS


def _write(path: Path, outcomes: Sequence[Outcome]) -> None:
    from bot.authoring.junit import junit  # noqa: PLC0415  only who asks for it pays

    junit(outcomes).write(path, encoding="utf-8", xml_declaration=True)


def _failures(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        if outcome.verdict == "passes now":
            yield f"{outcome.dialogue.place}: passes now; take `known_miss` away"
        elif not outcome.good:
            turns = len(outcome.dialogue.turns)
            turn = f"turn {outcome.turn} of {turns}: " if turns > 1 else ""
            yield f"{outcome.dialogue.place}: {turn}{outcome.said!r}: {outcome.differences[0]}"
            yield from (f"    {difference}" for difference in outcome.differences[1:])


def _files(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A line a file, the names as wide as the widest."""
    groups = [(file, list(group)) for file, group in groupby(outcomes, key=lambda it: it.file)]
    width = max((len(file) for file, _ in groups), default=0)
    for file, group in groups:
        counts = Counter(outcome.verdict for outcome in group)
        told = ", ".join(f"{counts[it]} {it}" for it in VERDICTS if counts[it])
        yield f"{file:{width}}  {told}"


def _count(outcomes: Sequence[Outcome]) -> str:
    counts = Counter(outcome.verdict for outcome in outcomes)
    return ", ".join(f"{counts[it]} {it}" for it in VERDICTS)


def _again_and_again(bot: Bot, paths: Sequence[Path], junit: Path | None) -> int:
    """Run whenever cases or content were saved, until Ctrl-C."""
    from bot.authoring.live import watched  # noqa: PLC0415  most runs watch nothing
    from bot.authoring.watching import changes  # noqa: PLC0415

    ran = False
    for burst in changes([*watched(bot.library), *paths], quiet=FIRST):
        if ran and not burst:
            continue
        ran = True  # the first time when the watch has begun: no edit is missed
        try:
            bot.reload()
            _run(bot, paths, junit)
        except ExtraMissing:
            raise
        except BotError as error:  # half of a file was saved, say; the next save tells
            print(printable(str(error)), flush=True)
        print(RULE, flush=True)
    return OK
