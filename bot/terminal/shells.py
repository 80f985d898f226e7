"""A shell's name and the regions known in, the script that completes our command there out."""

from collections.abc import Iterable

import shtab

from bot.terminal.options import command_line
from bot.terminal.parser import Parser

PATHS = {"DIR": shtab.DIRECTORY, "FILE": shtab.FILE}
"""What an argument stands for, and what the shell offers for it."""


def completion_script(shell: str, regions: Iterable[str]) -> str:
    """The script; it starts no program of ours when it completes."""
    parser = command_line()
    for part in (parser, *parser.commands.values()):
        _complete(part, list(regions))
    return shtab.complete(parser, shell)


def _complete(parser: Parser, regions: list[str]) -> None:
    for action in parser.actions:
        if action.metavar in PATHS:
            action.complete = PATHS[action.metavar]  # type: ignore[attr-defined] # shtab's
        elif action.dest == "region":
            action.choices = regions
