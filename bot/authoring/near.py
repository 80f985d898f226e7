"""Utterances in, the intents and neighbours that they lead to today out."""

from collections.abc import Iterable

from bot.content.model import Library
from bot.decide import Match
from bot.matcher import Matcher
from bot.ways import ways_to_ask


def nearest(library: Library, utterances: Iterable[str]) -> list[Match]:
    """By the best score that any of the utterances gives, best first."""
    if not ways_to_ask(library)[0]:
        return []
    matcher = Matcher.of(library)
    best: dict[str, Match] = {}
    for utterance in utterances:
        ranking = matcher.weigh(utterance)
        refused = ranking.neighbour
        named = (refused,) if refused and refused.intent else ()
        for match in (*ranking.matches, *named):
            if match.intent not in best or match.score > best[match.intent].score:
                best[match.intent] = match
    return sorted(best.values(), key=lambda match: -match.score)
