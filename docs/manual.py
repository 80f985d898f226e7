"""The command line in, its man page out."""

import argparse
from collections.abc import Iterable, Iterator
from functools import partial

from argparse_manpage.manpage import Manpage

from bot.terminal.commands import COMMANDS
from bot.terminal.manual import CODES, FILES, PAGES, VARIABLES, page
from bot.terminal.options import command_line
from bot.terminal.parser import Formatter, Parser
from bot.terminal.settings import SETTINGS

UNWRAPPED = 10_000
"""Columns enough for any line: who reads the page wraps it."""


def manual() -> str:
    """The page, the same on every day and every machine."""
    parser = _prepared(command_line())
    made = Manpage(parser, format="single-commands-section")
    made.date, made.source, made.manual = "", "d3k2-bot", "d3k2"
    made.description = "curated, sourced answers in the terminal"
    for heading, rows in _sections():
        made.add_section(heading, "=", "\n".join(_listed(rows)))
    return str(made).replace("\narguments\n.RS", "\narguments:\n.RS")  # like its "options:"


def _prepared(parser: Parser) -> Parser:
    """Without what depends on the terminal, and the settings told once instead of with each."""
    parser.description = page(parser.name).told
    parser.formatter_class = partial(Formatter, width=UNWRAPPED)
    for command in parser.commands.values():
        command.formatter_class = parser.formatter_class
        for action in command.actions:
            if action.dest in SETTINGS:
                action.help = argparse.SUPPRESS
    return parser


def _sections() -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    yield "in the chat", ((it.name, it.help) for it in COMMANDS.values())
    yield "exit status", ((str(code), meaning) for code, meaning in _codes())
    yield "environment", [*((it.variable, it.help) for it in SETTINGS.values()), *VARIABLES.items()]
    yield "files", FILES.items()
    yield "examples", (pair for it in PAGES.values() for pair in it.examples.items())


def _codes() -> Iterator[tuple[str, str]]:
    """The codes of every command, then those of one."""
    yield from ((str(code), meaning) for code, meaning in CODES.items())
    for name, about in PAGES.items():
        yield from ((f"{name}: {code}", meaning) for code, meaning in about.codes.items())


def _listed(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Each name in bold, and what it is below."""
    for name, what in rows:
        yield f".TP\n\\fB{_typed(name)}\\fR\n{_typed(what)}"


def _typed(text: str) -> str:
    """The text with nothing in it that the reader of man pages would take for a command."""
    safe = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "").replace('"', "\\(dq")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
