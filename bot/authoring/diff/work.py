"""Two sides in, the routes of all that is said to either out: each as its own bot leads to them.

Nothing is estimated: what is left out is left out because both sides cannot but agree on it.
"""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache, partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from bot.authoring.diff.route import (
    Mentions,
    Recall,
    Routes,
    hearing_key,
    matching_key,
    pack_mentions,
    pack_routes,
    unpack_mentions,
    unpack_routes,
    walk,
)
from bot.authoring.diff.side import Said, Side
from bot.cache import UNFIT, keep, recall
from bot.content.loader import load_folders
from bot.content.location import ContentFolder
from bot.conversation import Bot
from bot.errors import ContentNotFound
from bot.screen import Screen

FORM = 1
"""Grows when what is kept between starts has another form."""
FEW = 1500
"""Conversations that are not worth a second process."""
AT_ONCE = 800
"""Conversations that a process is given at a time."""


class Content(NamedTuple):
    """What another process needs to load the same content."""

    folders: tuple[ContentFolder, ...]
    hash: str


class Known(NamedTuple):
    """What is known of a side."""

    routes: Routes
    mentions: Mentions


def both_routes(old: Side, new: Side, more: Iterable[Said] = ()) -> tuple[Routes, Routes]:
    """The routes of both for everything that either knows of, and `more`; of none if all agree."""
    if _same(matching_key, old, new) and _same(hearing_key, old, new):
        return {}, {}
    said = list(dict.fromkeys((*more, *new.said, *old.said)))
    roots = [folder.root for side in (old, new) for folder in side.folders]
    alone = len(said) < FEW or not all(isinstance(root, Path) for root in roots)
    with _hands(alone=alone) as hands:
        try:
            return _both(old, new, said, hands)
        except BrokenProcessPool:  # no other process can live here
            return _both(old, new, said, _Here())


def _both(old: Side, new: Side, said: Sequence[Said], hands: Executor) -> tuple[Routes, Routes]:
    first, second = _recalled(old), _recalled(new)
    ready = hands.submit(_learn, _content(new)) if _missing(second, said) else None
    first = _completed(old, first, said, Known({}, {}), hands)
    if ready:
        ready.result()
    heard = first.mentions if _same(hearing_key, old, new) else {}
    agreed: Routes = {}
    if _same(matching_key, old, new):
        agreed = _agreed(first, second, new, said, hands)
    second = _completed(new, second, said, Known(agreed, heard), hands)
    return first.routes, second.routes


def _same(key: Callable[[Any], str], old: Side, new: Side) -> bool:
    return key(old.library) == key(new.library)


def _missing(known: Known, said: Iterable[Said]) -> list[Said]:
    return [it for it in said if it not in known.routes]


def _agreed(
    first: Known, second: Known, new: Side, said: Sequence[Said], hands: Executor
) -> Routes:
    """The routes of conversations in which the new screen hears nothing but what the old one did.

    What else leads to a route is the same on both sides.
    """
    missing = _missing(second, said)
    tasks = [hands.submit(_hear, _content(new), part) for part in _parts(missing)]
    heard: Mentions = {}
    for task in tasks:
        heard.update(task.result())
    second.mentions.update(heard)
    return {
        it: first.routes[it]
        for it in missing
        if all(first.mentions.get(utterance) == heard[utterance] for utterance in it)
    }


def _completed(
    side: Side, known: Known, said: Sequence[Said], besides: Known, hands: Executor
) -> Known:
    """All that is to be known of a side; what is its own is kept for the next time."""
    known.routes.update(besides.routes)
    missing = _missing(known, said)
    heard = {**besides.mentions, **known.mentions}
    tasks = [
        hands.submit(
            _walk, _content(side), part, {it: heard[it] for it in _all(part) & heard.keys()}
        )
        for part in _parts(missing)
    ]
    for task in tasks:
        routes, mentions = task.result()
        known.routes.update(routes)
        known.mentions.update(mentions)
    if any(it in side.said for it in missing) or besides.routes:
        _keep(side, known)
    return known


def _all(said: Iterable[Said]) -> set[str]:
    return {utterance for it in said for utterance in it}


def _parts(said: Sequence[Said]) -> Iterator[Sequence[Said]]:
    for begin in range(0, len(said), AT_ONCE):
        yield said[begin : begin + AT_ONCE]


def _recalled(side: Side) -> Known:
    """What was found out about what a side itself says, when it was compared before."""
    try:
        return recall("routes", _key(side), _unpack)
    except UNFIT:
        return Known({}, {})


def _unpack(packed: Any) -> Known:
    return Known(unpack_routes(packed["routes"]), unpack_mentions(packed["mentions"]))


def _keep(side: Side, known: Known) -> None:
    own = {it: known.routes[it] for it in side.said}
    heard = {it: known.mentions[it] for it in _all(own) & known.mentions.keys()}
    keep("routes", _key(side), {"routes": pack_routes(own), "mentions": pack_mentions(heard)})


def _key(side: Side) -> str:
    said = sha256(repr(list(side.said)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{FORM} {matching_key(side.library)} {hearing_key(side.library)} {said}"


def _content(side: Side) -> Content:
    return Content(side.folders, side.library.hash)


@lru_cache(maxsize=2)
def _bot(content: Content) -> Bot:
    """A process is given many parts of the same two contents."""
    library = load_folders(list(content.folders))
    if library.hash != content.hash:
        raise ContentNotFound("the content was changed while it was compared; compare again")
    return Bot(library)


def _learn(content: Content) -> None:
    """Have the bot ready, here and, by way of the cache, in other processes."""
    _bot(content)


def _hear(content: Content, said: Sequence[Said]) -> Mentions:
    screen = Screen.of(_bot(content).library)
    return {utterance: screen.mentions(utterance) for it in said for utterance in it}


def _walk(content: Content, said: Sequence[Said], heard: Mentions) -> tuple[Routes, Mentions]:
    bot = _Reminded(_bot(content), heard)
    return walk(bot, said), bot.screen.heard


class _Reminded(Bot):
    """The same bot, with a screen that recalls what was heard."""

    screen: Recall

    def __init__(self, bot: Bot, heard: Mentions) -> None:
        vars(self).update(vars(bot))
        self.screen = Recall(bot.screen, heard)


@contextmanager
def _hands(*, alone: bool) -> Iterator[Executor]:
    """Who does the work: two processes where there is more than one core, else this one."""
    if alone or (os.cpu_count() or 1) < 2:
        yield _Here()
        return
    context = get_context("spawn")  # not forked: threads of a host would be cut off
    pool = ProcessPoolExecutor(2, mp_context=context, initializer=_deaf)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _deaf() -> None:
    """Ctrl-C is for the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _Here(Executor):
    """Does all work in this process, at once."""

    def submit(self, task: Callable[..., Any], /, *given: Any, **named: Any) -> "Future[Any]":
        """Do it."""
        future: Future[Any] = Future()
        future.set_result(partial(task, *given, **named)())
        return future
