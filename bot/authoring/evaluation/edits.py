"""Edits of the examples, and what comes of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.authoring.outcomes import Outcome
from bot.authoring.samples import Sample
from bot.evidence.taught import REFUSED

FELT = 0.005
"""Of a chance; less is lost among roundings, which any edit sets off everywhere."""

Kind = Literal["add", "move", "remove"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One example that is added, moved or removed."""

    kind: Kind
    example: str
    intent: str
    """Where it is, or, when it is added, where it shall be."""
    to: str = ""
    """Where it is moved."""


@dataclass(frozen=True, slots=True)
class Change:
    """An utterance that an edit would lead elsewhere."""

    utterance: str
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Effect:
    """What edits would change, among all that was tried."""

    changes: tuple[Change, ...]
    by_intent: tuple[tuple[str, float], ...]
    """Right answers more for who wants an intent, each utterance counting by the chance that it
    is led right; who gains most first. Out of scope counts for an empty name."""

    @property
    def expected(self) -> float:
        """Right answers more, counted so."""
        return round(sum(gained for _, gained in self.by_intent), 2)

    @property
    def right(self) -> int:
        """Right answers more, or less."""
        return self._more({"right", "declined"})

    @property
    def stolen(self) -> int:
        """Wrong answers more, or less."""
        return self._more({"wrong", "answered"})

    def _more(self, kinds: set[str]) -> int:
        return sum((it.after in kinds) - (it.before in kinds) for it in self.changes)


def gains(pairs: Sequence[tuple[Sample, Sample]]) -> tuple[tuple[str, float], ...]:
    """What each intent gains, most first."""
    gains: defaultdict[str, float] = defaultdict(float)
    for before, after in pairs:
        gained = chance(after) - chance(before)
        if abs(gained) >= FELT:
            gains[min(before.wanted, default=REFUSED)] += gained
    ordered = sorted(gains.items(), key=lambda it: (-it[1], it[0]))
    return tuple((name, round(gained, 3)) for name, gained in ordered)


def chance(it: Sample) -> float:
    """That it is led right, told by its scores."""
    if not it.wanted:
        return (it.refused.score if it.refused else 100.0 - it.best) / 100
    return sum(match.score for match in it.ranking if match.intent in it.wanted) / 100
