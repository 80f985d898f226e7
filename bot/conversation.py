"""One turn, top to bottom: utterance in, reply out. Read this file first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.compose import Found, compose
from bot.content.loader import load_library
from bot.content.model import Library
from bot.decide import Decision, Match
from bot.matcher import Matcher
from bot.normalize import cut
from bot.phrases import PhraseBook
from bot.places import placed
from bot.reply import Reply
from bot.screen import Alert, Screen
from bot.split import questions
from bot.triage import triage

MOST_ANSWERED = 3
"""Questions of one message that are answered."""
LONGEST_FOLLOWUP = 8
"""Words; a longer utterance stands by itself."""


class Bot:
    """Answers utterances from a library; never changes, so that threads may share it."""

    def __init__(self, library: Library | None = None, region: str = "") -> None:
        """Build from a library, or from the one that ships, with the numbers of a region.

        Raises ValueError for a region that the library does not know.
        """
        self.library = placed(library or load_library(), region)
        self.screen = Screen.of(self.library)
        self.matcher = Matcher.of(self.library)
        self._openers = frozenset(self.library.vocabulary.openers)
        self._frames = PhraseBook(
            (name, phrase)
            for name, it in self.library.intents.items()
            for phrase in it.lays_over_when
        )
        self._followups = PhraseBook(("", it) for it in self.library.vocabulary.followups)

    def reply(self, utterance: str) -> Reply:
        """One utterance by itself."""
        return self.turn(utterance)

    def conversation(self) -> "Conversation":
        """Turns that remember; one for each person."""
        return Conversation(self)

    def turn(self, utterance: str, last: str = "", told: tuple[Alert, ...] = ()) -> Reply:
        """The walk: screen and match, decide, compose.

        `last` is what was asked before, `told` the alerts of earlier turns.
        """
        alerts, noted = self._screened(utterance)
        decision = self._several(utterance, alerts) or self._decide(utterance, alerts)
        if decision.kind != "answer" and self._leans(utterance, last):
            decision = self._decide(f"{last}, {utterance}", alerts)
        if not (alerts and alerts[0].grave):
            decision = self._framed(decision, utterance)
        return compose(Found(decision, alerts, noted, told), self.library)

    def answer(
        self,
        intent: str,
        utterance: str,
        held: tuple[Alert, ...] = (),
        told: tuple[Alert, ...] = (),
    ) -> Reply:
        """The answer of a picked intent; `held` are alerts of the turn that offered it."""
        alerts, noted = self._screened(utterance)
        decision = Decision("answer", (Match(intent, 100.0, ""),))
        return compose(Found(decision, (*alerts, *held), noted, told), self.library)

    def _screened(self, utterance: str) -> tuple[tuple[Alert, ...], tuple[Alert, ...]]:
        """The alerts that are raised, and what the person says of themselves besides."""
        said = [it for it in self.screen.mentions(utterance) if not it.negated]
        noted = (it for it in said if it.noted and it.who == "self")
        return tuple(it for it in said if not it.noted), tuple(noted)

    def _several(self, utterance: str, alerts: Sequence[Alert]) -> Decision | None:
        """The answers to several questions in one message; None when it asks but one thing."""
        if alerts and alerts[0].grave:
            return None
        parts = questions(utterance, self._openers)
        decisions = [self._decide(part, ()) for part in parts]
        found = {
            match.intent: match
            for decision in decisions
            if decision.kind == "answer"
            for match in decision.candidates
        }
        frames = [it for it in found.values() if self.library.intents[it.intent].lays_over]
        topics = [it for it in found.values() if it not in frames][:MOST_ANSWERED]
        return Decision("answer", (*topics, *frames[:1])) if len(topics) > 1 else None

    def _decide(self, utterance: str, alerts: Sequence[Alert]) -> Decision:
        text = self.matcher.reader.read(utterance)
        ranking = self.matcher.judge(text)
        return triage(ranking, alerts, self.library, names_subject=text.on_subject)

    def _framed(self, decision: Decision, utterance: str) -> Decision:
        """The same with what its words lay over a full answer, unless something does already."""
        intents, answers = self.library.intents, self.library.answers
        given = [intents[match.intent] for match in decision.candidates]
        full = any(answers[it.answer].form == "full" for it in given)
        if decision.kind != "answer" or not full or any(it.lays_over for it in given):
            return decision
        frame = next(self._frames.find(cut(utterance)), None)
        matches = (Match(frame.label, 0.0, ""),) if frame else ()
        return replace(decision, candidates=(*decision.candidates, *matches))

    def _leans(self, utterance: str, last: str) -> bool:
        """Whether an utterance is the second half of a question: "and with food?"."""
        words = cut(utterance)
        if not last or not 0 < len(words.words) <= LONGEST_FOLLOWUP:
            return False
        return any(hit.start == 0 for hit in self._followups.find(words))


@dataclass(frozen=True, slots=True)
class _Context:
    """What a conversation remembers; it is kept in memory alone."""

    last: str = ""
    """What was asked before."""
    offered: tuple[str, ...] = ()
    held: tuple[Alert, ...] = ()
    """Alerts of the turn that offered."""
    told: Mapping[tuple[str, ...], Alert] = field(default_factory=dict)
    """Cautions -> the newest alert that brought them."""


class Conversation:
    """What one person asked lately, and the bot that answers."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._context = _Context()

    @property
    def remembered(self) -> tuple[Alert, ...]:
        """What was said of medicines and special situations; later answers remind of it."""
        return tuple(self._context.told.values())

    def forget(self) -> None:
        """Begin anew; nothing of the earlier turns is left."""
        self._context = _Context()

    def reply(self, utterance: str) -> Reply:
        """Answer in the light of the turns before: a number picks what was offered."""
        picked = self._picked(utterance)
        if picked:
            held = self._context.held
            reply = self._bot.answer(picked, utterance, held, self.remembered)
        else:
            reply = self._bot.turn(utterance, self._context.last, self.remembered)
        self._context = self._after(utterance, reply, picked)
        return reply

    def _picked(self, utterance: str) -> str:
        offered = self._context.offered
        numbered = {str(number): it for number, it in enumerate(offered, 1)}
        choice = utterance.strip().rstrip(".)")
        intents = self._bot.library.intents
        titled = {cut(intents[it].title).words: it for it in offered}
        return numbered.get(choice) or titled.get(cut(utterance).words, "")

    def _after(self, utterance: str, reply: Reply, picked: str) -> _Context:
        asked_back = reply.kind == "clarification"
        last = self._bot.library.intents[picked].title if picked else utterance
        lasting = (*reply.alert_details, *reply.noted)
        told = {it.cautions: it for it in lasting if not it.grave and it.when != "hypothetical"}
        return _Context(
            last=last if reply.kind == "answer" else self._context.last,
            offered=reply.intents if asked_back else reply.suggestions,
            held=reply.alert_details if asked_back else (),
            told={**self._context.told, **told},
        )
