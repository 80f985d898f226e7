"""Contents and utterances in, what each content's own screen and bot make of them out.

These are the tasks that processes are given.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from functools import lru_cache

from bot.authoring.diff.route import Mentions, Recall, Routes, walk
from bot.authoring.diff.side import Said
from bot.authoring.hands import Content, library_of
from bot.conversation import Bot
from bot.screen import Screen

AT_ONCE = 600
"""Conversations that a process is given at a time."""


def parts(said: Sequence[Said]) -> Iterator[Sequence[Said]]:
    """What is handed over at a time."""
    for begin in range(0, len(said), AT_ONCE):
        yield said[begin : begin + AT_ONCE]


def learn(content: Content) -> None:
    """Have the bot ready here and, by way of the cache, in other processes."""
    _bot(content)


def hear(content: Content, said: Sequence[Said]) -> Mentions:
    """What the screen hears in each utterance."""
    screen = _screen(content)
    return {utterance: screen.mentions(utterance) for it in said for utterance in it}


def lead(content: Content, said: Sequence[Said], heard: Mentions) -> tuple[Routes, Mentions]:
    """The routes of each conversation, and what the screen heard on the way."""
    bot = _Reminded(_bot(content), heard)
    return walk(bot, said), bot.recall.heard


class _Reminded(Bot):
    """The same bot, with a screen that recalls what was heard."""

    def __init__(self, bot: Bot, heard: Mentions) -> None:
        self.recall = Recall(bot.screen, heard)
        self._rooms = copy(bot._rooms)
        self._rooms.screen = self.recall


@lru_cache(maxsize=2)
def _screen(content: Content) -> Screen:
    return Screen.of(library_of(content))


@lru_cache(maxsize=2)
def _bot(content: Content) -> Bot:
    return Bot(library_of(content))
