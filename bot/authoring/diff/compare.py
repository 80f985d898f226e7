"""Two sides in, all that a reviewer has to see out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.authoring.diff.change import Change, changes
from bot.authoring.diff.routing import both_routes
from bot.authoring.diff.side import Said, Side
from bot.authoring.diff.words import Reworded, added, counts, reworded, touched


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the new content does otherwise than the old one."""

    old: str
    """The name of the side."""
    new: str
    routing: Sequence[Change]
    """Utterances that are led elsewhere."""
    words: Sequence[Reworded]
    """Texts that are worded otherwise; they lead nobody elsewhere."""
    added: Mapping[str, Sequence[str]]
    """Kind -> ids."""
    removed: Mapping[str, Sequence[str]]
    counts: Mapping[str, tuple[int, int]]
    """Of what there is, how much before and after."""
    touched: Sequence[str]
    """What else was changed: alerts, vocabulary, thresholds."""
    compared: int
    """Utterances that were said to both."""


def compare(old: Side, new: Side, lines: Mapping[Said, str] | None = None) -> Comparison:
    """Say to both what either knows of, and `lines` of a file besides, each with its place."""
    lines = lines or {}
    before, after = both_routes(old, new, lines)
    said = dict.fromkeys((*lines, *new.said, *old.said))
    first, second = counts(old.library), counts(new.library)
    return Comparison(
        old.name,
        new.name,
        changes(before, after, {**lines, **old.said}, {**lines, **new.said}),
        reworded(old.library, new.library),
        added(old.library, new.library),
        added(new.library, old.library),
        {name: (first[name], second[name]) for name in first},
        touched(old.library, new.library),
        sum(map(len, said)),
    )


def lines_of(text: str, name: str) -> dict[Said, str]:
    """The utterances of a file, one a line, and where each stands."""
    numbered: Iterable[tuple[int, str]] = enumerate(text.splitlines(), 1)
    return {(line.strip(),): f"{name}:{at}" for at, line in reversed([*numbered]) if line.strip()}
