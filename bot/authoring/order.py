"""A file and its shape in, the same file with the keys of its entries in order out."""

from collections.abc import Iterator, Sequence

from bot.authoring.rules.key_order import ordered
from bot.content.outline import Mapping, outlined
from bot.content.shape import Shape
from bot.content.shapes import TURNS


def in_order(text: str, shape: Shape) -> str:
    """Only the lines of entries that were out of order change their places, with their comments.

    The text ends with a line end. Whole lines are moved, in braces the pairs between the commas:
    nothing is written anew, so what is in order keeps every character.
    """
    outline = outlined(text) if shape.listed else None
    for mapping, its in reversed(list(_walk(outline.entries, shape)) if outline else []):
        keys = [pair.key for pair in mapping.pairs]
        order = [keys.index(key) for key in ordered(keys, its)]
        if len(set(keys)) == len(keys) and order != sorted(order):
            # The text keeps its length, so that places further up still hold.
            text = _slots(text, mapping, order) if mapping.flow else _lines(text, mapping, order)
    return text


def _walk(entries: Sequence[Mapping], shape: Shape) -> Iterator[tuple[Mapping, Shape]]:
    """Each mapping before those inside it."""
    for entry in entries:
        yield entry, shape
        yield from ((it, TURNS) for key, it in entry.inner if key == "dialogue")


def _slots(text: str, mapping: Mapping, order: Sequence[int]) -> str:
    """Each place between the commas takes the pair that belongs there."""
    pairs = mapping.pairs
    said, at = [], pairs[0].start
    for pair, index in zip(pairs, order, strict=True):
        said += [text[at : pair.start], text[pairs[index].start : pairs[index].end]]
        at = pair.end
    return text[: pairs[0].start] + "".join(said) + text[at:]


def _lines(text: str, mapping: Mapping, order: Sequence[int]) -> str:
    """Each key takes its lines along, and the comments right above it."""
    starts = [_line(text, pair.start) for pair in mapping.pairs]
    column = mapping.pairs[0].start - starts[0]
    begins = [starts[0], *(_above(text, it, column) for it in starts[1:])]
    ends = [*begins[1:], _end(text, starts[-1], mapping.pairs[-1].end, column)]
    dash = text[starts[0] : starts[0] + column]
    blank = " " * column
    moved = ""
    for place, index in enumerate(order):
        above, lines = text[begins[index] : starts[index]], text[starts[index] : ends[index]]
        moved += above + (blank if place else dash) + lines[column:]
    return text[: begins[0]] + moved + text[ends[-1] :]


def _line(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _above(text: str, start: int, column: int) -> int:
    """Where the comments begin that stand right above a line."""
    while start:
        before = _line(text, start - 1)
        if not _comment(text[before:start], column):
            break
        start = before
    return start


def _end(text: str, start: int, end: int, column: int) -> int:
    """Where the lines of the last key end, without blank lines and comments behind them."""
    lines = text[start : text.find("\n", start + len(text[start:end].rstrip())) + 1]
    kept = lines.splitlines(keepends=True)
    while len(kept) > 1 and (not kept[-1].strip() or _comment(kept[-1], column)):
        kept.pop()
    return start + sum(map(len, kept))


def _comment(line: str, column: int) -> bool:
    """Whether a line is a comment, and no line of a text: those stand further in than their key."""
    bare = line.lstrip(" ")
    return bare.startswith("#") and len(line) - len(bare) <= column
