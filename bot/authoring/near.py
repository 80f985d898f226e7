"""Utterances in, the intents that answer them today out."""

from collections.abc import Iterable

from bot.content.model import Library
from bot.decide import Match
from bot.matcher import Matcher
from bot.ways import ways_to_ask


def nearest(library: Library, utterances: Iterable[str]) -> list[Match]:
    """Intents by the best score that any of the utterances gives them, best first."""
    if not ways_to_ask(library)[0]:
        return []
    matcher = Matcher.of(library)
    best: dict[str, Match] = {}
    for utterance in utterances:
        for match in matcher.weigh(utterance).matches:
            if match.intent not in best or match.score > best[match.intent].score:
                best[match.intent] = match
    return sorted(best.values(), key=lambda match: -match.score)
