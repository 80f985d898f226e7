"""What may be typed after the commands for authors."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bot.terminal.parser import Parser

if TYPE_CHECKING:
    Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
else:
    Commands = object


def _lint(commands: Commands, shared: Parser) -> None:
    lint = commands.add_parser("lint", parents=[shared], help="print every problem of the content")
    lint.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="an author's folder")


def _test(commands: Commands, shared: Parser) -> None:
    _cases(commands.add_parser("test", parents=[shared], help="run the content's cases"))


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


def _cases(parser: argparse.ArgumentParser) -> None:
    told = "files of cases, or folders of them; without one, the content's own"
    parser.add_argument("cases", nargs="*", type=Path, metavar="FILE", help=told)


AUTHORING = (_lint, _test, _diff, _fit)
"""Each adds one command; in the order of the help."""
