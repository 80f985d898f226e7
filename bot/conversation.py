"""One turn, top to bottom: utterance and context in, reply out. Read this file first."""

from threading import Lock
from typing import cast, get_args

from bot.acts import look_back
from bot.cache import no_collecting
from bot.compose import Found, compose
from bot.content.loader import load_library
from bot.content.model import Library
from bot.content.wording import Act
from bot.context import Context
from bot.errors import ContentNotFound
from bot.evidence.lesson import Lesson
from bot.matcher import Matcher
from bot.reply import Reply
from bot.rooms import Rooms
from bot.screen import Alert, Screen
from bot.turn import Turn, Watch, tell_of

LONGEST_BRIEF = 300
"""Characters; a longer utterance asks by itself: it picks nothing and leans on nothing."""


class Bot:
    """Answers utterances from a library; threads may share it, and one may have it reload."""

    def __init__(self, library: Library | None = None, region: str = "") -> None:
        """Build from a library, or from the one that ships, with the numbers of a region.

        Raises ValueError for a region that the library does not know.
        """
        self._region = region
        self._rooms = Rooms(library or load_library(), region)
        self._reloading = Lock()

    @property
    def library(self) -> Library:
        """The content it answers from."""
        return self._rooms.library

    @property
    def screen(self) -> Screen:
        return self._rooms.screen

    @property
    def matcher(self) -> Matcher:
        return self._rooms.matcher

    def reply(self, utterance: str) -> Reply:
        """One utterance by itself."""
        return self.turn(utterance, Context())[0]

    def conversation(self, watch: Watch | None = None) -> "Conversation":
        """Turns that remember, one for each person; `watch` is told of each once it is over."""
        return Conversation(self, watch)

    def turn(self, utterance: str, context: Context) -> tuple[Reply, Context]:
        """The reply, and the context of the next turn."""
        turn = self.walk(utterance, context)
        return turn.reply, turn.after

    def walk(self, utterance: str, context: Context) -> Turn:
        """Screen and match, decide, compose."""
        rooms = self._rooms  # once: a reload in between must not mix two contents
        context = context.within(rooms.library)
        brief = len(utterance) <= LONGEST_BRIEF
        act = rooms.acts.wanted(utterance) if brief and context.last else ""
        if act in get_args(Act) and context.answer:
            seen = look_back(cast("Act", act), context, rooms.library)
            return Turn(utterance, seen[0], context, seen[1], act)
        alerts, noted = rooms.screened(utterance)
        none_meant = act == "none"
        understood = rooms.understanding.understand(
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
        reply = compose(found, rooms.library)
        after = context.after(reply, understood, rooms.library)
        return Turn(utterance, reply, context, after, act, understood.refused)

    def act(self, act: Act, context: Context) -> tuple[Reply, Context]:
        """Do something with the last answer: more of it, its short form, its sources ..."""
        library = self.library
        return look_back(act, context.within(library), library)

    def reload(self, lesson: Lesson | None = None) -> bool:
        """Take the content as it stands in its folders now; whether anything had changed.

        Turns that are under way end with the content they began with, conversations go on with
        the new one. With a `lesson` learning goes on from the last time: sooner done, with scores
        near those learned anew. Raises ContentInvalid or ContentNotFound, and keeps what it had;
        TypeError when the library was not loaded from folders.
        """
        origin = self.library.origin
        if origin is None:
            raise TypeError("this library was not loaded from folders: there is nothing to reload")
        with self._reloading, no_collecting():
            library = load_library(origin.folder, shipped=origin.shipped)
            changed = library.hash != self.library.hash
            if self._region not in {"", *library.regions}:
                raise ContentNotFound(f"the region {self._region!r} is gone; it was in use")
            if changed or (self._rooms.is_near and not lesson):
                near = self._rooms.near(library, lesson) if lesson else None
                self._rooms = Rooms(library, self._region, near)
        return changed


class Conversation:
    """What one person asked lately, and the bot that answers."""

    def __init__(self, bot: Bot, watch: Watch | None = None) -> None:
        self._bot = bot
        self._watch = watch
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
        turn = self._bot.walk(utterance, self._context)
        self._context = turn.after
        if self._watch:
            tell_of(turn, self._watch)
        return turn.reply

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
