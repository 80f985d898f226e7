"""Two sides in, the routes of all that may be led otherwise out, as each side's own bot tells them.

Nothing is estimated: what is left out is left out because the two cannot but agree on it.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from bot.authoring.diff.route import (
    Mentions,
    Routes,
    hearing_key,
    matching_key,
    pack_mentions,
    pack_routes,
    unpack_mentions,
    unpack_routes,
)
from bot.authoring.diff.side import Said, Side
from bot.authoring.diff.work import hear, lead, learn, parts
from bot.authoring.hands import Content, Here, hands
from bot.cache import UNFIT, keep, recall
from bot.content.model import Library

FORM = 1
"""Grows when what is kept between starts has another form."""
FEW = 1500
"""Conversations that are not worth other processes."""

K = TypeVar("K")
V = TypeVar("V")


def both_routes(old: Side, new: Side, more: Iterable[Said] = ()) -> tuple[Routes, Routes]:
    """The routes on both sides of what either side knows of, and of `more`.

    Without those that are sure to be the same.
    """
    if _same(matching_key, old, new) and _same(hearing_key, old, new):
        return {}, {}
    said = list(dict.fromkeys((*more, *new.said, *old.said)))
    roots = [folder.root for side in (old, new) for folder in side.folders]
    alone = len(said) < FEW or not all(isinstance(root, Path) for root in roots)
    with hands(alone=alone) as workers:
        try:
            return _both(old, new, said, workers)
        except BrokenProcessPool:  # no other process can live here
            return _both(old, new, said, Here())


def _both(old: Side, new: Side, said: Sequence[Said], workers: Executor) -> tuple[Routes, Routes]:
    if _same(matching_key, old, new):
        said = _heard_otherwise(old, new, said, workers)
        return _routes(old, said, {}, workers)[0], _routes(new, said, {}, workers)[0]
    ready = workers.submit(learn, _content(new))
    first, heard = _routes(old, said, {}, workers)
    ready.result()
    alike = _same(hearing_key, old, new)
    return first, _routes(new, said, heard if alike else {}, workers)[0]


def _same(key: Callable[[Library], str], old: Side, new: Side) -> bool:
    return key(old.library) == key(new.library)


def _heard_otherwise(
    old: Side, new: Side, said: Sequence[Said], workers: Executor
) -> Sequence[Said]:
    """The conversations in which the screens hear something else; no other is led elsewhere."""
    before, after = (_recalled("heard", it, unpack_mentions) for it in (old, new))
    tasks = []
    for side, known in ((old, before), (new, after)):
        missing = [it for it in said if not known.keys() >= {*it}]
        found = [workers.submit(hear, _content(side), part) for part in parts(missing)]
        tasks.append((side, known, found))
    for side, known, found in tasks:
        for task in found:
            known.update(task.result())
        if found:
            _keep_heard(side, known)
    return [it for it in said if any(before[utterance] != after[utterance] for utterance in it)]


def _routes(
    side: Side, said: Sequence[Said], heard: Mentions, workers: Executor
) -> tuple[Routes, Mentions]:
    """The routes of one side, and what its screen heard; its own are kept for the next time."""
    routes = _recalled("routes", side, unpack_routes)
    heard = {**heard, **_recalled("heard", side, unpack_mentions)}
    tasks = []
    for part in parts([it for it in said if it not in routes]):
        known = {it: heard[it] for conversation in part for it in conversation if it in heard}
        tasks.append(workers.submit(lead, _content(side), part, known))
    for task in tasks:
        found, mentions = task.result()
        routes.update(found)
        heard.update(mentions)
    if tasks and routes.keys() >= side.said.keys():
        own = {it: routes[it] for it in side.said}
        keep("routes", _key("routes", side), pack_routes(own))
        _keep_heard(side, heard)
    return {it: routes[it] for it in said}, heard


def _keep_heard(side: Side, heard: Mentions) -> None:
    own = {it: heard[it] for said in side.said for it in said if it in heard}
    keep("heard", _key("heard", side), pack_mentions(own))


def _recalled(name: str, side: Side, unpack: Callable[[Any], dict[K, V]]) -> dict[K, V]:
    """What was found out about a side when it was compared before."""
    try:
        return recall(name, _key(name, side), unpack)
    except UNFIT:
        return {}


def _key(name: str, side: Side) -> str:
    """What is heard follows from the screen alone."""
    said = sha256(repr(list(side.said)).encode("utf-8", "surrogatepass")).hexdigest()
    matching = matching_key(side.library) if name == "routes" else ""
    return f"{FORM} {matching} {hearing_key(side.library)} {said}"


def _content(side: Side) -> Content:
    return Content(side.folders, side.library.hash)
