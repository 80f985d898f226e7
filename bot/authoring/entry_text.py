"""The values of an entry in, its lines of YAML out, in the style of the file they join."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from bot.content.entries import Entry
from bot.content.shape import Field, Shape
from bot.content.source import read_entries

Value = str | date | tuple[str, ...]

WIDEST = 96
"""Columns of a line; a text that is longer is folded."""
_LINE = Shape("line", {"text": Field("text")}, listed=False)


@dataclass(frozen=True, slots=True)
class Style:
    """How a file lays out its entries."""

    indent: int = 0
    """Columns before the dash of an entry."""
    hang: int = 4
    """Columns between that dash and those of a list within."""
    spaced: bool = False
    """Whether an empty line stands between entries."""


def style_of(lines: Sequence[str], entries: Sequence[Entry]) -> Style:
    """The style of a file, told from its last entry and its last list."""
    if not entries:
        return Style()
    at = entries[-1].place.line - 1
    indent = _indent(lines[at])
    lists = [entry.places["examples[0]"] for entry in entries if "examples[0]" in entry.places]
    found = [_indent(lines[it.line - 1]) for it in lists if lines[it.line - 1].lstrip()[:1] == "-"]
    return Style(
        indent,
        found[-1] - indent if found else Style().hang,
        spaced=len(entries) > 1 and not lines[at - 1].strip(),
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def written(shape: Shape, values: Mapping[str, Value], style: Style) -> str:
    """The entry as text; it ends with its last line's end."""
    lines = [line for key, it in values.items() for line in _key(key, it, shape, style)]
    pad = " " * style.indent
    first, *rest = lines
    return "".join(f"{pad}{line}\n" for line in (f"- {first[2:]}", *rest))


def _key(key: str, value: Value, shape: Shape, style: Style) -> Iterator[str]:
    """The lines of one key, two columns in."""
    kind = shape.fields[key].kind
    if isinstance(value, tuple) and kind == "ids":
        yield f"  {key}: [{', '.join(value)}]"
    elif isinstance(value, tuple):
        yield f"  {key}:"
        yield from (f"{' ' * style.hang}- {scalar(it)}" for it in value)
    elif kind == "text" and len(line := f"  {key}: {scalar(str(value))}") <= WIDEST:
        yield line
    elif kind == "text":
        yield f"  {key}: >-"
        folded = wrap(str(value), WIDEST - 4, break_long_words=False, break_on_hyphens=False)
        yield from (f"    {it}" for it in folded)
    else:
        yield f"  {key}: {value}"


def scalar(text: str) -> str:
    """The text as YAML, in quotes where it would not be read as itself without."""
    entries, _ = read_entries(f"text: {text}\n".encode(), "", _LINE)
    plain = bool(entries) and entries[0].get("text") == text
    return text if plain else json.dumps(text, ensure_ascii=False)
