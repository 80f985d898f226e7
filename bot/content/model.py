"""Everything an author can say, as frozen values without behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from bot.content.alerts import AlertRule
from bot.content.vocabulary import Vocabulary
from bot.content.weight import Weight
from bot.content.wording import Wording

Severity = Literal["major", "moderate", "minor", "varies"]
Form = Literal["full", "brief", "action"]
Grade = Literal["strong", "moderate", "limited", "mechanistic", "none"]
Kind = Literal["answer", "clarification", "fallback"]


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing people want to know, and how they ask for it."""

    id: str
    title: str
    """Shown in "did you mean" and in completion."""
    topic: str
    """The name of the file it stands in."""
    answer: str
    """Id of the answer; mostly the intent's own."""
    examples: tuple[str, ...]
    lays_over: bool = False
    """Whether it frames the answer of another intent that fits, too, instead of standing alone."""
    lays_over_when: tuple[str, ...] = ()
    """Phrases by which it does so whatever it scores."""
    gives_way: bool = False
    """Whether a follow-up that fits it asks about the topic spoken of: "is that proven"."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Curated words for an intent, in named blocks; absent blocks are empty."""

    id: str
    form: Form
    summary: str
    """Stands alone; of a brief or action answer, all there is."""
    detail: str = ""
    """Markdown; claims carry their sources as `[@id]` or `[@id; @id]`."""
    evidence: Grade | None = None
    """None where a grade makes no sense."""
    unknowns: str = ""
    see_also: tuple[str, ...] = ()
    """Intent ids, nearest siblings first."""
    reviewed: date | None = None
    """When an editor last checked it against its sources."""
    review_by: date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim comes from."""

    id: str
    title: str
    who: str
    kind: str
    year: int | None = None
    """None when the page carries no date."""
    doi: str = ""
    pmid: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Caution:
    """The curated text an alert brings."""

    id: str
    text: str
    """What to do first, then why; may cite."""
    brief: str
    """One line, for a person who reads the whole of it in the answer below, or was told before."""
    severity: Severity | None = None
    """Of an interaction; None where the caution is about something else."""
    past: str = ""
    """In the place of the text when it is no longer taken."""
    sources: tuple[str, ...] = ()


PLACES = ("emergency", "poison", "crisis")
"""Whom to call; in a text, `{emergency}` stands for it."""


@dataclass(frozen=True, slots=True)
class Region:
    """Where to call in one part of the world; empty where no official page confirms a number."""

    id: str
    title: str
    checked: date
    """When the sources were read."""
    emergency: str = ""
    """May cite; so may the others."""
    poison: str = ""
    crisis: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Something near that is not covered: how people ask, and where to look instead."""

    id: str
    title: str
    line: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the line lies between answering, asking back and giving up; scores from 0 to 100."""

    answer: float = 40.0
    """Lowest score that may be answered."""
    offer: float = 3.0
    """Lowest score that may be offered when asking back."""
    margin: float = 20.0
    """Lead over the runner-up that an answer needs."""


@dataclass(frozen=True, slots=True)
class Case:
    """An expected behaviour: one utterance of a dialogue, or a dialogue of one."""

    say: str
    kind: Kind | None = None
    """None: any."""
    intents: tuple[str, ...] | None = None
    """Any of them first is right; None: not looked at."""
    alerts: tuple[str, ...] | None = None
    """All of them, and no other; None: not looked at."""
    no_alerts: tuple[str, ...] = ()
    """None of them."""
    cautions: tuple[str, ...] = ()
    """Ids whose text or brief must be said."""
    weight: Weight | None = None
    style: str = ""
    """How it is asked: short, a story first ..."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Cases said one after the other in one conversation."""

    turns: tuple[Case, ...]
    known_miss: bool
    """Must fail; once it passes the mark has to go."""
    place: str
    """`path:line` of where it is written."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a library was loaded from."""

    folder: Path | None
    """An author's folder."""
    shipped: bool
    """Whether what ships lies below."""


@dataclass(frozen=True, slots=True)
class Library:
    """All loaded content; every id that is named exists."""

    intents: Mapping[str, Intent]
    answers: Mapping[str, Answer]
    sources: Mapping[str, Source]
    cautions: Mapping[str, Caution]
    alerts: tuple[AlertRule, ...]
    """Most serious first; rules of one kind stand together."""
    neighbours: Mapping[str, Neighbour]
    regions: Mapping[str, Region]
    vocabulary: Vocabulary
    wording: Wording
    thresholds: Thresholds
    hash: str
    """Changes whenever the content does; the same on every machine."""
    origin: Origin | None = field(default=None, compare=False)
    """None when it was not loaded from folders."""
