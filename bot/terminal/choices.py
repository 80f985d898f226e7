"""A library in, the questions that the chat line completes out."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.content.model import Intent, Library

EACH = 4
"""Examples of an intent that are offered beside its title."""
SHORTEST, LONGEST = 4, 60
"""Words and characters: what is shorter is no question, what is longer no help to type."""
STORIES = frozenset('.!"')
"""Signs of more than one plain question."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line that may be typed for the person."""

    text: str
    topic: str


def choices(library: Library) -> list[Choice]:
    """Titles, and of each intent the first examples that read best as a question."""
    asked = (it for it in library.intents.values() if library.answers[it.answer].form == "full")
    openers = frozenset(library.vocabulary.openers)
    return [
        Choice(text, intent.topic.replace("_", " "))
        for intent in asked
        for text in dict.fromkeys((intent.title, *_examples(intent, openers)))
    ]


def _examples(intent: Intent, openers: frozenset[str]) -> Iterator[str]:
    """Those that begin as a question and end as one, then those that do either."""
    plain = [it for it in intent.examples if _is_plain(it)]
    yield from sorted(plain, key=lambda it: -_marks(it, openers))[:EACH]


def _is_plain(example: str) -> bool:
    fits = len(example) <= LONGEST and len(example.split()) >= SHORTEST
    return fits and STORIES.isdisjoint(example)


def _marks(example: str, openers: frozenset[str]) -> int:
    """How many signs of a question there are."""
    return example.endswith("?") + (example.split(maxsplit=1)[0].casefold() in openers)
