"""A content file and the values of a new entry in, the file with the entry at its end out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.authoring.entry_text import Value, style_of, written
from bot.content.shapes import shape_of
from bot.content.source import read_entries
from bot.errors import NotWritten


@dataclass(frozen=True, slots=True)
class Joined:
    """A file with its new entry."""

    path: Path
    data: bytes
    line: int
    """Where the new entry begins."""


def joined(
    path: Path, tree: str, values: Mapping[str, Value], head: str, old: bytes | None = None
) -> Joined:
    """The file as it will be; a new one begins with the head. Raises NotWritten, OSError.

    `old` is what will stand in it before, where that is not what stands there now.
    """
    if old is None:
        old = path.read_bytes() if path.exists() else head.encode()
    shape = shape_of(tree, path.stem)
    if shape is None:
        raise NotWritten(f"{path} is no file of a topic")
    entries, _ = read_entries(old, path.as_posix(), shape)
    text = _whole_lines(old.decode())
    style = style_of(text.splitlines(), entries)
    before = text + "\n" * (style.spaced and bool(entries))
    after = before + written(shape, values, style)
    data = after.replace("\n", "\r\n").encode() if b"\r\n" in old else after.encode()
    found, problems = read_entries(data, path.as_posix(), shape)
    if problems or len(found) != len(entries) + 1:
        raise NotWritten(f"nothing can be added at the end of {path}; add the entry by hand")
    if found[-1].values != values:
        raise NotWritten(f"a text for {path} holds characters that YAML cannot")
    return Joined(path, data, before.count("\n") + 1)


def _whole_lines(text: str) -> str:
    """Lines that end in one way, the last one, too."""
    lines = text.replace("\r\n", "\n")
    return lines if lines.endswith("\n") or not lines else f"{lines}\n"
