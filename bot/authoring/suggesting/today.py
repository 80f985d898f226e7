"""Questions in, those that the content still does not answer out, each as it reads and ranks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from bot.authoring.suggesting.asked import Question
from bot.content.model import Library
from bot.conversation import Bot
from bot.decide import Match, decide
from bot.features import Text
from bot.triage import parted
from bot.ways import ways_to_ask

Fate = Literal["answered", "outside", "grave"]
"""Answered by now, a known thing out of scope, or a sign of danger: nothing is proposed of it."""


@dataclass(frozen=True, slots=True)
class Open:
    """A question without an answer."""

    question: Question
    text: Text
    ranking: tuple[Match, ...]
    """Topics that it may be about, best first."""
    refused: float
    """The share of what is not covered."""


@dataclass(frozen=True, slots=True)
class Today:
    """What the content makes of questions that were missed once."""

    open: tuple[Open, ...]
    settled: Counter[Fate]
    """How often asked what is to be left alone."""


def today(questions: Iterable[Question], bot: Bot) -> Today:
    """Ask each question again."""
    found: list[Open] = []
    settled: Counter[Fate] = Counter()
    matched = frozenset(ways_to_ask(bot.library)[0])
    for it in questions:
        # An intent may be gone since it was picked.
        known = it if it.chosen in matched else replace(it, chosen="", picked=0)
        ranked = _ranked(known, bot)
        if isinstance(ranked, Open):
            found.append(ranked)
        else:
            settled[ranked] += it.asked
    return Today(tuple(found), settled)


def _ranked(question: Question, bot: Bot) -> Open | Fate:
    reply = bot.reply(question.text)
    if reply.weight in {"urgent", "crisis"} or any(it.grave for it in reply.alert_details):
        return "grave"
    if reply.kind == "answer" and _is_meant(question, reply.intents):
        return "answered"
    text = bot.matcher.reader.read(question.text)
    ranking = bot.matcher.judge(text)
    topics, _ = parted(ranking, bot.library)
    told = bool(question.chosen or question.not_meant)
    if not told and _is_outside(topics, bot.library, ranking.neighbour):
        return "outside"
    left = tuple(it for it in topics if it.intent not in question.not_meant)
    return Open(question, text, left, ranking.neighbour.score if ranking.neighbour else 0.0)


def _is_meant(question: Question, intents: tuple[str, ...]) -> bool:
    """Whether an answer holds what was picked, or nothing speaks against it."""
    if question.chosen:
        return question.chosen in intents
    return question.not_meant.isdisjoint(intents)


def _is_outside(topics: list[Match], library: Library, neighbour: Match | None) -> bool:
    """Whether something out of scope wins that has a name."""
    return bool(decide(topics, library.thresholds, neighbour).neighbour)
