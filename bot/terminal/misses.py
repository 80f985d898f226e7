"""A file of misses in, a list of them or how many were removed out."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict

from bot.content.loader import load_library
from bot.conversation import Bot
from bot.errors import BotError, ContentInvalid
from bot.misses.model import Miss
from bot.misses.redaction import Redactor
from bot.misses.store import Misses
from bot.misses.witness import Witness
from bot.terminal.plain import printable

OK, PROBLEMS, USAGE = 0, 1, 2


class Keeping:
    """A file of misses with one redactor for all who are watched; trouble is told once."""

    def __init__(self, misses: Misses, bot: Bot) -> None:
        self._misses = misses
        self._redactor = Redactor(bot.library)
        self._told = False

    def witness(self) -> Witness:
        """What sees the turns of one conversation."""
        return Witness(self._misses, self._redactor, self._tell)

    def _tell(self, text: str) -> None:
        if not self._told:  # a full disk is one trouble, not one a conversation
            print(f"d3k2: {printable(text)}", file=sys.stderr)
        self._told = True


def show_misses(options: argparse.Namespace) -> int:
    """Do what is wanted with the file; 1 when it cannot be used."""
    if not options.file.exists():
        print(
            f"d3k2 misses: {printable(str(options.file))}: there is no such file", file=sys.stderr
        )
        return PROBLEMS
    try:
        return DEEDS[options.what](options)
    except ContentInvalid:
        raise  # told as for any command
    except BotError as error:
        return _told(str(error))


def _list(options: argparse.Namespace) -> int:
    for miss in Misses(options.file).list(options.kind):
        if options.json:
            print(json.dumps({**asdict(miss), "day": miss.day.isoformat()}))
        else:
            print(printable(_line(miss)))
    return OK


def _line(miss: Miss) -> str:
    offered = f"  [{', '.join(miss.offered)}]" if miss.offered else ""
    chosen = f" -> {miss.chosen}" if miss.chosen else ""
    return f"{miss.number:>5}  {miss.day}  {miss.kind:<13}  {miss.text}{offered}{chosen}"


def _purge(options: argparse.Namespace) -> int:
    if options.older_than is None and not options.all:
        return _told("purge needs --older-than DAYS, or --all", USAGE)
    number = Misses(options.file).purge(options.older_than)
    print(f"{number} miss{'es' * (number != 1)} removed")
    return OK


def _told(trouble: str, code: int = PROBLEMS) -> int:
    print(f"d3k2 misses: {printable(trouble)}", file=sys.stderr)
    return code


def _suggest(options: argparse.Namespace) -> int:
    from bot.terminal.suggest import show_suggestions  # noqa: PLC0415  a list needs no matcher

    library = load_library(options.content, shipped=not options.only)
    return show_suggestions(library, options)


def _accept(options: argparse.Namespace) -> int:
    from bot.terminal.suggest import show_acceptance  # noqa: PLC0415  the same

    return show_acceptance(options)


DEEDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "list": _list,
    "purge": _purge,
    "suggest": _suggest,
    "accept": _accept,
}
"""What may be typed after `misses`; its options stand in `author_options`."""
