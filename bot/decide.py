"""Ranking in, decision out: answer, ask back, or admit defeat."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.model import Kind, Thresholds

MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Match:
    """How one intent fits."""

    intent: str
    score: float
    """From 0 to 100, rounded to one decimal; an exact example is 100."""
    example: str
    """The authored example that fits best, as written."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a ranking."""

    kind: Kind
    candidates: tuple[Match, ...]
    """Answered, or offered when asking back; best first. None of a fallback."""
    near: tuple[Match, ...] = ()
    """Others that would have been worth offering."""
    neighbour: str = ""
    """The thing outside of what is covered that fits better; empty when none does."""

    @property
    def first(self) -> str:
        """The intent that is answered first, or offered; empty of a fallback."""
        return self.candidates[0].intent if self.candidates else ""


def decide(
    ranking: Sequence[Match], thresholds: Thresholds, neighbour: Match | None = None
) -> Decision:
    """Answer one clear match, offer near ties, refuse what fits nothing or a neighbour better."""
    near = tuple(match for match in ranking if match.score >= thresholds.offer)
    refused = neighbour.score if neighbour else 0.0
    best = near[0].score if near else 0.0
    if neighbour and refused >= max(thresholds.offer, best + thresholds.margin):
        return Decision("fallback", (), near, neighbour.intent)
    if not near:
        return Decision("fallback", ())
    rival = max(refused, near[1].score if len(near) > 1 else 0.0)
    if best >= thresholds.answer and round(best - rival, 1) >= thresholds.margin:
        return Decision("answer", near[:1], near[1:])
    return Decision("clarification", near[:MOST_OFFERED], near[MOST_OFFERED:])
