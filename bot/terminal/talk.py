"""One chat: lines typed in, replies out; what was said in it is kept until it is forgotten."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from bot.content.model import Library
from bot.content.wording import Act
from bot.conversation import Bot
from bot.evidence.lesson import Lesson
from bot.misses.witness import Witness
from bot.reply import Reply
from bot.turn import Turn

Place = Callable[[str], Bot]
"""Gives the same bot with the numbers of a region; "" is none."""


class Lines(Protocol):
    """What keeps the lines that were typed, to be called back."""

    @property
    def path(self) -> Path | None:
        """The file they are written to."""

    def forget(self) -> None: ...


class Talk:
    """One conversation with its turns, which commands look back at."""

    def __init__(
        self,
        bot: Bot,
        *,
        plain: bool = False,
        short: bool = False,
        region: str = "",
        place: Place | None = None,
    ) -> None:
        self.bot = bot
        self.witness: Witness | None = None
        self.conversation = bot.conversation(self._seen)
        self.turns: list[tuple[str, Reply]] = []
        self.plain = plain
        self.short = short
        self.region = region
        self.lines: Lines | None = None
        self._place = place

    @property
    def library(self) -> Library:
        return self.bot.library

    @property
    def written_to(self) -> Path | None:
        """The file that the lines typed are written to."""
        return self.lines.path if self.lines else None

    @property
    def moves(self) -> bool:
        """Whether it can take the numbers of another region."""
        return self._place is not None

    def ask(self, utterance: str) -> Reply:
        """What to show for an utterance, which is then the last turn with its whole reply."""
        reply = self.conversation.reply(utterance)
        self.turns.append((utterance, reply))
        wanted = self.short and not self.conversation.shortened
        return self.act("short") if wanted and shortens(reply) else reply

    def _seen(self, turn: Turn) -> None:
        if self.witness:
            self.witness(turn)

    def act(self, act: Act) -> Reply:
        """Look back at the last answer; that is no turn of its own."""
        return self.conversation.act(act)

    def move(self, region: str) -> None:
        """Give the numbers of another region from here on, and forget nothing.

        Raises BotError when the content cannot be read any more.
        """
        if self._place is None:
            raise TypeError("this talk cannot move")
        self.bot = self._place(region)
        self.conversation.move(self.bot)
        self.region = region

    def reload(self, lesson: Lesson | None = None) -> bool:
        """Take the content as it stands now; what was said is kept."""
        return self.bot.reload(lesson)

    def forget(self) -> None:
        """Begin anew; nothing of what was said is left in memory."""
        self.conversation.forget()
        self.turns.clear()
        if self.witness:
            self.witness.forget()
        if self.lines:
            self.lines.forget()


def shortens(reply: Reply) -> bool:
    """Whether a reply has a short form of its own."""
    return reply.kind == "answer" and reply.body != reply.summary
