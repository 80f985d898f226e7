"""A YAML scalar as written (its tag and its text) in, a typed value out."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from bot.content.shape import ValueKind

TAGS: Mapping[str, str] = {
    "str": "text",
    "int": "number",
    "float": "number",
    "bool": "yes or no",
    "null": "nothing",
    "timestamp": "date",
    "seq": "list",
    "map": "mapping",
    "value": "text",
    "merge": "merge",
}
"""The tags a node may carry, and what each is called."""
NOUNS: Mapping[ValueKind, str] = {
    "id": "id",
    "text": "text",
    "date": "date",
    "year": "year",
    "flag": "true or false",
    "choice": "yes or no",
    "number": "number",
    "score": "score",
}

BEST = 100
"""Highest score."""
MOST_DIGITS = 12

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"[12]\d{3}")
_NUMBER = re.compile(r"\d+(\.\d+)?")


def read_scalar(kind: ValueKind, tag: str, value: str) -> Any:
    """The value of the kind wanted; raises ValueError that says what was expected."""
    return _READ[kind](tag, value)


def _text(tag: str, value: str) -> str:
    if tag == "null" or not value.strip():
        raise ValueError("nothing stands here; expected text")
    if tag != "str":
        raise ValueError(f"{value} is read as a {TAGS[tag]}; put it in quotes to make it text")
    if _CONTROL.search(value):
        raise ValueError("a control character stands in it; expected plain text")
    return value.strip()


def _id(_tag: str, value: str) -> str:
    if not _ID.fullmatch(value):
        raise ValueError(f"{value!r} is no id; expected lower case letters, digits and _")
    return value


def _date(_tag: str, value: str) -> date:
    with suppress(ValueError):
        if _DATE.fullmatch(value):
            return date.fromisoformat(value)
    raise ValueError(f"{value!r} is no date; expected one such as 2026-11-22")


def _year(_tag: str, value: str) -> int:
    if not _YEAR.fullmatch(value):
        raise ValueError(f"{value!r} is no year; expected one such as 2012")
    return int(value)


def _flag(_tag: str, value: str) -> bool:
    if value not in {"true", "false"}:
        raise ValueError(f"{value!r} is neither true nor false")
    return value == "true"


def _choice(_tag: str, value: str) -> bool:
    if value.lower() not in {"yes", "no", "true", "false"}:
        raise ValueError(f"{value!r} is neither yes nor no")
    return value.lower() in {"yes", "true"}


def _number(_tag: str, value: str) -> float:
    if not _NUMBER.fullmatch(value) or len(value) > MOST_DIGITS:
        raise ValueError(f"{value!r} is no number of at most {MOST_DIGITS} digits")
    return float(value)


def _score(_tag: str, value: str) -> float:
    if not _NUMBER.fullmatch(value) or float(value) > BEST:
        raise ValueError(f"{value!r} is no number from 0 to {BEST}")
    return float(value)


_READ: Mapping[ValueKind, Callable[[str, str], Any]] = {
    "id": _id,
    "text": _text,
    "date": _date,
    "year": _year,
    "flag": _flag,
    "choice": _choice,
    "number": _number,
    "score": _score,
}
