"""The turns of one conversation in, what the bot could not answer written down."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.errors import BotError
from bot.misses.model import MASK, MissKind
from bot.misses.redaction import Redactor
from bot.misses.store import Misses
from bot.reply import Reply
from bot.turn import Turn

_SAYING_NOTHING = f"{MASK} .,;:!?()/+&%-"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as it was typed, and what it led to."""

    utterance: str
    intents: tuple[str, ...]
    content: str


class Witness:
    """Watches one conversation; its turns are written when they did not help, redacted first.

    Nothing is kept of turns that told of an emergency. It never raises for a file that fails: the
    first time `tell` is told why, afterwards it is silent.
    """

    def __init__(
        self, misses: Misses, redactor: Redactor, tell: Callable[[str], None] = lambda _: None
    ) -> None:
        self._misses = misses
        self._redactor = redactor
        self._tell = tell
        self._failed = False
        self._pending: tuple[int, _Asked] | None = None
        """The row of the turn that asked back, when it was the last one."""
        self._answered: _Asked | None = None

    def __call__(self, turn: Turn) -> None:
        """See a turn."""
        if turn.act and turn.act != "none":
            return
        pending, self._pending, self._answered = self._pending, None, None
        if _is_grave(turn.reply):
            return
        if turn.act == "none":
            self._refused(pending)
        elif turn.reply.kind == "answer":
            self._answer(turn, pending)
        else:
            self._refused(pending if turn.refused else None)
            self._missed(turn)

    def wrong(self) -> bool:
        """Keep the last answer as a wrong one, once; whether there was one and it was written."""
        asked, self._answered = self._answered, None
        return asked is not None and bool(self._add("wrong", asked))

    def forget(self) -> None:
        """Know of no earlier turn; what was written stays."""
        self._pending = self._answered = None

    def _answer(self, turn: Turn, pending: tuple[int, _Asked] | None) -> None:
        """What was offered, once picked, answers the question before: that one is to learn from."""
        self._answered = _asked(turn)
        if pending and turn.reply.intents[0] in pending[1].intents:
            number, asked = pending
            self._answered = _Asked(asked.utterance, turn.reply.intents, asked.content)
            self._write(lambda: self._misses.choose(number, turn.reply.intents[0]))

    def _refused(self, pending: tuple[int, _Asked] | None) -> None:
        """The row that asked back is marked, as its question is what was not understood."""
        if pending:
            self._write(lambda: self._misses.mark(pending[0], "none_of_these"))

    def _missed(self, turn: Turn) -> None:
        asked = _asked(turn)
        if turn.reply.kind == "fallback":
            self._add("fallback", asked)
        else:
            number = self._add("clarification", asked)
            self._pending = (number, asked) if number else None

    def _add(self, kind: MissKind, asked: _Asked) -> int:
        """The number of the row; 0 when nothing is left to be written, or it could not be."""
        text = self._redactor.redact(asked.utterance)
        if not text.strip(_SAYING_NOTHING):
            return 0
        offered, content = asked.intents, asked.content
        return self._write(lambda: self._misses.add(kind, text, offered=offered, content=content))

    def _write(self, write: Callable[[], int | None]) -> int:
        try:
            return write() or 0
        except BotError as error:
            if not self._failed:
                self._failed = True
                self._tell(f"what is not answered is not kept: {error}")
            return 0


def _asked(turn: Turn) -> _Asked:
    return _Asked(turn.utterance, turn.reply.intents, turn.reply.library_hash)


def _is_grave(reply: Reply) -> bool:
    return reply.weight in {"urgent", "crisis"} or any(it.grave for it in reply.alert_details)
