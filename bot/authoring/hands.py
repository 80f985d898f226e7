"""Tasks in, what comes of them out: two processes do the work where there are two cores."""

import gc
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing import get_context
from typing import Any, NamedTuple

from bot.content.loader import load_folders
from bot.content.location import ContentFolder
from bot.content.model import Library
from bot.errors import ContentNotFound

HANDS = 2
"""Processes; each holds the content in memory."""


class Content(NamedTuple):
    """What another process needs to load the same content."""

    folders: tuple[ContentFolder, ...]
    hash: str


@lru_cache(maxsize=2)
def library_of(content: Content) -> Library:
    """The library again: a process is given many tasks on the same two contents."""
    library = load_folders(list(content.folders))
    if library.hash != content.hash:
        raise ContentNotFound("the content was changed meanwhile; try again")
    return library


@contextmanager
def hands(*, alone: bool) -> Iterator[Executor]:
    """Who does the work: two processes where there is more than one core, else this one."""
    if alone or (os.cpu_count() or 1) < 2:
        yield Here()
        return
    context = get_context("spawn")  # not forked: threads of a host would be cut off
    pool = ProcessPoolExecutor(HANDS, mp_context=context, initializer=_prepare)
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
