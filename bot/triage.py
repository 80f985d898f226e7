"""Ranking and alerts in, the decision that holds out: alerts outrank every score."""

from collections.abc import Sequence

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
    topics = [match for match in ranking.matches if not library.intents[match.intent].lays_over]
    frames = tuple(it for it in ranking.matches if library.intents[it.intent].lays_over)
    decision = decide(topics, limits, ranking.neighbour)
    if not frames or frames[0].score < limits.answer or decision.neighbour:
        return decision
    lead = round(frames[0].score - (topics[0].score if topics else 0.0), 1)
    if decision.kind == "answer" and lead >= -limits.margin:
        return Decision("answer", (*decision.candidates, frames[0]), decision.near)
    if lead >= limits.margin:
        return Decision("answer", frames[:1], (*decision.candidates, *decision.near))
    return decision
