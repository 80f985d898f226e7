"""Utterance and context in, what is asked out: picked, fresh, or leaning on earlier turns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.choice import Choices
from bot.content.model import Library, Thresholds
from bot.context import Context
from bot.decide import Decision, Match
from bot.features import Text
from bot.followup import Followups, Reading
from bot.matcher import Matcher, Ranking
from bot.normalize import cut
from bot.parts import answer_of
from bot.phrases import PhraseBook
from bot.screen import Alert
from bot.split import questions
from bot.triage import triage

MOST_ANSWERED = 3
"""Questions of one message that are answered."""
CLEAR = 80.0
"""Score from which a piece of a question is answered by itself."""
STRANGE, STRANGEST = 82.0, 95.0
"""Share of what is not covered from which a piece of a question stands by itself, and one that
says that it follows."""
ASSUMED = 0.5
"""Share of the thresholds that a question needs which leans on an earlier one."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What an utterance asks, in the light of the turns before."""

    decision: Decision
    question: str
    """As a full question, for the next turn to lean on."""
    about: str = ""
    """The intent of an earlier turn that it was taken to be about."""
    refused: tuple[str, ...] = ()
    """Intents that were offered in vain."""
    picked: bool = False
    """Whether it is one of those that were offered."""


class Understanding:
    """Finds what is asked; never changes once built."""

    def __init__(self, library: Library, matcher: Matcher) -> None:
        self._library = library
        self._matcher = matcher
        limits = library.thresholds
        lower = Thresholds(limits.answer * ASSUMED, limits.offer, limits.margin * ASSUMED)
        self._lenient = replace(library, thresholds=lower)
        self._openers = frozenset(library.vocabulary.openers)
        self._frames = PhraseBook(
            (name, phrase) for name, it in library.intents.items() for phrase in it.lays_over_when
        )

    @cached_property
    def _choices(self) -> Choices:
        """Made once something was offered."""
        return Choices(self._library, self._matcher.reader)

    @cached_property
    def _followups(self) -> Followups:
        """Made once there is a topic to lean on."""
        return Followups(self._library, self._matcher.reader)

    def understand(
        self, utterance: str, alerts: Sequence[Alert], context: Context, *, none_meant: bool
    ) -> Understood:
        """What is asked: of what was offered, a question of its own, or one that leans back."""
        if alerts and alerts[0].grave:
            return Understood(self._decide(utterance, alerts), utterance)
        if none_meant and context.asked:
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
        """A question of its own before one that leans on the turns before."""
        text = self._matcher.reader.read(utterance)
        ranking = self._matcher.judge(text)
        alone = triage(ranking, alerts, self._library, names_subject=text.on_subject)
        alone = self._several(utterance) or alone
        reading = self._followups.reading(utterance, context.question) if context.topic else None
        if not reading or self._stands_alone(alone, ranking, reading, text):
            return Understood(alone, utterance)
        leant = self._leant(reading, alerts)
        if self._gives_way(alone, context.topic) or self._gives_way(leant, context.topic):
            leant = Decision("answer", context.matches)
        if leant.kind != "answer":
            return Understood(alone, utterance)
        same = alone.kind == "answer" and _first(leant) == _first(alone)
        return Understood(leant, reading.question, "" if same else context.topic)

    def _leant(self, reading: Reading, alerts: Sequence[Alert]) -> Decision:
        """Decide by what is said and what was said before; what is assumed needs less to answer."""
        ranking = self._matcher.judge(reading.text, before=reading.before, weight=reading.weight)
        library = self._library if alerts else self._lenient
        return triage(ranking, alerts, library, names_subject=True)

    def _gives_way(self, decision: Decision, topic: str) -> bool:
        """Whether it tells of everything what the topic's answer tells of itself."""
        intents, first = self._library.intents, _first(decision)
        graded = answer_of(topic, self._library).evidence is not None
        answered = decision.kind == "answer" and intents[first].gives_way
        return answered and graded and not intents[topic].gives_way

    def _stands_alone(
        self, alone: Decision, ranking: Ranking, reading: Reading, text: Text
    ) -> bool:
        """Whether it makes small talk, has an answer of its own, or is about something else."""
        strange = ranking.neighbour.score if ranking.neighbour else 0.0
        if strange > (STRANGEST if reading.follows else STRANGE):
            return True
        if alone.kind != "answer":
            return False
        if not text.on_subject and self._library.intents[_first(alone)].gives_way:
            return False
        brief = answer_of(_first(alone), self._library).form == "brief"
        return brief or (not reading.follows and not self._piece(alone, text))

    def _piece(self, alone: Decision, text: Text) -> bool:
        """Whether it names nothing of the subject and its answer is none too clear."""
        return not text.on_subject and alone.candidates[0].score < CLEAR

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


def _first(decision: Decision) -> str:
    """The intent that is answered first, or offered."""
    return decision.candidates[0].intent if decision.candidates else ""
