"""The command line, its settings and its chat in, one page of Markdown about them out.

Read from the parser's actions: how argparse words its help differs from one Python to the next.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping

from bot.terminal.commands import COMMANDS
from bot.terminal.manual import CODES, FILES, VARIABLES, page
from bot.terminal.options import command_line
from bot.terminal.parser import Parser, argument, usage
from bot.terminal.settings import EXPECTED, SETTINGS, Setting

HEAD = """\
# The command `d3k2`

Made by `scripts/docs` from the program itself: change that, not this page. `d3k2 help` and
`d3k2 help COMMAND` show the same in the terminal."""
SETTINGS_TOLD = """\
Every command but `help` takes them, before or after its name. From weak to strong: the default,
your own `config.toml`, the folder's `d3k2.toml` or `pyproject.toml`, the variable, the flag.
`d3k2 config` shows what holds."""


def reference() -> str:
    """The whole page."""
    parser = command_line()
    return "\n\n".join([HEAD, *_commands(parser), *_rest(parser)]) + "\n"


def _commands(parser: Parser) -> Iterator[str]:
    """Of the program, a list of its commands, and of each of them."""
    yield from _command(parser)
    yield "Commands:"
    yield _names_told({it.prog: page(name).told for name, it in parser.commands.items()}, "command")
    for command in parser.commands.values():
        yield from _command(command)


def _command(parser: Parser) -> Iterator[str]:
    about = page(parser.name)
    yield f"## {parser.prog}"
    yield about.told
    yield f"```\n{usage(parser.prog, parser.actions)}\n```"
    yield _names_told({_names(it): _told(it) for it in _own(parser)}, "option")
    yield "Examples:"
    yield "\n".join(f"- `{line}`: {what}" for line, what in about.examples.items())
    if about.codes:
        yield "Exit codes beside those of every command:"
        yield _names_told(about.codes, "code")


def _own(parser: Parser) -> list[argparse.Action]:
    """Options and arguments of a command without the settings, which all take."""
    commands = argparse.PARSER
    return [it for it in parser.actions if it.dest not in SETTINGS and it.nargs != commands]


def _names(action: argparse.Action) -> str:
    """`--region CODE` for an option, `[FILE ...]` for an argument."""
    if not action.option_strings:
        return argument(action)
    value = f" {argument(action)}" if action.nargs != 0 else ""
    return ", ".join(f"{name}{value}" for name in action.option_strings)


def _told(action: argparse.Action) -> str:
    """What an option does, its default put in."""
    return (action.help or "") % vars(action)


def _rest(parser: Parser) -> Iterator[str]:
    """What holds for every command."""
    yield "## Settings"
    yield SETTINGS_TOLD
    heads = ["key", "value", "default", "flag", "variable", "what"]
    flags = (it for it in parser.actions if it.dest in SETTINGS)
    yield _table(heads, (_setting(SETTINGS[it.dest], _names(it)) for it in flags))
    yield "## Variables"
    yield "Beside those of the settings:"
    yield _names_told(VARIABLES, "variable")
    yield "## Files"
    yield _names_told(FILES, "file")
    yield "## Exit codes"
    yield "Of every command; its own stand with it."
    yield _names_told(CODES, "code")
    yield "## In the chat"
    yield _names_told({name: command.help for name, command in COMMANDS.items()}, "type")


def _setting(setting: Setting, flags: str) -> list[str]:
    default = f"`{str(setting.default).lower()}`" if setting.kind == "switch" else "none"
    key, flag, variable = (f"`{it}`" for it in (setting.name, flags, setting.variable))
    return [key, EXPECTED[setting.kind], default, flag, variable, setting.help]


def _names_told(rows: Mapping[str, str] | Mapping[int, str], head: str) -> str:
    """A table of names and what they are."""
    return _table([head, "what"], ([f"`{name}`", what] for name, what in rows.items()))


def _table(heads: list[str], rows: Iterable[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(it.replace('|', '&#124;') for it in row)} |" for row in lines)
