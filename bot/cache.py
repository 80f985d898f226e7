"""Plain values kept between starts; the program runs as well without them, only slower."""

import gc
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TypeVar

from platformdirs import user_cache_path

KEPT = 16
"""Files that stay, those used last; others are removed when a new one is written."""

T = TypeVar("T")


@contextmanager
def no_collecting() -> Iterator[None]:
    """Thousands of new values that all stay would set the collector off again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def kept(
    name: str,
    key: str,
    build: Callable[[], T],
    pack: Callable[[T], Any],
    unpack: Callable[[Any], T],
) -> T:
    """The value that `build` gives, from the cache when it was built for the same key before.

    What is kept is JSON, which cannot run code. A file that cannot be read, is cut short or does
    not unpack is as good as none; a folder that cannot be written is left alone.
    """
    with suppress(*UNFIT):
        return recall(name, key, unpack)
    with no_collecting():
        value = build()
    keep(name, key, pack(value))
    return value


def recall(name: str, key: str, unpack: Callable[[Any], T]) -> T:
    """What was kept for the key; raises one of UNFIT when there is none, or it does not unpack."""
    path = _path(name, key)
    with no_collecting():
        value = unpack(json.loads(path.read_bytes()))
    with suppress(OSError):
        os.utime(path)  # what is used stays
    return value


def keep(name: str, key: str, packed: Any) -> None:
    """Keep a plain value for the key, where there is a folder to write in."""
    with suppress(OSError):
        _write(_path(name, key), json.dumps(packed, separators=(",", ":")))


UNFIT = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What a file that is no fit for `unpack` may raise."""


def _path(name: str, key: str) -> Path:
    folder = os.environ.get("D3K2_CACHE")
    root = Path(folder) if folder else user_cache_path("d3k2-bot", appauthor=False)
    return root / f"{name}-{sha256(f'{_program()} {key}'.encode()).hexdigest()[:24]}.json"


@cache
def _program() -> str:
    """Changes with the program's own files, so that a new version never reads an old value."""
    digest = sha256()
    for folder in (files("bot") / name for name in ("", "content", "evidence", "screening")):
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".py"):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
        file.write(text)
    Path(file.name).replace(path)
    aged = sorted(path.parent.glob("*.json"), key=lambda old: old.stat().st_mtime, reverse=True)
    for old in aged[KEPT:]:
        old.unlink(missing_ok=True)
