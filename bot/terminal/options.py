"""The command line in, parsed options out."""

import argparse
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.terminal.author_options import AUTHORING, Commands
from bot.terminal.jobs import jobs
from bot.terminal.parser import Parser
from bot.terminal.settings import SETTINGS, Kind, SettingError
from bot.terminal.settle import settle

METAVARS: Mapping[Kind, str] = {"folder": "DIR", "file": "FILE", "code": "CODE"}
SHELLS = ("bash", "zsh", "fish")


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options, settings among them; prints usage and exits with 2 when they cannot be read.

    Raises SettingError when a file or a variable cannot be.
    """
    parser = command_line()
    options = parser.parse_args(arguments)
    if options.command is None:
        options.command = "chat"
    if options.command == "explain" and bool(options.text) == (options.examples is not None):
        parser.commands["explain"].error("expected a question, or --examples and an id")
    if options.command == "help":  # before any setting is read: help has to come whatever they say
        parser.commands.get(options.about, parser).print_help()
        parser.exit()
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
    named = [getattr(options, name, None) for name in ("content", "folder", "old")]
    if not options.only or any(folder is not None for folder in named):
        return
    only = options.settled["only"]
    if only.source == "flag":
        parser.error("--only replaces the shipped content: name a folder with --content")
    raise SettingError(
        f"{only.place}: only: replaces the shipped content: name a folder as content"
    )


def command_line() -> Parser:
    """All that may be typed."""
    parser = Parser(prog="d3k2")
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    commands = parser.add_subparsers(
        title="commands", dest="command", metavar="command", prog=parser.prog
    )
    _settings(parser)
    shared = Parser(add_help=False)
    _settings(shared)

    for add in (_chat, _ask, _explain, _topics, *AUTHORING, _config, _completion):
        add(commands, shared)
    about = commands.add_parser("help", help="show the help, or that of one command")
    parser.commands = commands.choices
    names = tuple(parser.commands)
    about.add_argument(
        "about", nargs="?", choices=names, metavar="COMMAND", help="the command; without one, all"
    )
    return parser


def _chat(commands: Commands, shared: Parser) -> None:
    chat = commands.add_parser("chat", parents=[shared], help="talk (the default)")
    chat.add_argument("--watch", action="store_true", help="take every edit of the content at once")
    _misses(chat)


def _ask(commands: Commands, shared: Parser) -> None:
    ask = commands.add_parser("ask", parents=[shared], help="answer once, or each line of a pipe")
    ask.add_argument("text", nargs="*", help="the question; without one, lines are read")
    ask.add_argument("--json", action="store_true", help="one JSON object a reply")
    ask.add_argument("--jsonl", action="store_true", help='read objects with "text" (and "id")')
    told = "how many processes answer --jsonl; auto: one for each core"
    ask.add_argument("--jobs", type=jobs, metavar="N", default=1, help=told)
    _misses(ask)


def _misses(parser: Parser) -> None:
    """No setting and no variable: nothing is kept unless it is asked for here."""
    told = "keep what is not answered in this file, names and numbers masked"
    parser.add_argument("--misses", type=Path, metavar="FILE", help=told)


def _explain(commands: Commands, shared: Parser) -> None:
    explain = commands.add_parser("explain", parents=[shared], help="show what decided")
    explain.add_argument("text", nargs="*", help="the question")
    told = "instead: the examples of an intent, and the sentences they stand for"
    explain.add_argument("--examples", metavar="ID", help=told)


def _topics(commands: Commands, shared: Parser) -> None:
    commands.add_parser("topics", parents=[shared], help="list what can be asked")


def _config(commands: Commands, shared: Parser) -> None:
    config = commands.add_parser("config", parents=[shared], help="show what is set, and where")
    config.add_argument("--json", action="store_true", help="as one JSON object")


def _completion(commands: Commands, shared: Parser) -> None:
    shells = commands.add_parser(
        "completion", parents=[shared], help="print a completion script for your shell"
    )
    shells.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish")


def _settings(parser: argparse.ArgumentParser) -> None:
    """A flag for each setting, before or after the command; one not given leaves no trace."""
    off = argparse.SUPPRESS
    group = parser.add_argument_group("settings", "also in files (see d3k2 config) and variables")
    for setting in SETTINGS.values():
        told = f"{setting.help} ({setting.variable})"
        if setting.kind == "switch":
            switch = argparse.BooleanOptionalAction
            group.add_argument(setting.flag, action=switch, default=off, help=told)
        else:
            metavar = METAVARS[setting.kind]
            group.add_argument(setting.flag, metavar=metavar, default=off, help=told)


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
