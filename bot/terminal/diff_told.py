"""One change in, short pieces of text about it out: what text and Markdown have in common."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.authoring.diff.change import Change, told
from bot.authoring.diff.compare import Comparison
from bot.terminal.plain import printable

MOST = 12
"""Utterances that are shown of those that went the same way; JSON has all."""
MOST_WAYS = 40
"""Ways that are shown of a group."""
MOST_TEXTS = 40
"""Texts that are shown."""
MOST_HUNKS = 4
"""Places that are shown of one text."""


def one_line(text: str) -> str:
    """What people wrote, without anything that a terminal would obey."""
    return " ".join(printable(" ".join(text.split())).split())


def origin(change: Change) -> str:
    """Where the utterance stands; empty when it stands in neither content."""
    was, now = change.was, change.now
    if was == now:
        return now
    if was and now:
        return f"{now}, before {was}"
    return f"new {now}" if now else f"removed {was}"


def details(change: Change) -> Iterator[str]:
    """What the way that many went does not tell of this one."""
    old, new = change.old, change.new
    if (told(old), told(new)) != change.pair and told(old) != told(new):
        yield f"{told(old)} -> {told(new)}"
    if old.score != new.score and None not in (old.score, new.score):
        yield f"score {old.score} -> {new.score}"
    for name in ("alerts", "cautions"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after and change.group != f"{name} lost":
            yield f"{name} {_listed(before)} -> {_listed(after)}"
    if old.weight != new.weight:
        yield f"disclaimer {old.weight} -> {new.weight}"


def headline(found: Comparison) -> str:
    """The first thing to know."""
    turns = f"{found.compared:,} utterances"
    if not found.routing:
        return f"No change of routing: {turns} lead where they led before."
    return f"{len(found.routing):,} of {turns} lead elsewhere."


def counted(counts: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    """Those that changed."""
    for name, (old, new) in counts.items():
        if old != new:
            yield f"{name} {old:,} -> {new:,}"


def more(all_of: Sequence[object], most: int) -> Iterable[str]:
    """A word on what is not shown."""
    return [f"and {len(all_of) - most:,} more"] if len(all_of) > most else []


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"
