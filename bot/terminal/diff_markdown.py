"""A comparison in, Markdown for a pull request out: nothing that people wrote is obeyed in it."""

import re
from collections.abc import Iterable, Iterator

from bot.authoring.diff.change import Change, Group, Pair, grouped
from bot.authoring.diff.compare import Comparison
from bot.authoring.diff.words import Reworded, hunks
from bot.terminal.diff_told import (
    MOST,
    MOST_HUNKS,
    counted,
    details,
    headline,
    more,
    one_line,
    origin,
)
from bot.terminal.escape import LONGEST

OPEN: frozenset[Group] = frozenset({"alerts lost", "cautions lost", "weaker disclaimers"})
"""Groups that are not folded."""
LARGEST, LARGEST_WORDS = 40_000, 15_000
"""Characters of what is led elsewhere, the worst first, and of words: a comment holds 65,536."""
_TICKS = re.compile(r"`+")


def in_markdown(found: Comparison) -> Iterator[str]:
    """A table of groups, then the details of each, folded where they are many and mild."""
    groups = grouped(found.routing)
    yield f"### {code(found.old)} → {code(found.new)}"
    yield ""
    yield f"**{headline(found)}**"
    if groups:
        yield from ("", "| routing | utterances |", "|---|--:|")
        for group, pairs in groups.items():
            yield f"| {group} | {_many(pairs)} |"
    room = LARGEST
    for group, pairs in groups.items():
        lines = list(_fitting([list(_pair(pair)) for pair in pairs], room))
        room -= sum(map(len, lines))
        yield from folded(f"{group}: {_many(pairs)}", lines, opened=group in OPEN)
    if found.words:
        lines = list(_fitting([list(_text(text)) for text in found.words], LARGEST_WORDS))
        yield from folded(f"words alone, routing is not touched: {len(found.words)}", lines)
    yield from _rest(found)


def code(text: str) -> str:
    """What is shown as it was typed, and is neither markup nor a mention there; one line."""
    line = one_line(text)
    line = f"{line[: LONGEST - 1]}…" if len(line) > LONGEST else line
    fence = "`" * (max(map(len, _TICKS.findall(line)), default=0) + 1)
    pad = " " if not line or "`" in (line[0], line[-1]) else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def folded(title: str, lines: Iterable[str], *, opened: bool = False) -> Iterator[str]:
    """Details under a title that opens them."""
    yield from ("", f"<details{' open' if opened else ''}><summary>{title}</summary>", "")
    yield from lines
    yield from ("", "</details>")


def _many(pairs: Iterable[Pair]) -> int:
    return sum(len(pair.changes) for pair in pairs)


def _fitting(blocks: list[list[str]], room: int) -> Iterator[str]:
    """The blocks that there is room for, and how many there is not."""
    for at, block in enumerate(blocks):
        room -= sum(map(len, block))
        if room < 0:
            yield f"- and {len(blocks) - at:,} more; JSON has all"
            return
        yield from block


def _pair(pair: Pair) -> Iterator[str]:
    yield f"- {code(pair.old)} → {code(pair.new)}: {len(pair.changes)}"
    for change in pair.changes[:MOST]:
        notes = [code(it) for it in (origin(change), *details(change)) if it]
        yield f"  - {', '.join([_said(change), *notes])}"
    yield from (f"  - {it}" for it in more(pair.changes, MOST))


def _said(change: Change) -> str:
    before = change.said[: change.turn]
    after = f" after {', '.join(map(code, before))}" if before else ""
    return f"**{code(change.utterance)}**{after}"


def _text(text: Reworded) -> Iterator[str]:
    changed = list(hunks(text.old, text.new))
    lines = [
        f"{sign} {one_line(words)}"
        for pair in changed[:MOST_HUNKS]
        for sign, words in zip("-+", pair, strict=True)
    ]
    yield from (f"{code(text.place)}", "", "```diff", *lines, "```")
    yield from more(changed, MOST_HUNKS)
    yield ""


def _rest(found: Comparison) -> Iterator[str]:
    lines = [
        *(f"added {kind}: {', '.join(map(code, ids))}" for kind, ids in found.added.items()),
        *(f"removed {kind}: {', '.join(map(code, ids))}" for kind, ids in found.removed.items()),
        *counted(found.counts),
    ]
    if found.touched:
        lines.append(f"also changed: {', '.join(found.touched)}")
    if lines:
        yield from ("", *(f"- {it}" for it in lines))
