"""What a content file may hold, told by values: entries, their keys, the kind of every value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ValueKind = Literal[
    "id",
    "text",
    "date",
    "year",
    "flag",
    "choice",
    "number",
    "score",
    "texts",
    "ids",
    "groups",
    "map",
    "numbers",
    "lists",
    "cases",
]
"""`choice`: yes or no; `map`: text -> text; `numbers`: text -> number; `lists`: text -> list of
text; `groups`: a list of lists of text."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an entry."""

    kind: ValueKind
    required: bool = False
    choices: tuple[str, ...] = ()
    """Empty: any value; of a map, the keys that are allowed."""
    single: bool = False
    """Whether a list may be written as one bare value."""
    told: str = ""
    """What an editor says of the key; else what stands below the value's field of that name."""

    @classmethod
    def naming(cls, told: str) -> "Field":
        """The key that names an entry."""
        return cls("id", required=True, told=f"{told}: lower case letters, digits and _.")

    @classmethod
    def saying(cls, told: str, *, required: bool = False) -> "Field":
        """A text, and what it is for."""
        return cls("text", required, told=told)


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One kind of content file; there is but one of each kind."""

    entry: str
    """What an entry is called; of a list of entries, the key that names one, too."""
    fields: Mapping[str, Field] = field(default_factory=dict)
    listed: bool = True
    """A list of entries, or one mapping."""
