"""A topic's file and new examples of one of its intents in, the same file with them out.

No other byte of the file changes: the examples stand behind the last one, written as that one is.
"""

import json
import re
from collections.abc import Sequence

from bot.authoring.entry_text import scalar
from bot.content.entries import Entry
from bot.content.node import Place
from bot.content.outline import Scalar, scalars
from bot.content.shape import Field, Shape
from bot.content.shapes import INTENTS
from bot.content.source import read_entries
from bot.errors import NotWritten

BOM = "\ufeff"
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BRACKETS = Shape("line", {"text": Field("texts")}, listed=False)
_PIECE = re.compile(r"[^\r\n\x85\u2028\u2029]*")


def inserted(data: bytes, path: str, intent: str, examples: Sequence[str]) -> bytes:
    """The file with the examples at the end of the intent's; raises NotWritten."""
    entries, problems = read_entries(data, path, INTENTS)
    entry = next((it for it in entries if it.get("intent") == intent), None)
    if entry is None:
        raise NotWritten(f"{path} holds no intent {intent!r}")
    text = data.decode().removeprefix(BOM)
    at, new = _addition(text, entry, examples)
    result = data[: len(data) - len(text[at:].encode())] + new.encode() + text[at:].encode()
    found, now = read_entries(result, path, INTENTS)
    grown = [_values(it, examples if it is entry else ()) for it in entries]
    if len(now) != len(problems) or [_values(it) for it in found] != grown:
        line = entry.where("examples").line
        raise NotWritten(f"{path}:{line}: nothing can be added to this list; add it by hand")
    return result


def _values(entry: Entry, more: Sequence[str] = ()) -> dict[str, object]:
    return {**entry.values, "examples": (*entry.get("examples"), *more)}


def _addition(text: str, entry: Entry, examples: Sequence[str]) -> tuple[int, str]:
    """Where what is to be added: behind the last example."""
    begin = _offset(text, entry.where("examples"))
    flow = text[begin : begin + 1] == "["
    number = len(entry.get("examples"))
    if not number:
        return begin + 1, ", ".join(map(_flow_scalar, examples))
    last = _scalar_at(text, _offset(text, entry.where("examples", number - 1)))
    if last is None:
        raise NotWritten(f"{entry.place.path}:{entry.place.line}: its examples cannot be read")
    if flow:
        return last.end, _in_flow(text, entry, last, examples)
    return _in_block(text, last, examples)


def _in_flow(text: str, entry: Entry, last: Scalar, examples: Sequence[str]) -> str:
    """On the same line, or on lines of their own where the last one has one."""
    line = _line_start(text, last.start)
    own = not text[line : last.start].strip() and len(entry.get("examples")) > 1
    before = f",{_line_end(text)}{text[line : last.start]}" if own else ", "
    return "".join(f"{before}{_flow_scalar(it)}" for it in examples)


def _in_block(text: str, last: Scalar, examples: Sequence[str]) -> tuple[int, str]:
    """On lines of their own, each with the dash and the spaces that the last one has."""
    lead = text[: last.start].rstrip(" ")
    end = len(text[: last.end].rstrip()) if last.block else last.end
    match = _PIECE.match(text, end)
    at = match.end() if match else end
    line = _line_start(text, len(lead))
    gap = text[len(lead) : last.start] or " "
    dash = f"{_line_end(text)}{' ' * (len(lead) - 1 - line)}-{gap}"
    return at, "".join(f"{dash}{scalar(it)}" for it in examples)


def _flow_scalar(text: str) -> str:
    """In quotes where brackets would not hold it as it is: more is a sign there than elsewhere."""
    entries, _ = read_entries(f"text: [{text}, {text} ]\n".encode(), "", _BRACKETS)
    plain = bool(entries) and entries[0].get("text") == (text, text)
    return text if plain else json.dumps(text, ensure_ascii=False)


def _line_end(text: str) -> str:
    found = _BREAK.search(text)
    return found[0] if found else "\n"


def _line_start(text: str, at: int) -> int:
    return max((it.end() for it in _BREAK.finditer(text, 0, at)), default=0)


def _offset(text: str, place: Place) -> int:
    starts = [0, *(it.end() for it in _BREAK.finditer(text))]
    return starts[place.line - 1] + place.column - 1


def _scalar_at(text: str, start: int) -> Scalar | None:
    return next((it for it in scalars(text) or () if it.start == start), None)
