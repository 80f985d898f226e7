"""A comparison in, lines for a terminal out."""

from collections.abc import Iterator

from bot.authoring.diff.change import Change, Pair, grouped
from bot.authoring.diff.compare import Comparison
from bot.authoring.diff.words import Reworded, hunks
from bot.terminal.diff_told import (
    MOST,
    MOST_HUNKS,
    MOST_TEXTS,
    MOST_WAYS,
    counted,
    details,
    headline,
    more,
    one_line,
    origin,
)


def in_text(found: Comparison) -> Iterator[str]:
    """The worst first; texts after all that leads elsewhere."""
    yield _line(f"{found.old} -> {found.new}")
    yield headline(found)
    for group, pairs in grouped(found.routing).items():
        yield ""
        yield f"{group.upper()}: {sum(len(pair.changes) for pair in pairs)}"
        for pair in pairs[:MOST_WAYS]:
            yield from _pair(pair)
        yield from (f"  {it} ways" for it in more(pairs, MOST_WAYS))
    if found.words:
        yield ""
        yield f"WORDS (routing is not touched): {len(found.words)}"
        for text in found.words[:MOST_TEXTS]:
            yield from _text(text)
        yield from (f"  {it}" for it in more(found.words, MOST_TEXTS))
    yield from _rest(found)


def _pair(pair: Pair) -> Iterator[str]:
    yield _line(f"  {pair.old} -> {pair.new}: {len(pair.changes)}")
    for change in pair.changes[:MOST]:
        yield _line(f"    {_said(change)}")
        notes = [it for it in (origin(change), *details(change)) if it]
        if notes:
            yield _line(f"      {'; '.join(notes)}")
    yield from (f"    {it}" for it in more(pair.changes, MOST))


def _said(change: Change) -> str:
    before = " / ".join(change.said[: change.turn])
    return f'"{change.utterance}"' + (f' after "{before}"' if before else "")


def _text(text: Reworded) -> Iterator[str]:
    yield _line(f"  {text.place}")
    changed = list(hunks(text.old, text.new))
    for old, new in changed[:MOST_HUNKS]:
        yield _line(f"    - {old}")
        yield _line(f"    + {new}")
    yield from (f"    {it}" for it in more(changed, MOST_HUNKS))


def _rest(found: Comparison) -> Iterator[str]:
    lines = [
        *(f"added {kind}: {', '.join(ids)}" for kind, ids in found.added.items()),
        *(f"removed {kind}: {', '.join(ids)}" for kind, ids in found.removed.items()),
        *counted(found.counts),
    ]
    if found.touched:
        lines.append(f"also changed: {', '.join(found.touched)}")
    if lines:
        yield ""
        yield "CONTENT"
        yield from (_line(f"  {it}") for it in lines)


def _line(text: str) -> str:
    """One line, whatever an author wrote."""
    indent = len(text) - len(text.lstrip(" "))
    return " " * indent + one_line(text)
