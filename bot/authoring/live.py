"""A bot in; while the block lasts, edits of its content are live within a second."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from threading import Event, Thread
from typing import Protocol

from bot.authoring.watching import changes
from bot.content.loader import folders_of
from bot.content.model import Library
from bot.content.problem import Problem
from bot.errors import ContentError, ContentInvalid
from bot.evidence.lesson import Lesson
from bot.matcher import Matcher
from bot.ways import ways_to_ask

QUIET = 2.0
"""Seconds without an edit after which weights are learned anew, to the last digit."""


class Reloads(Protocol):
    """What answers from a library, and can take it anew: a `Bot`."""

    @property
    def library(self) -> Library: ...
    def reload(self, lesson: Lesson | None = None) -> bool: ...


@dataclass(frozen=True, slots=True)
class Edit:
    """What came of an edit."""

    problems: tuple[Problem, ...] = ()
    """Why the last good content stays; none when the edit is live."""
    lost: str = ""
    """The same where no file is wrong: the folder is gone."""

    @property
    def is_live(self) -> bool:
        """Whether the bot answers from what was edited."""
        return not (self.problems or self.lost)


@contextmanager
def live(bot: Reloads, tell: Callable[[Edit], None]) -> Iterator[None]:
    """Watch the folders of a bot's library from a thread of its own, which tells of each edit.

    Raises ExtraMissing, and TypeError when the library was not loaded from folders.
    """
    stop = Event()
    bursts = changes(watched(bot.library), stop, QUIET)
    watching = Thread(target=_follow, args=(bot, bursts, tell), daemon=True)
    watching.start()
    try:
        yield
    finally:
        stop.set()
        watching.join()


def watched(library: Library) -> list[Path]:
    """The folders on disk that a library was read from; raises TypeError when there are none."""
    origin = library.origin
    roots = folders_of(origin.folder, shipped=origin.shipped) if origin else []
    trees = [it.root / tree for it in roots for tree in it.trees() if isinstance(it.root, Path)]
    if not trees:
        raise TypeError("this library was not loaded from folders on disk")
    return [tree for tree in trees if isinstance(tree, Path)]


def _follow(bot: Reloads, bursts: Iterator[object], tell: Callable[[Edit], None]) -> None:
    lesson = _begun(bot.library)
    last = Edit()
    settling: Thread | None = None
    for burst in chain([True], bursts):  # something may have been edited while that was learned
        edit = _reload(bot, lesson, last) if burst else None
        if edit:
            tell(edit)
            last, settling = edit, None
        elif settling is None and not burst:
            settling = Thread(target=_settle, args=(bot,), daemon=True)
            settling.start()


def _begun(library: Library) -> Lesson:
    """A lesson that knows the library, so that the first edit need not wait for all of it."""
    lesson = Lesson()
    examples, neighbours = ways_to_ask(library)
    Matcher(examples, library.vocabulary, neighbours, lesson=lesson)
    return lesson


def _reload(bot: Reloads, lesson: Lesson, last: Edit) -> Edit | None:
    """None when nothing has changed since the last edit."""
    try:
        return Edit() if bot.reload(lesson) or not last.is_live else None
    except ContentInvalid as invalid:
        edit = Edit(invalid.problems)
    except ContentError as error:
        edit = Edit(lost=str(error))
    return edit if edit != last else None


def _settle(bot: Reloads) -> None:
    """Have the scores of a fresh start; what takes long is done before the bot is asked to."""
    library = bot.library
    Matcher.of(library)
    if library.hash == bot.library.hash:
        with suppress(ContentError):  # the next edit tells
            bot.reload()
