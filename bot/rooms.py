"""A library in, all that a turn walks through out: built of one content, and never changed."""

from functools import cached_property

from bot.acts import Acts
from bot.content.model import Library
from bot.evidence.lesson import Lesson
from bot.matcher import Matcher
from bot.places import placed
from bot.screen import Alert, Screen
from bot.understand import Understanding
from bot.ways import ways_to_ask


class Rooms:
    """Whoever holds them holds one content, whatever others load in the meantime."""

    def __init__(self, library: Library, region: str = "", near: Matcher | None = None) -> None:
        """Build from a library, with the numbers of a region.

        `near` is a matcher of it whose scores come near those of a fresh one. Raises ValueError
        for a region that the library does not know.
        """
        self.library = placed(library, region)
        self.screen = Screen.of(self.library)
        self.matcher = near or Matcher.of(self.library)
        self.understanding = Understanding(self.library, self.matcher)
        self.is_near = near is not None

    @cached_property
    def acts(self) -> Acts:
        """Made once a turn has a last answer to look back at: a single question needs none."""
        return Acts(self.library)

    def near(self, library: Library, lesson: Lesson) -> Matcher | None:
        """A matcher of another library, soon made; None where a fresh one is as soon."""
        if _matched(library) == _matched(self.library):
            return self.matcher if self.is_near else None
        examples, neighbours = ways_to_ask(library)
        return Matcher(examples, library.vocabulary, neighbours, lesson=lesson)

    def screened(self, utterance: str) -> tuple[tuple[Alert, ...], tuple[Alert, ...]]:
        """The alerts that are raised, and what the person says of themselves besides."""
        said = [it for it in self.screen.mentions(utterance) if not it.negated]
        noted = (it for it in said if it.noted and it.who == "self")
        return tuple(it for it in said if not it.noted), tuple(noted)


def _matched(library: Library) -> object:
    """All that a matcher is made of."""
    return ways_to_ask(library), library.vocabulary
