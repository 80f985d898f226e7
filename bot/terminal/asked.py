"""A line with a JSON object in, what it asks, or the line that says what is wrong with it, out."""

import json
from dataclasses import dataclass
from math import isfinite
from typing import Any

from bot.terminal.lines import LONGEST, Line

NO_TEXT = 'expected a JSON object with a text, {"text": "..."}'
NO_CONVERSATION = "expected a conversation that is a string or a number"
TOO_LONG = f"expected a JSON object with a text in at most {LONGEST // 2**20} MB"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line asks."""

    text: str
    given: str
    """What is given back, as the members that begin the reply's object: `"id": 7, `."""
    conversation: str
    """The same for lines of one conversation; empty when it belongs to none."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that asks nothing."""

    told: bytes
    """The line that stands in its place."""


def asked(line: Line) -> Asked | Unread:
    """What a line asks."""
    if line.text is None:
        return _unread(line, TOO_LONG)
    try:
        given = json.loads(line.text, parse_constant=_refuse, parse_float=_finite)
        named = _given_back(given, "id")
    except (ValueError, RecursionError):  # no JSON, or nested deeper than can be said again
        return _unread(line, NO_TEXT)
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        return _unread(line, NO_TEXT, named)
    if not _may_name_a_conversation(given):
        return _unread(line, NO_CONVERSATION, named)
    named += _given_back(given, "conversation")
    return Asked(given["text"], named, _conversation(given))


def _given_back(given: Any, name: str) -> str:
    if not isinstance(given, dict) or name not in given:
        return ""
    return f'"{name}": {json.dumps(given[name])}, '


def _unread(line: Line, error: str, named: str = "") -> Unread:
    told = json.dumps({"error": error, "line": line.number})
    return Unread(f"{{{named}{told[1:]}\n".encode("ascii"))


def _may_name_a_conversation(given: dict[str, Any]) -> bool:
    value = given.get("conversation", "")
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _conversation(given: dict[str, Any]) -> str:
    """The same for equal values: 1 and 1.0 are one number, "1" is none."""
    if "conversation" not in given:
        return ""
    value = given["conversation"]
    whole = isinstance(value, float) and value.is_integer()
    return json.dumps(int(value) if whole else value)


def _refuse(constant: str) -> None:
    """NaN and Infinity are no JSON, though the library reads them."""
    raise ValueError(constant)


def _finite(digits: str) -> float:
    """1e999 would come back as Infinity."""
    number = float(digits)
    if not isfinite(number):
        raise ValueError(digits)
    return number
