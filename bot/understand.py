"""Utterance and context in, what is asked out: picked, fresh, or leaning on earlier turns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.choice import Choices
from bot.content.model import Library
from bot.context import Context
from bot.decide import Decision, Match
from bot.leaning import Heard, Leaning
from bot.matcher import Matcher
from bot.normalize import cut
from bot.phrases import PhraseBook
from bot.screen import Alert
from bot.split import questions
from bot.triage import triage
from bot.views import View

MOST_ANSWERED = 3
"""Questions of one message that are answered."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What an utterance asks, in the light of the turns before."""

    decision: Decision
    question: str
    """As a full question, for the next turn to lean on."""
    about: str = ""
    """The title of the topic that it was taken to be about."""
    refused: tuple[str, ...] = ()
    """Intents that were offered in vain."""
    view: View = "all"
    """What is wanted of the answer."""
    picked: bool = False
    """Whether it is one of those that were offered."""


class Understanding:
    """Finds what is asked; never changes once built."""

    def __init__(self, library: Library, matcher: Matcher) -> None:
        self._library = library
        self._matcher = matcher
        self._openers = frozenset(library.vocabulary.openers)
        self._frames = PhraseBook(
            (name, phrase) for name, it in library.intents.items() for phrase in it.lays_over_when
        )

    @cached_property
    def _choices(self) -> Choices:
        """Made once something was offered."""
        return Choices(self._library, self._matcher.reader)

    @cached_property
    def _leaning(self) -> Leaning:
        """Made once there is a topic to lean on."""
        return Leaning(self._library, self._matcher)

    def understand(
        self, utterance: str, alerts: Sequence[Alert], context: Context, *, none_meant: bool
    ) -> Understood:
        """What is asked: of what was offered, a question of its own, or one that leans back."""
        if alerts and alerts[0].grave:
            return Understood(self._decide(utterance, alerts), utterance)
        if none_meant and context.offered:
            return Understood(Decision("fallback", ()), utterance, refused=context.offered)
        picked = self._picked(utterance, context)
        if picked:
            decision = Decision("answer", (Match(picked, 100.0, ""),))
            return Understood(decision, self._library.intents[picked].title, picked=True)
        understood = self._asked(utterance, alerts, context)
        if understood.decision.kind == "clarification" and context.asked:
            understood = self._second_round(understood, context)
        return replace(understood, decision=self._framed(understood.decision, utterance))

    def _picked(self, utterance: str, context: Context) -> str:
        """The intent that is picked from what was offered; empty when none is."""
        if not context.offered:
            return ""
        return self._choices.pick(utterance, context.offered, asked=context.asked)

    def _asked(self, utterance: str, alerts: Sequence[Alert], context: Context) -> Understood:
        """Several questions, one of its own, or one that leans on the turns before."""
        several = self._several(utterance)
        if several:
            return Understood(several, utterance)
        text = self._matcher.reader.read(utterance)
        ranking = self._matcher.judge(text)
        alone = triage(ranking, alerts, self._library, names_subject=text.on_subject)
        heard = Heard(utterance, text, ranking, alone)
        leant = self._leaning.decide(heard, alerts, context) if context.topic else None
        if leant is None:
            return Understood(alone, utterance)
        same = alone.kind == "answer" and alone.first == leant.decision.first
        about = "" if same else self._library.intents[context.topic].title
        return Understood(leant.decision, leant.question, about, view=leant.view)

    def _second_round(self, understood: Understood, context: Context) -> Understood:
        """No menu twice: what would be offered again is given up."""
        offered = {match.intent for match in understood.decision.candidates}
        if offered.isdisjoint(context.offered):
            return understood
        near = (*understood.decision.candidates, *understood.decision.near)
        return replace(understood, decision=Decision("fallback", (), near), refused=context.offered)

    def _several(self, utterance: str) -> Decision | None:
        """The answers to several questions in one message; None when it asks but one thing."""
        decisions = [self._decide(part, ()) for part in questions(utterance, self._openers)]
        found = {
            match.intent: match
            for decision in decisions
            if decision.kind == "answer"
            for match in decision.candidates
        }
        frames = [it for it in found.values() if self._library.intents[it.intent].lays_over]
        topics = [it for it in found.values() if it not in frames][:MOST_ANSWERED]
        return Decision("answer", (*topics, *frames[:1])) if len(topics) > 1 else None

    def _decide(self, utterance: str, alerts: Sequence[Alert]) -> Decision:
        text = self._matcher.reader.read(utterance)
        ranking = self._matcher.judge(text)
        return triage(ranking, alerts, self._library, names_subject=text.on_subject)

    def _framed(self, decision: Decision, utterance: str) -> Decision:
        """The same with what its words lay over a full answer, unless something does already."""
        intents, answers = self._library.intents, self._library.answers
        given = [intents[match.intent] for match in decision.candidates]
        full = any(answers[it.answer].form == "full" for it in given)
        if decision.kind != "answer" or not full or any(it.lays_over for it in given):
            return decision
        frame = next(self._frames.find(cut(utterance)), None)
        matches = (Match(frame.label, 0.0, ""),) if frame else ()
        return replace(decision, candidates=(*decision.candidates, *matches))
