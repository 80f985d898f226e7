"""What the bot says in one turn."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.content.model import Kind, Source
from bot.content.weight import Weight
from bot.screen import Alert

SCHEMA = 1
"""Grows when a name in `Reply.to_dict` changes its meaning or goes away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Cannot be built without a disclaimer that closes its text."""

    kind: Kind
    intents: tuple[str, ...]
    """Ids answered, best first; or those offered when asking back."""
    text: str
    """Everything a person must see, as Markdown; the disclaimer is last."""
    disclaimer: str
    weight: Weight
    summary: str
    """Short form of the body."""
    body: str
    """The answer's part of the text."""
    cautions: tuple[str, ...] = ()
    """As shown, most serious first."""
    caution_ids: tuple[str, ...] = ()
    """Their ids, in the same order."""
    alert_details: tuple[Alert, ...] = ()
    noted: tuple[Alert, ...] = ()
    """What the person said of themselves that raises no alert, and is worth a line later."""
    sources: tuple[Source, ...] = ()
    """In the order of their numbers."""
    suggestions: tuple[str, ...] = ()
    """Intent ids to ask next."""
    about: str = ""
    """The title that a short question was taken to be about; empty when nothing was assumed."""
    library_hash: str = ""

    def __post_init__(self) -> None:
        if not self.disclaimer.strip():
            raise ValueError("a reply needs a disclaimer")
        if not self.text.endswith(self.disclaimer):
            raise ValueError("the disclaimer has to close the text")

    @property
    def alerts(self) -> tuple[str, ...]:
        """Kinds of the alerts, most serious first, each once."""
        return tuple(dict.fromkeys(alert.kind for alert in self.alert_details))

    def to_dict(self) -> dict[str, Any]:
        """The same names with values that JSON can hold."""
        values = {name: _plain(getattr(self, name)) for name in self.__slots__}
        library = values.pop("library_hash")
        return {**values, "alerts": list(self.alerts), "library": library, "schema": SCHEMA}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Source):
        return dict(_told(value))
    if isinstance(value, Alert):
        return {name: _plain(getattr(value, name)) for name in value.__slots__}
    return value


@lru_cache(maxsize=1000)
def _told(source: Source) -> dict[str, Any]:
    """The names and values of a source: replies cite the same ones over and over."""
    return {name: getattr(source, name) for name in source.__slots__}
