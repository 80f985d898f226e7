"""What a reply is made of before it is closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.content.model import Answer, Kind, Library


@dataclass(frozen=True, slots=True)
class Parts:
    """What a reply is made of before sources, suggestions and disclaimer close it."""

    kind: Kind
    intents: tuple[str, ...]
    body: str
    summary: str
    cautions: Mapping[str, str] = field(default_factory=dict)
    """Id -> the caution as it is said."""
    after: str = ""
    """A line that follows the body."""
    suggestions: tuple[str, ...] = ()
    lists_sources: bool = True
    about: str = ""
    """The title that a short question was taken to be about."""


def answer_of(intent: str, library: Library) -> Answer:
    """The answer of an intent."""
    return library.answers[library.intents[intent].answer]
