"""What could be done about questions that were missed, as frozen values without behaviour."""

from dataclasses import dataclass
from typing import Literal

from bot.authoring.evaluation.edits import Effect
from bot.content.node import Place

Kind = Literal["examples", "intent"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """More examples of an intent, or a new one."""

    id: str
    kind: Kind
    accept: bool
    examples: tuple[str, ...]
    topic: str = ""
    """Of a new intent, as is the title."""
    title: str = ""
    asked: int = 0
    seen: str = ""
    """The days between which it was asked."""
    because: str = ""
    """What it rests on."""
    effect: Effect | None = None
    """None where it cannot be told."""
    predicted: str = ""
    """The same in words."""
    left_out: tuple[tuple[str, str], ...] = ()
    """Questions that are no examples, and why."""
    place: Place | None = None
    """Where its name stands in a patch that was read, as do its examples."""
    places: tuple[Place, ...] = ()
