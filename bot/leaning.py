"""An utterance as it was heard by itself and the turns before in, what it means after them out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.content.model import Library, Thresholds
from bot.context import Context
from bot.decide import Decision
from bot.features import Text
from bot.followup import Followups, Reading
from bot.matcher import Matcher, Ranking
from bot.parts import answer_of
from bot.screen import Alert
from bot.triage import triage
from bot.views import View

CLEAR = 80.0
"""Score from which a piece of a question is answered by itself."""
STRANGE, STRANGEST = 70.0, 95.0
"""Share of what is not covered from which a piece of a question stands by itself, and one that
says that it follows."""
ASSUMED = 0.5
"""Share of the thresholds that an utterance needs which leans on an earlier one: what was assumed
is said in the reply, so that a wrong guess is seen."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An utterance, and what it is by itself."""

    utterance: str
    text: Text
    ranking: Ranking
    decision: Decision


@dataclass(frozen=True, slots=True)
class Leant:
    """What an utterance means after the turns before."""

    decision: Decision
    question: str
    """In full."""
    view: View = "all"


class Leaning:
    """Decides utterances that lean on the question before; a fresh question always wins."""

    def __init__(self, library: Library, matcher: Matcher) -> None:
        self._library = library
        self._matcher = matcher
        self._followups = Followups(library, matcher.reader)
        limits = library.thresholds
        lower = Thresholds(limits.answer * ASSUMED, limits.offer, limits.margin * ASSUMED)
        self._lenient = replace(library, thresholds=lower)

    def decide(self, heard: Heard, alerts: Sequence[Alert], context: Context) -> Leant | None:
        """What is meant; None where nothing is leant upon."""
        clear = heard.decision.kind == "answer"
        reading = self._followups.reading(heard.utterance, context.question, clear=clear)
        if reading is None or self._stands_alone(heard, reading):
            return None
        leant = self._leant(reading, alerts)
        if any(self._gives_way(it, context.topic) for it in (heard.decision, leant)):
            return Leant(Decision("answer", context.matches), reading.question, "proof")
        if leant.kind != "answer" or self._breaks_out(heard, reading, leant):
            return None
        return Leant(leant, reading.question)

    def _leant(self, reading: Reading, alerts: Sequence[Alert]) -> Decision:
        """What is said and what was said before, weighed together; else what is said of it."""
        library = self._library if alerts else self._lenient
        for weight in (reading.weight, 0.0):
            ranking = self._matcher.judge(reading.text, before=reading.before, weight=weight)
            decision = triage(ranking, alerts, library, names_subject=True)
            if decision.kind == "answer":
                break
        return decision

    def _breaks_out(self, heard: Heard, reading: Reading, leant: Decision) -> bool:
        """Whether a question that names the subject is answered beside what fits it by itself."""
        offered = {match.intent for match in heard.decision.candidates}
        asked = heard.decision.kind == "clarification" and heard.text.on_subject
        return asked and not reading.follows and leant.first not in offered

    def _gives_way(self, decision: Decision, topic: str) -> bool:
        """Whether it tells of everything what the topic's answer tells of itself."""
        intents = self._library.intents
        graded = answer_of(topic, self._library).evidence is not None
        answered = decision.kind == "answer" and intents[decision.first].gives_way
        return answered and graded and not intents[topic].gives_way

    def _stands_alone(self, heard: Heard, reading: Reading) -> bool:
        """Whether it makes small talk, has an answer of its own, or is about something else."""
        neighbour, alone = heard.ranking.neighbour, heard.decision
        strange = neighbour.score if neighbour else 0.0
        unheard = not heard.ranking.matches and not reading.follows
        if unheard or strange > (STRANGEST if reading.follows else STRANGE):
            return True
        if alone.kind != "answer":
            return False
        named = heard.text.on_subject
        if not named and self._library.intents[alone.first].gives_way:
            return False
        brief = answer_of(alone.first, self._library).form == "brief"
        clear = named or alone.candidates[0].score >= CLEAR
        return brief or (clear and not reading.follows)
