"""Everything an author can say, as frozen values without behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Form = Literal["full", "brief", "action"]
Grade = Literal["strong", "moderate", "limited", "mechanistic", "none"]
Kind = Literal["answer", "clarification", "fallback"]
Weight = Literal["general", "medicine", "urgent", "crisis"]


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
    past: str = ""
    """In the place of the text when it is no longer taken."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dose:
    """When an amount that was taken is too much; phrases by what they say, limits in mcg."""

    of: tuple[str, ...]
    """What was taken."""
    taken: tuple[str, ...]
    """That it was."""
    at_once: float
    daily: float
    child: float
    pieces: float
    """Of unknown strength, at once."""
    mcg_per_iu: float
    told: tuple[str, ...] = ()
    """That it went on, or when it was: as good as `taken` where nothing is asked."""
    asked: tuple[str, ...] = ()
    """That somebody asks or speaks of others."""
    each_day: tuple[str, ...] = ()
    spread: tuple[str, ...] = ()
    """Over longer than a day: weekly, over three months."""
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AlertRule:
    """What raises one kind of alert, and what the alert leads to; a kind may have several rules."""

    kind: str
    weight: Weight
    """Of the disclaimer; `urgent` and `crisis` also mean: answer with `intent` and nothing else."""
    intent: str
    """The alert's own intent."""
    cautions: tuple[str, ...] = ()
    """Ids, in the order in which they are said."""
    medicine: bool = False
    """Whether the words that raise it name something the person takes."""
    always: bool = False
    """Whether the cautions are said with `intent` even when nothing raised the alert."""
    not_when: tuple[str, ...] = ()
    """Signs of time that keep it from being raised, such as long_ago."""
    noted: bool = False
    """Whether it raises no alert: said of oneself, its caution gets a line, now and later."""
    unless_named: tuple[str, ...] = ()
    """Kinds: once a medicine of one of them was named, this rule has nothing to add."""
    names: tuple[str, ...] = ()
    """Names; the longer ones count misspelt, split, joined and as they are heard, too."""
    by_ear: bool = False
    """Whether ordinary words that sound like one of its names together raise it anywhere."""
    framed: tuple[str, ...] = ()
    """Names that are ordinary words besides: count beside words of taking alone."""
    lay: tuple[str, ...] = ()
    """Phrases (see `bot.phrases`), found as they are written."""
    together: tuple[str, ...] = ()
    """Phrases joined by ` & `, all near the first, in any order; `@kind` is another alert."""
    dose: Dose | None = None
    """An amount that raises it, too."""
    unless: tuple[str, ...] = ()
    """Phrases whose words raise nothing of this kind."""


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
class Vocabulary:
    """The words of the subject and of the language that matching and screening lean on."""

    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Canonical token -> its synonyms; a synonym is read as the token."""
    concepts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Idea -> words and phrases that speak of it; they keep their own meaning beside it."""
    word_sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name -> wordings that a phrase may ask for as `{name}`; they say nothing in matching."""
    never_blur: tuple[tuple[str, ...], ...] = ()
    """Groups of tokens that spelling repair may not turn into each other."""
    subject: tuple[str, ...] = ()
    """Entities whose presence says that the utterance is about the subject."""
    filler: tuple[str, ...] = ()
    """Words that never decide."""
    denials: tuple[str, ...] = ()
    """Phrases right before a name that deny it: "I do not take"."""
    denials_after: tuple[str, ...] = ()
    """Phrases that deny what was named shortly before: "never had to take it"."""
    denial_exceptions: tuple[str, ...] = ()
    """Phrases that hold a denial and deny nothing: "why not"."""
    denial_passes: tuple[str, ...] = ()
    """Words between a denial and what it denies: any, other, kind of."""
    scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Sign of person or time, such as someone or past -> phrases that are one."""
    frames: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """before, after -> words beside which a short or ordinary word is read as a medicine."""
    clause_breaks: tuple[str, ...] = ()
    """Words that end a clause, and with it what a denial covers."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    """Word -> the number it is."""
    multipliers: Mapping[str, float] = field(default_factory=dict)
    """Word -> what it makes of the number before it: thousand, dozen."""
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Unit -> how people write it."""
    days: Mapping[str, float] = field(default_factory=dict)
    """Word -> how many days it is: week, monthly."""
    pieces: tuple[str, ...] = ()
    """What is counted when something is taken: tablet, drop."""
    piece_links: tuple[str, ...] = ()
    """Words between a count and a strength: of, x."""
    openers: tuple[str, ...] = ()
    """Words that a question begins with: how, is, should."""
    followups: tuple[str, ...] = ()
    """Phrases that open an utterance which leans on the one before."""
    ordinary: tuple[str, ...] = ()
    """Words that resemble a medicine's name and are none; rows of words that sound like one."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What every reply may need; `answers/_common.yaml`."""

    disclaimers: Mapping[Weight, str]
    fallback: str
    clarification: str = "Did you mean one of these?"
    takes: str = ""
    """The line of an urgent reply when a medicine was named; `{names}` stands for it."""
    afterwards: Mapping[Weight, str] = field(default_factory=dict)
    """The line of a grave reply on how to go on."""
    everywhere: str = ""
    """The line of a grave reply where no region is known: numbers of many places; may cite."""
    in_region: str = ""
    """The same where one is; `{region}` stands for its title."""
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Grade -> the grade in words."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """Block -> its heading."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Whom to call where no region is known, in words that hold everywhere."""
    welcome: str = ""
    """The chat's first lines."""


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


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Cases said one after the other in one conversation."""

    turns: tuple[Case, ...]
    known_miss: bool
    """Must fail; once it passes the mark has to go."""
    place: str
    """`path:line` of where it is written."""


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
