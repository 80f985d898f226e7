"""argparse, fitted: help as wide as the terminal, and the nearest name for a mistyped one."""

import argparse
from collections.abc import Iterable, Mapping
from shutil import get_terminal_size
from textwrap import wrap
from typing import Any

from bot.terminal.settings import unknown

NARROWEST, WIDEST = 20, 100
HANG = 6
"""Where an indented line goes on when it is wrapped."""
SHAPES: Mapping[int | str | None, str] = {
    "*": "[{} ...]",
    "+": "{} ...",
    "?": "[{}]",
    argparse.PARSER: "[{} ...]",
}
"""How often an argument may be given."""


def argument(action: argparse.Action) -> str:
    """An argument as usage shows it: `[FILE ...]`."""
    return SHAPES.get(action.nargs, "{}").format(action.metavar or action.dest)


def usage(prog: str, actions: Iterable[argparse.Action]) -> str:
    """What may be typed, arguments alone named: the options stand below, and are many."""
    names = [argument(it) for it in actions if not it.option_strings]
    return " ".join([prog, "[options]", *names])


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, where longer lines are hard to read not so wide."""

    def __init__(self, prog: str, width: int | None = None) -> None:
        columns = max(NARROWEST, get_terminal_size().columns - 2)
        super().__init__(prog, max_help_position=28, width=width or min(columns, WIDEST))

    def add_usage(
        self,
        words: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Our words, wrapped here: argparse wraps its own alone."""
        actions = list(actions)
        line = f"usage: {words or usage(self._prog, actions)}".replace("%", "%%")
        wrapped = self._fill_text(line, self._width, "").removeprefix("usage: ")
        super().add_usage(wrapped, actions, groups, prefix)

    def _format_action(self, action: argparse.Action) -> str:
        """The commands stand under their heading without one more line above."""
        lines = super()._format_action(action)
        return lines.partition("\n")[2] if action.nargs == argparse.PARSER else lines

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Each line wrapped by itself, so that examples stay lines."""
        return "\n".join(
            piece for line in text.splitlines() for piece in _wrapped(line, width, indent)
        )


class Parser(argparse.ArgumentParser):
    """A parser that knows its commands, and what the manual says of it."""

    commands: Mapping[str, "Parser"] = {}

    def __init__(self, *, add_help: bool = True, **given: Any) -> None:
        super().__init__(add_help=False, **{"formatter_class": Formatter, **given})
        self._positionals.title = "arguments"
        if add_help:  # our own: argparse's looks for a translation of its words, on disk
            self.add_argument("-h", "--help", action="help", help="show this help and leave")

    @property
    def name(self) -> str:
        """The command, `ask`, or the program when it is the parser of all."""
        return self.prog.rpartition(" ")[2]

    @property
    def actions(self) -> list[argparse.Action]:
        """Every option and argument."""
        return self._actions

    def format_help(self) -> str:
        """The help, with what the manual says: read now, so that no other start pays for it."""
        from bot.terminal.manual import epilog, page  # noqa: PLC0415

        self.description, self.epilog = page(self.name).told, epilog(self.name)
        return super().format_help()

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse what is none of the choices, and name the nearest that is."""
        if action.choices is not None and value not in action.choices:
            what = str(action.metavar or action.dest).lower()
            known = [str(it) for it in action.choices]
            raise argparse.ArgumentError(None, str(unknown(what, str(value), known)))


def _wrapped(line: str, width: int, indent: str) -> list[str]:
    lines = wrap(
        line,
        max(NARROWEST, width),
        initial_indent=indent,
        subsequent_indent=indent + " " * HANG * line.startswith(" "),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [""]
