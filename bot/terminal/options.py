"""The command line in, parsed options out."""

import argparse
import os
from pathlib import Path
from typing import Any

EPILOG = """\
examples:
  d3k2                              open the chat
  d3k2 ask "how long until it works?"
  d3k2 ask --json < questions.txt   one JSON object a line
  d3k2 explain "how much a day"     why it answers what it answers
  d3k2 lint my-content              check YAML before anyone sees it
"""


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options; prints usage and exits with 2 when they cannot be read."""
    options = _parser().parse_args(arguments)
    if options.command is None:
        options.command = "chat"
    folder = options.content or getattr(options, "folder", None)
    if options.only and folder is None:
        _parser().error("--only replaces the shipped content: name a folder with --content")
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="d3k2",
        description="Curated, sourced answers, said the same way every time. Not a doctor.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    _shared(parser, None)
    shared = argparse.ArgumentParser(add_help=False)
    _shared(shared, argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="command")

    commands.add_parser("chat", parents=[shared], help="talk (the default)")
    ask = commands.add_parser("ask", parents=[shared], help="answer once, or each line of a pipe")
    ask.add_argument("text", nargs="*", help="the question; without one, lines are read")
    ask.add_argument("--json", action="store_true", help="one JSON object a reply")
    ask.add_argument("--jsonl", action="store_true", help='read objects with "text" (and "id")')
    explain = commands.add_parser("explain", parents=[shared], help="show what decided")
    explain.add_argument("text", nargs="+")
    commands.add_parser("topics", parents=[shared], help="list what can be asked")
    lint = commands.add_parser("lint", parents=[shared], help="print every problem of the content")
    lint.add_argument("folder", nargs="?", type=Path, help="an author's folder")
    test = commands.add_parser("test", parents=[shared], help="run the content's cases")
    test.add_argument("cases", nargs="*", type=Path, help="case files; default: the content's own")
    _fit(commands.add_parser("fit", parents=[shared], help="choose the thresholds anew"))
    return parser


def _fit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "cases", nargs="*", type=Path, help="case files; default: the content's own"
    )
    parser.add_argument("--dry-run", action="store_true", help="print, but do not write")
    limits = (
        ("--wrong", 8.0, "answered with another intent"),
        ("--answered", 5.0, "answered though out of scope"),
        ("--asked", 15.0, "asked back about though out of scope"),
    )
    for name, most, what in limits:
        parser.add_argument(name, type=float, default=most, metavar="%", help=f"at most: {what}")


def _shared(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Options that may stand before or after the command."""
    off = False if default is None else default
    parser.add_argument(
        "--content", type=Path, metavar="DIR", default=default, help="lay this folder over ours"
    )
    parser.add_argument(
        "--only", action="store_true", default=off, help="use the folder alone, not over ours"
    )
    parser.add_argument(
        "--region",
        type=str.lower,
        metavar="CODE",
        default=os.environ.get("D3K2_REGION", "") if default is None else default,
        help="whose emergency, poison and crisis numbers to give: us, uk, eu ... (D3K2_REGION)",
    )
    parser.add_argument("--plain", action="store_true", default=off, help="no colour, no boxes")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        """Print the version of the installed distribution and leave."""
        from importlib.metadata import (  # noqa: PLC0415  no other start is to pay for it
            PackageNotFoundError,
            version,
        )

        try:
            number = version("d3k2-bot")
        except PackageNotFoundError:
            number = "(not installed)"
        print(f"{parser.prog} {number}")
        parser.exit()
