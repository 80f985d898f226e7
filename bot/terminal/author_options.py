"""What may be typed after the commands for authors."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bot.terminal.parser import Parser

if TYPE_CHECKING:
    Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
else:
    Commands = object

NEW = ("intent", "content", "schemas")
"""What can be begun."""
MISSES = ("list", "purge", "suggest", "accept")
"""What can be done with a file of misses, or with what is suggested of them."""
MISS_KINDS = ("fallback", "clarification", "none_of_these", "wrong")
LONGEST_NUMBER = 6
"""Digits of a number of days."""


def _lint(commands: Commands, shared: Parser) -> None:
    lint = commands.add_parser("lint", parents=[shared], help="print every problem of the content")
    lint.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="an author's folder")
    lint.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        metavar="FORM",
        help="how to tell: text, github (annotations of a workflow) or json",
    )
    lint.add_argument("--fix", action="store_true", help="mend the order of keys and the spacing")
    lint.add_argument(
        "--release", action="store_true", help="nothing may be unwritten, or wait in quarantine"
    )


def _rules(commands: Commands, shared: Parser) -> None:
    rules = commands.add_parser("rules", parents=[shared], help="tell what lint holds content to")
    rules.add_argument("rule", nargs="?", metavar="RULE", help="one rule, with examples")


def _test(commands: Commands, shared: Parser) -> None:
    test = commands.add_parser("test", parents=[shared], help="run the content's cases")
    _cases(test)
    told = "write the outcome as JUnit XML, too"
    test.add_argument("--junit", type=Path, metavar="FILE", help=told)
    test.add_argument("--watch", action="store_true", help="run again at every change")


def _new(commands: Commands, shared: Parser) -> None:
    new = commands.add_parser("new", parents=[shared], help="begin an intent or a folder")
    new.add_argument("what", choices=NEW, metavar="WHAT", help=", ".join(NEW))
    new.add_argument("name", metavar="NAME", help="the new intent's id, or the folder")
    new.add_argument("--topic", metavar="T", help="of an intent: the files it belongs in")
    new.add_argument("--title", default="", metavar="TEXT", help="of an intent: its name")
    for name, told in (
        ("--example", "of an intent: ways to ask for it"),
        ("--subject", "of a content folder: what it is about"),
    ):
        metavar = "TEXT" if name == "--example" else "WORD"
        new.add_argument(name, nargs="+", action="extend", default=[], metavar=metavar, help=told)
    new.add_argument("--summary", default="", metavar="TEXT", help="of an intent: its answer")
    forms = ("brief", "full")
    new.add_argument("--form", choices=forms, default="brief", help="of its answer (%(default)s)")


def _export(commands: Commands, shared: Parser) -> None:
    export = commands.add_parser("export", parents=[shared], help="every answer, for a reviewer")
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--markdown", action="store_true", help="pages to read and mark")
    form.add_argument("--csv", action="store_true", help="a table for a spreadsheet")
    export.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="where to; without one, it is printed"
    )


def _import(commands: Commands, shared: Parser) -> None:
    taking = commands.add_parser("import", parents=[shared], help="drafts from a spreadsheet")
    told = "a table (CSV) with the columns question, answer and source"
    taking.add_argument("file", type=Path, metavar="FILE", help=told)
    taking.add_argument("--topic", required=True, metavar="T", help="the files they belong in")
    taking.add_argument("--dry-run", action="store_true", help="tell, but do not write")


def _fit(commands: Commands, shared: Parser) -> None:
    fit = commands.add_parser("fit", parents=[shared], help="choose the thresholds anew")
    _cases(fit)
    fit.add_argument("--dry-run", action="store_true", help="print, but do not write")
    limits = (
        ("--wrong", 8.0, "answered with another intent"),
        ("--answered", 5.0, "answered though out of scope"),
        ("--asked", 15.0, "asked back about though out of scope"),
    )
    for name, most, what in limits:
        fit.add_argument(
            name, type=float, default=most, metavar="%", help=f"at most: {what} (%(default)g)"
        )


def _evaluate(commands: Commands, shared: Parser) -> None:
    told = "show how well the content answers what it has not seen"
    evaluate = commands.add_parser("evaluate", parents=[shared], help=told)
    _cases(evaluate)
    told = "text, or json with all that was found (%(default)s)"
    evaluate.add_argument(
        "--format", choices=("text", "json"), default="text", metavar="FORM", help=told
    )
    told = "write a page with charts, too; it needs nothing else"
    evaluate.add_argument("--html", type=Path, metavar="FILE", help=told)
    told = "pairs of intents for which edits are tried (%(default)s)"
    evaluate.add_argument("--pairs", type=int, metavar="N", default=3, help=told)
    evaluate.add_argument("--quick", action="store_true", help="disturb nothing")
    for name, words, told in (
        ("--add", ("INTENT", "TEXT"), "tell what one more example would change"),
        ("--remove", ("INTENT", "TEXT"), "tell what one less would change"),
        ("--move", ("FROM", "TO", "TEXT"), "tell what it would change to move one"),
    ):
        evaluate.add_argument(
            name, nargs=len(words), action="append", default=[], metavar=words, help=told
        )
    told = "fail when it does worse than this record, by more than chance"
    evaluate.add_argument("--against", type=Path, metavar="FILE", help=told)
    told = "write the record that later content is held against"
    evaluate.add_argument("--record", type=Path, metavar="FILE", help=told)


def _scorecard(commands: Commands, shared: Parser) -> None:
    card = commands.add_parser("scorecard", parents=[shared], help="one page for readers outside")
    told = "folders of test sets; _about.yaml in each says by whose hand"
    card.add_argument("sets", nargs="*", type=Path, metavar="DIR", help=told)
    told = (
        "Markdown of what the project says of itself: Background, Limits, Disclosures, First runs"
    )
    card.add_argument("--about", type=Path, metavar="FILE", help=told)
    card.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to, as Markdown")
    card.add_argument("--html", type=Path, metavar="FILE", help="where to, as a page")


def _diff(commands: Commands, shared: Parser) -> None:
    diff = commands.add_parser("diff", parents=[shared], help="show who is answered otherwise")
    told = "a folder, laid over what ships unless it is whole; else a git revision of the content"
    diff.add_argument("old", metavar="OLD", help=f"{told} in use")
    told = "the same; without one, the content in use as it is"
    diff.add_argument("new", nargs="?", default="", metavar="NEW", help=told)
    told = "say the lines of this file to both, too"
    diff.add_argument("--utterances", type=Path, metavar="FILE", help=told)
    forms = ("text", "markdown", "json")
    told = "text, markdown for a pull request, or json (%(default)s)"
    diff.add_argument("--format", choices=forms, default="text", metavar="FORM", help=told)
    told = "leave with 1 when anybody is led elsewhere"
    diff.add_argument("--fail-on-change", action="store_true", help=told)


def _misses(commands: Commands, shared: Parser) -> None:
    misses = commands.add_parser("misses", parents=[shared], help="what could not be answered")
    misses.add_argument("what", choices=MISSES, metavar="WHAT", help=", ".join(MISSES))
    misses.add_argument(
        "file", type=Path, metavar="FILE", help="as given to --misses; accept: a patch"
    )
    misses.add_argument("--json", action="store_true", help="list: one JSON object a miss")
    told = f"list: those of one kind: {', '.join(MISS_KINDS)}"
    misses.add_argument("--kind", choices=MISS_KINDS, metavar="KIND", help=told)
    gone = misses.add_mutually_exclusive_group()
    told = "purge: those of more than so many days ago"
    gone.add_argument("--older-than", type=_days, metavar="DAYS", help=told)
    gone.add_argument("--all", action="store_true", help="purge: all of them")
    told = "suggest: where the patch goes; without it, to standard output"
    misses.add_argument("-o", "--output", type=Path, metavar="FILE", help=told)
    told = "accept: learn anew to tell what it would change, and write nothing"
    misses.add_argument("--check", action="store_true", help=told)


def _days(given: str) -> int:
    if given.isascii() and given.isdigit() and len(given) <= LONGEST_NUMBER:
        return int(given)
    raise argparse.ArgumentTypeError(f"expected a number of days, not {given!r}")


def _cases(parser: argparse.ArgumentParser) -> None:
    told = "files of cases, or folders of them; without one, the content's own"
    parser.add_argument("cases", nargs="*", type=Path, metavar="FILE", help=told)


AUTHORING = (
    _new,
    _lint,
    _rules,
    _test,
    _evaluate,
    _scorecard,
    _diff,
    _export,
    _import,
    _misses,
    _fit,
)
"""Each adds one command; in the order of the help."""
