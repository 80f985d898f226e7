"""Utterances in, where each is led to out: intents, alerts, cautions and weight, no words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.authoring.diff.side import Said
from bot.content.model import Kind, Library
from bot.content.weight import Weight
from bot.context import Context
from bot.conversation import Bot
from bot.reply import Reply
from bot.screen import Alert, Screen

Mentions = dict[str, tuple[Alert, ...]]
"""Utterance -> what the screen heard in it."""


@dataclass(frozen=True, slots=True)
class Route:
    """What one turn led to."""

    kind: Kind
    intents: tuple[str, ...]
    alerts: tuple[str, ...]
    cautions: tuple[str, ...]
    """Ids."""
    weight: Weight
    score: float | None = field(default=None, compare=False)
    """Of the first intent, where it is known; another score alone is no other route."""


Routes = dict[Said, tuple[Route, ...]]
"""One for each turn."""


class Recall(Screen):
    """A screen that need not hear twice what was heard by it, or by one that is the same."""

    def __init__(self, screen: Screen, heard: Mapping[str, tuple[Alert, ...]]) -> None:
        """Take what was heard before."""
        self._screen = screen
        self.heard: Mentions = dict(heard)

    def mentions(self, utterance: str) -> tuple[Alert, ...]:
        """As the screen itself tells it."""
        if utterance not in self.heard:
            self.heard[utterance] = self._screen.mentions(utterance)
        return self.heard[utterance]


def walk(bot: Bot, said: Iterable[Said]) -> Routes:
    """Say each in a conversation of its own, by the very turn that answers people."""
    return {it: _routes(bot, it) for it in said}


def _routes(bot: Bot, said: Said) -> tuple[Route, ...]:
    context, routes = Context(), []
    for utterance in said:
        reply, context = bot.turn(utterance, context)
        routes.append(_route(reply, context))
    return tuple(routes)


def _route(reply: Reply, context: Context) -> Route:
    ranked = reply.kind == "answer" and not any(it.grave for it in reply.alert_details)
    best = context.matches[0] if ranked and context.matches else None
    score = best.score if best and best.intent == reply.intents[0] else None
    return Route(reply.kind, reply.intents, reply.alerts, reply.caution_ids, reply.weight, score)


def matching_key(library: Library) -> str:
    """The same for two libraries that lead to the same where the same is heard."""
    answers = [
        (it.id, it.form, it.see_also, it.evidence is not None) for it in library.answers.values()
    ]
    neighbours = [(it.id, it.examples) for it in library.neighbours.values()]
    always = [(it.intent, it.cautions) for it in library.alerts if it.always]
    intents = list(library.intents.values())
    parts = (intents, answers, neighbours, always, library.vocabulary, library.thresholds)
    return repr(parts)


def hearing_key(library: Library) -> str:
    """The same for two libraries whose screens hear the same."""
    return repr((library.alerts, library.vocabulary))


def pack_routes(routes: Routes) -> list[Any]:
    """Values that JSON can hold."""
    return [[said, [_packed(it) for it in found]] for said, found in routes.items()]


def unpack_routes(packed: Iterable[Any]) -> Routes:
    """The routes again; raises when the values are none."""
    return {tuple(said): tuple(_unpacked(*it) for it in found) for said, found in packed}


def _packed(route: Route) -> list[Any]:
    return [getattr(route, name) for name in Route.__slots__]


def _unpacked(kind: Kind, *rest: Any) -> Route:
    intents, alerts, cautions, weight, score = rest
    return Route(kind, tuple(intents), tuple(alerts), tuple(cautions), weight, score)


def pack_mentions(mentions: Mentions) -> list[Any]:
    """Values that JSON can hold."""
    return [
        [said, [[getattr(it, name) for name in Alert.__slots__] for it in alerts]]
        for said, alerts in mentions.items()
    ]


def unpack_mentions(packed: Iterable[Any]) -> Mentions:
    """What was heard again; raises when the values are none."""
    return {said: tuple(_alert(values) for values in alerts) for said, alerts in packed}


def _alert(values: list[Any]) -> Alert:
    named: dict[str, Any] = dict(zip(Alert.__slots__, values, strict=True))
    return Alert(**{**named, "cautions": tuple(named["cautions"])})
