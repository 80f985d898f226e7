"""One turn, top to bottom: utterance in, reply out. Read this file first."""

from collections.abc import Sequence

from bot.compose import compose
from bot.content.loader import load_library
from bot.content.model import Library
from bot.decide import Decision, Match
from bot.matcher import Matcher
from bot.normalize import cut
from bot.phrases import PhraseBook
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

    def __init__(self, library: Library | None = None) -> None:
        """Build from a library, or from the one that ships."""
        self.library = library or load_library()
        self.screen = Screen.of(self.library)
        self.matcher = Matcher.of(self.library)
        self._openers = frozenset(self.library.vocabulary.openers)
        self._followups = PhraseBook(("", it) for it in self.library.vocabulary.followups)

    def reply(self, utterance: str) -> Reply:
        """One utterance by itself."""
        return self.turn(utterance)

    def conversation(self) -> "Conversation":
        """Turns that remember; one for each person."""
        return Conversation(self)

    def turn(self, utterance: str, last: str = "") -> Reply:
        """The walk: screen and match, decide, compose. `last` is what was asked before."""
        alerts = self.screen.read(utterance)
        decision = self._several(utterance, alerts) or self._decide(utterance, alerts)
        if decision.kind != "answer" and self._leans(utterance, last):
            decision = self._decide(f"{last}, {utterance}", alerts)
        return compose(decision, alerts, self.library)

    def answer(self, intent: str, utterance: str, held: Sequence[Alert] = ()) -> Reply:
        """The answer of a picked intent; `held` are alerts of the turn that offered it."""
        alerts = (*self.screen.read(utterance), *held)
        decision = Decision("answer", (Match(intent, 100.0, ""),))
        return compose(decision, alerts, self.library)

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

    def _leans(self, utterance: str, last: str) -> bool:
        """Whether an utterance is the second half of a question: "and with food?"."""
        words = cut(utterance)
        if not last or not 0 < len(words.words) <= LONGEST_FOLLOWUP:
            return False
        return any(hit.start == 0 for hit in self._followups.find(words))


class Conversation:
    """What one person asked lately, and the bot that answers."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._last = ""
        self._offered: tuple[str, ...] = ()
        self._held: tuple[Alert, ...] = ()

    def reply(self, utterance: str) -> Reply:
        """Answer in the light of the turns before: a number picks what was offered."""
        picked = self._picked(utterance)
        if picked:
            reply = self._bot.answer(picked, utterance, self._held)
        else:
            reply = self._bot.turn(utterance, self._last)
        self._remember(utterance, reply, picked)
        return reply

    def _picked(self, utterance: str) -> str:
        numbered = {str(number): it for number, it in enumerate(self._offered, 1)}
        choice = utterance.strip().rstrip(".)")
        intents = self._bot.library.intents
        titled = {cut(intents[it].title).words: it for it in self._offered}
        return numbered.get(choice) or titled.get(cut(utterance).words, "")

    def _remember(self, utterance: str, reply: Reply, picked: str) -> None:
        asked_back = reply.kind == "clarification"
        self._offered = reply.intents if asked_back else reply.suggestions
        self._held = reply.alert_details if asked_back else ()
        if reply.kind == "answer":
            self._last = self._bot.library.intents[picked].title if picked else utterance
