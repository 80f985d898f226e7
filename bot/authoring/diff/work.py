"""Contents and utterances in, what each content's own screen and bot make of them out.

These are the tasks that processes are given, and the processes.
"""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from copy import copy
from functools import lru_cache
from multiprocessing import get_context
from typing import Any, NamedTuple

from bot.authoring.diff.route import Mentions, Recall, Routes, walk
from bot.authoring.diff.side import Said
from bot.content.loader import load_folders
from bot.content.location import ContentFolder
from bot.content.model import Library
from bot.conversation import Bot
from bot.errors import ContentNotFound
from bot.screen import Screen

AT_ONCE = 600
"""Conversations that a process is given at a time."""


class Content(NamedTuple):
    """What another process needs to load the same content."""

    folders: tuple[ContentFolder, ...]
    hash: str


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
def _library(content: Content) -> Library:
    """A process is given many parts of the same two contents."""
    library = load_folders(list(content.folders))
    if library.hash != content.hash:
        raise ContentNotFound("the content was changed while it was compared; compare again")
    return library


@lru_cache(maxsize=2)
def _screen(content: Content) -> Screen:
    return Screen.of(_library(content))


@lru_cache(maxsize=2)
def _bot(content: Content) -> Bot:
    return Bot(_library(content))


@contextmanager
def hands(*, alone: bool) -> Iterator[Executor]:
    """Who does the work: two processes where there is more than one core, else this one."""
    if alone or (os.cpu_count() or 1) < 2:
        yield Here()
        return
    context = get_context("spawn")  # not forked: threads of a host would be cut off
    pool = ProcessPoolExecutor(2, mp_context=context, initializer=_prepare)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _prepare() -> None:
    """Ctrl-C is for the process that started this one; a short life needs no collector."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


class Here(Executor):
    """Does all work in this process, at once."""

    def submit(self, task: Callable[..., Any], /, *given: Any, **named: Any) -> "Future[Any]":
        """Do it."""
        future: Future[Any] = Future()
        future.set_result(task(*given, **named))
        return future
