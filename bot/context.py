"""What a conversation remembers between two turns; kept in memory alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from bot.content.model import Library
from bot.decide import Decision, Match
from bot.parts import answer_of
from bot.reply import Reply
from bot.screen import Alert
from bot.views import View

MOST_AWAY = 3
"""Turns off a topic after which it is no longer leant on."""


class Asked(Protocol):
    """What an utterance was understood to ask."""

    @property
    def decision(self) -> Decision: ...
    @property
    def question(self) -> str: ...
    @property
    def view(self) -> View: ...


@dataclass(frozen=True, slots=True)
class Context:
    """The state of a conversation; the next reply follows from it and the utterance alone."""

    question: str = ""
    """What was asked about the topic, as it was understood."""
    matches: tuple[Match, ...] = ()
    """What the last full answer answered, most important first; none once it has faded."""
    away: int = 0
    """Turns since then that were about something else."""
    answer: Reply | None = None
    """That answer, which people look back at."""
    shortened: bool = False
    """Whether its short form was shown last."""
    last: Reply | None = None
    """The last reply, whatever it was."""
    offered: tuple[str, ...] = ()
    """Intents whose titles can be picked."""
    asked: bool = False
    """Whether they were offered to ask back, rather than as what to ask next."""
    held: tuple[Alert, ...] = ()
    """Alerts of the turn that asked back."""
    told: Mapping[tuple[str, ...], Alert] = field(default_factory=dict)
    """Cautions -> the newest alert that brought them."""
    content: str = ""
    """The hash of the library that all of this was said from."""

    @property
    def remembered(self) -> tuple[Alert, ...]:
        """What later answers remind of."""
        return tuple(self.told.values())

    @property
    def topic(self) -> str:
        """The intent that was answered last; empty when none is leant on."""
        return self.matches[0].intent if self.matches else ""

    def after(self, reply: Reply, asked: Asked, library: Library) -> "Context":
        """What is remembered once a reply was given to what was asked."""
        asked_back = reply.kind == "clarification"
        lasting = (*reply.alert_details, *reply.noted)
        told = {it.cautions: it for it in lasting if not it.grave and it.when != "hypothetical"}
        context = replace(
            self,
            last=reply,
            offered=reply.intents if asked_back else reply.suggestions,
            asked=asked_back,
            held=reply.alert_details if asked_back else (),
            told={**self.told, **told},
            content=library.hash,
        )
        if reply.kind == "answer" and answer_of(reply.intents[0], library).form != "brief":
            return replace(
                context,
                question=asked.question,
                matches=asked.decision.candidates,
                away=0,
                answer=reply,
                shortened=asked.view != "all",
            )
        return context._faded()

    def within(self, library: Library) -> "Context":
        """The same once the content has changed: what is there no more is forgotten."""
        if library.hash == self.content:
            return self
        matches = tuple(it for it in self.matches if it.intent in library.intents)
        return replace(
            self,
            matches=matches,
            question=self.question if matches else "",
            answer=self.answer if matches and _stands(self.answer, library) else None,
            last=self.last if _stands(self.last, library) else None,
            offered=tuple(name for name in self.offered if name in library.intents),
            held=tuple(it for it in self.held if _holds(it, library)),
            told={names: it for names, it in self.told.items() if _holds(it, library)},
            content=library.hash,
        )

    def _faded(self) -> "Context":
        """One turn further from the topic."""
        if self.away < MOST_AWAY:
            return replace(self, away=self.away + 1)
        return replace(self, question="", matches=(), away=0, answer=None)


def _stands(reply: Reply | None, library: Library) -> bool:
    """Whether all that a reply leads to is still there."""
    return reply is not None and library.intents.keys() >= {*reply.intents, *reply.suggestions}


def _holds(alert: Alert, library: Library) -> bool:
    """Whether an alert still leads somewhere, and all of its cautions are there."""
    return alert.intent in library.intents and library.cautions.keys() >= set(alert.cautions)
