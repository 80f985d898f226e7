"""Misses and a library in, what could be done about them out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.authoring.suggesting.alike import groups
from bot.authoring.suggesting.asked import asked
from bot.authoring.suggesting.predicted import predicted
from bot.authoring.suggesting.proposals import proposed
from bot.authoring.suggesting.suggestion import Suggestion
from bot.authoring.suggesting.today import today
from bot.content.model import Dialogue, Library
from bot.conversation import Bot
from bot.misses.model import Miss


@dataclass(frozen=True, slots=True)
class Suggested:
    """What could be done, and what became of all other misses."""

    suggestions: tuple[Suggestion, ...]
    """Those asked for most often first."""
    misses: int
    left: tuple[tuple[str, int], ...]
    """Why nothing is suggested -> of how many misses."""


def suggest(misses: Iterable[Miss], library: Library, cases: Sequence[Dialogue] = ()) -> Suggested:
    """Group what was asked, see what each group is about, and what more examples would change."""
    given = list(misses)
    told = asked(given)
    bot = Bot(library)
    now = today(told.questions, bot)
    found = proposed(groups(now.open), bot)
    left = {
        "answered by now": now.settled["answered"],
        "about something that is not covered": now.settled["outside"],
        "told of danger": now.settled["grave"],
        "hold too little once names and numbers are gone": told.dropped,
        "stand as examples already, or nearly": found.there,
        "asked once, near nothing": found.alone,
    }
    made = predicted(found.suggestions, library, cases)
    return Suggested(made, len(given), tuple((why, it) for why, it in left.items() if it))
