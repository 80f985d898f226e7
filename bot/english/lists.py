"""The data files beside this one in, words and cues of everyday English out."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def english() -> Mapping[str, tuple[str, ...]]:
    """Cues and lists of words, by their names in `cues.json`."""
    given = json.loads(_text("cues.json"))
    return {key: tuple(it.split() if isinstance(it, str) else it) for key, it in given.items()}


@cache
def everyday() -> frozenset[str]:
    """Words that are names as well, checked by hand: what questions cannot do without."""
    return _listed("everyday.txt")


@cache
def words() -> frozenset[str]:
    """Words that are no names."""
    return _listed("words.txt")


@cache
def names() -> frozenset[str]:
    """First names, common surnames, and everyday words that are often names."""
    return _listed("names.txt")


def _listed(name: str) -> frozenset[str]:
    lines = _text(name).splitlines()
    return frozenset(word for it in lines if not it.startswith("#") for word in it.split())


def _text(name: str) -> str:
    return (files("bot") / "english" / name).read_text(encoding="utf-8")
