"""An author's folder and its problems in, the same folder without the mechanical ones out."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import copymode
from tempfile import mkstemp

from bot.authoring.blanks import BOM, without
from bot.authoring.order import in_order
from bot.content.location import ContentFile, ContentFolder, is_authors
from bot.content.outline import outlined
from bot.content.problem import Problem
from bot.content.shape import Shape
from bot.content.shapes import shape_of
from bot.content.source import read_entries

MECHANICAL = frozenset({"key-order", "spacing"})
_UNREAD = frozenset({"yaml-syntax", "encoding", "unreadable", "empty-file", "alias", "tag"})
"""Rules of files whose values cannot be compared."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of one file."""

    path: str
    """As the author gave the folder."""
    refused: str
    """Why it was left as it is; empty when it was mended."""


def mend(folder: ContentFolder, problems: Iterable[Problem]) -> list[Mended]:
    """Mend the files that have a mechanical problem; leave every other as it is."""
    rules: dict[str, set[str]] = {}
    for problem in problems:
        rules.setdefault(problem.path, set()).add(problem.rule)
    wanted = (it for it in folder.files if rules.get(it.path, set()) & MECHANICAL)
    return [Mended(it.path, _mend(it, rules[it.path], folder)) for it in wanted]


def mended(data: bytes, shape: Shape) -> bytes:
    """The file with its blanks and keys in order."""
    data = without(data)
    # An empty line that was moved to the end is one too many there.
    return without(in_order(data.decode("utf-8"), shape).encode())


def _mend(file: ContentFile, rules: set[str], folder: ContentFolder) -> str:
    """Why nothing was done; empty when the file was written."""
    if not is_authors(folder):
        return "it is part of the program"
    path, shape = Path(str(file.file)), shape_of(file.tree, file.name)
    if path.is_symlink() or path.resolve().parent.parent != Path(str(folder.root)).resolve():
        return "it is a link to another place"
    if rules & _UNREAD or shape is None:
        return "it cannot be read; mend the rest first"
    data = path.read_bytes()
    new = mended(data, shape)
    why = next(_odds(data, new, shape), "")
    return why or _write(path, data, new)


def _odds(old: bytes, new: bytes, shape: Shape) -> Iterator[str]:
    """What keeps a mended file from being as good as it was."""
    before, after = old.decode("utf-8").removeprefix(BOM), new.decode("utf-8")
    was, is_now = outlined(before), outlined(after)
    if was is None or is_now is None or was.plain != is_now.plain:
        yield "its values would change"
    if _signs(before) != _signs(after):
        yield "words or comments would change"
    if _problems(new, shape) - _problems(old, shape):
        yield "it would have another problem"
    if old == new:
        yield "there is no safe way to"


def _signs(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _problems(data: bytes, shape: Shape) -> Counter[tuple[str, str]]:
    _, problems = read_entries(data, "", shape)
    return Counter((it.rule, it.message) for it in problems)


def _write(path: Path, old: bytes, new: bytes) -> str:
    """Put the file there at once, unless somebody changed it meanwhile."""
    number, name = mkstemp(dir=path.parent, prefix=".mending-")
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(number)
        copymode(path, beside)
        if path.read_bytes() != old:
            return "it was changed meanwhile"
        beside.replace(path)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()
    return ""
