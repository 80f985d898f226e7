"""One turn, top to bottom: utterance and context in, reply out. Read this file first."""

from functools import cached_property
from typing import cast, get_args

from bot.acts import Acts, look_back
from bot.compose import Found, compose
from bot.content.loader import load_library
from bot.content.model import Library
from bot.content.wording import Act
from bot.context import Context
from bot.matcher import Matcher
from bot.places import placed
from bot.reply import Reply
from bot.screen import Alert, Screen
from bot.understand import Understanding

LONGEST_BRIEF = 300
"""Characters; a longer utterance asks by itself: it picks nothing and leans on nothing."""


class Bot:
    """Answers utterances from a library; never changes, so that threads may share it."""

    def __init__(self, library: Library | None = None, region: str = "") -> None:
        """Build from a library, or from the one that ships, with the numbers of a region.

        Raises ValueError for a region that the library does not know.
        """
        self.library = placed(library or load_library(), region)
        self.screen = Screen.of(self.library)
        self.matcher = Matcher.of(self.library)
        self._understanding = Understanding(self.library, self.matcher)

    @cached_property
    def _acts(self) -> Acts:
        """Made once a turn has a last answer to look back at: a single question needs none."""
        return Acts(self.library)

    def reply(self, utterance: str) -> Reply:
        """One utterance by itself."""
        return self.turn(utterance, Context())[0]

    def conversation(self) -> "Conversation":
        """Turns that remember; one for each person."""
        return Conversation(self)

    def turn(self, utterance: str, context: Context) -> tuple[Reply, Context]:
        """The walk: screen and match, decide, compose; the context is that of the next turn."""
        brief = len(utterance) <= LONGEST_BRIEF
        act = self._acts.wanted(utterance) if brief and context.last else ""
        if act in get_args(Act) and context.answer:
            return self.act(cast("Act", act), context)
        alerts, noted = self._screened(utterance)
        none_meant = act == "none"
        understood = self._understanding.understand(
            utterance, alerts, context if brief else Context(), none_meant=none_meant
        )
        if understood.picked:
            alerts = (*alerts, *context.held)
        found = Found(
            understood.decision,
            alerts,
            noted,
            context.remembered,
            view=understood.view,
            about=understood.about,
            refused=understood.refused,
        )
        reply = compose(found, self.library)
        return reply, context.after(reply, understood, self.library)

    def act(self, act: Act, context: Context) -> tuple[Reply, Context]:
        """Do something with the last answer: more of it, its short form, its sources ..."""
        return look_back(act, context, self.library)

    def _screened(self, utterance: str) -> tuple[tuple[Alert, ...], tuple[Alert, ...]]:
        """The alerts that are raised, and what the person says of themselves besides."""
        said = [it for it in self.screen.mentions(utterance) if not it.negated]
        noted = (it for it in said if it.noted and it.who == "self")
        return tuple(it for it in said if not it.noted), tuple(noted)


class Conversation:
    """What one person asked lately, and the bot that answers."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._context = Context()

    @property
    def remembered(self) -> tuple[Alert, ...]:
        """What was said of medicines and special situations; later answers remind of it."""
        return self._context.remembered

    @property
    def shortened(self) -> bool:
        """Whether the last answer was not shown whole."""
        return self._context.shortened

    def reply(self, utterance: str) -> Reply:
        """Answer in the light of the turns before."""
        reply, self._context = self._bot.turn(utterance, self._context)
        return reply

    def act(self, act: Act) -> Reply:
        """Look back at the last answer: more, short, sources, why, unknowns or repeat."""
        reply, self._context = self._bot.act(act, self._context)
        return reply

    def move(self, bot: Bot) -> None:
        """Go on with another bot of the same content: one with the numbers of another region."""
        self._bot = bot

    def forget(self) -> None:
        """Begin anew; nothing of the earlier turns is left."""
        self._context = Context()
