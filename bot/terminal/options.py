"""The command line in, parsed options out."""

import argparse
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.terminal.settings import SETTINGS, Kind, SettingError
from bot.terminal.settle import settle

EPILOG = """\
examples:
  d3k2                              open the chat
  d3k2 ask "how long until it works?"
  d3k2 ask --json < questions.txt   one JSON object a line
  d3k2 explain "how much a day"     why it answers what it answers
  d3k2 lint my-content              check YAML before anyone sees it
  d3k2 config                       what is set, and where

What has a variable beside it may also be set in the files that the README names.
"""
METAVARS: Mapping[Kind, str] = {"folder": "DIR", "file": "FILE", "code": "CODE"}


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options, settings among them; prints usage and exits with 2 when they cannot be read.

    Raises SettingError when a file or a variable cannot be.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        options.command = "chat"
    given = {name: it for name, it in vars(options).items() if name in SETTINGS}
    options.settled = settle(given, os.environ, _here())
    for name, it in options.settled.items():
        setattr(options, name, it.value)
    if options.command != "config":
        _check_only(options, parser)
    return options


def _here() -> Path | None:
    """The current folder; None when it was removed."""
    try:
        return Path.cwd()
    except OSError:
        return None


def _check_only(options: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    folder = options.content or getattr(options, "folder", None)
    if not options.only or folder is not None:
        return
    only = options.settled["only"]
    if only.source == "flag":
        parser.error("--only replaces the shipped content: name a folder with --content")
    raise SettingError(
        f"{only.place}: only: replaces the shipped content: name a folder as content"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="d3k2",
        description="Curated, sourced answers, said the same way every time. Not a doctor.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    _settings(parser)
    shared = argparse.ArgumentParser(add_help=False)
    _settings(shared)
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
    config = commands.add_parser("config", parents=[shared], help="show what is set, and where")
    config.add_argument("--json", action="store_true", help="as one JSON object")
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


def _settings(parser: argparse.ArgumentParser) -> None:
    """A flag for each setting, before or after the command; one not given leaves no trace."""
    off = argparse.SUPPRESS
    for setting in SETTINGS.values():
        told = f"{setting.help} ({setting.variable})"
        if setting.kind == "switch":
            switch = argparse.BooleanOptionalAction
            parser.add_argument(setting.flag, action=switch, default=off, help=told)
        else:
            metavar = METAVARS[setting.kind]
            parser.add_argument(setting.flag, metavar=metavar, default=off, help=told)


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
