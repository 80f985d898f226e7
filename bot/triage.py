"""Ranking and alerts in, the decision that holds out: alerts outrank every score."""

from collections.abc import Sequence
from dataclasses import replace

from bot.content.model import Library
from bot.decide import Decision, Match, decide
from bot.matcher import Ranking
from bot.screen import Alert


def triage(
    ranking: Ranking, alerts: Sequence[Alert], library: Library, *, names_subject: bool
) -> Decision:
    """Decide a turn: a grave alert decides alone, any other one where no answer is clear."""
    if alerts and alerts[0].grave:
        return Decision("answer", (_own(alerts[0], ranking),))
    decision = _framed(ranking, library)
    if decision.kind == "answer" or not alerts or not names_subject:
        return decision
    own = _own(alerts[0], ranking)
    others = (*decision.candidates, *decision.near)
    return Decision("answer", (own,), tuple(it for it in others if it.intent != own.intent))


def _own(alert: Alert, ranking: Ranking) -> Match:
    """The alert's own intent, with the score it has by itself."""
    for match in ranking.matches:
        if match.intent == alert.intent:
            return match
    return Match(alert.intent, 0.0, "")


def _framed(ranking: Ranking, library: Library) -> Decision:
    """Decide between topics; an intent that lays over others frames the topic it comes with."""
    limits = library.thresholds
    topics, frames = parted(ranking, library)
    decision = decide(topics, limits, ranking.neighbour)
    if not frames:
        return decision
    frame = frames[0]
    if decision.neighbour or frame.score < limits.offer:
        return decision
    if decision.kind == "answer":
        framed = frame.score >= limits.answer / 2
        return Decision("answer", (*decision.candidates, *frames[:framed]), decision.near)
    if frame.score >= limits.answer:
        return Decision("answer", (frame,), (*decision.candidates, *decision.near))
    return decision


def parted(ranking: Ranking, library: Library) -> tuple[list[Match], list[Match]]:
    """Topics as they rank among themselves, and the intents that lay over them."""
    frames = [it for it in ranking.matches if library.intents[it.intent].lays_over]
    topics = [it for it in ranking.matches if it not in frames]
    return (_among_themselves(topics, frames[0]) if frames else topics), frames


def _among_themselves(topics: Sequence[Match], frame: Match) -> list[Match]:
    """The topics with the share that a frame took from them given back."""
    left = max(100 - frame.score, 1.0)
    return [replace(it, score=round(min(100.0, 100 * it.score / left), 1)) for it in topics]
