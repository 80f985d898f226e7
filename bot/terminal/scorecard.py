"""Content and test sets in, the scorecard printed or written out."""

import argparse
import sys
from datetime import date
from pathlib import Path

from bot.authoring.cases import read_cases
from bot.authoring.evaluation.evaluation import evaluate
from bot.authoring.scorecard.page import Scored, about_of, scorecard
from bot.authoring.scorecard.sets import read_sets
from bot.authoring.scorecard.tried import tried
from bot.content.location import case_folders
from bot.content.model import Library
from bot.conversation import Bot
from bot.terminal.plain import printable

OK = 0


def show_scorecard(library: Library, options: argparse.Namespace) -> int:
    """Print the page, or write it; raises ContentInvalid, ContentNotFound, NotEvaluated."""
    sets = read_sets(options.sets, library)
    cases = read_cases(case_folders(options.content), library)
    bot = Bot(library)
    about = options.about.read_text(encoding="utf-8") if options.about else ""
    own = [case for it in cases if len(it.turns) == 1 for case in it.turns]
    found = Scored(
        [(it, tried(bot, it.cases)) for it in sets],
        tried(bot, own),
        evaluate(library, cases),
        about_of(about),
        date.today(),  # noqa: DTZ011  the author's own day
    )
    text = scorecard(found)
    if options.html:
        _write(options.html, _page(text))
    if options.output:
        _write(options.output, text)
    elif not options.html:
        print(text, end="")
    return OK


def _page(text: str) -> str:
    from bot.authoring.evaluation.frame import frame  # noqa: PLC0415  only who asks for it pays
    from bot.terminal.html import in_html  # noqa: PLC0415

    return frame("Scorecard", f"<main>{in_html(text)}</main>")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    print(f"wrote {printable(path.as_posix())}", file=sys.stderr)
