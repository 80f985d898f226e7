"""The words that matching and screening lean on, as frozen values without behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass, field


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
    followup_endings: tuple[str, ...] = ()
    """Phrases that close one: too, as well."""
    short_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Entity -> what it is called once it was spoken of."""
    pointers: tuple[str, ...] = ()
    """Phrases that point at what was spoken of before: it, that one."""
    acts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What to do with the last answer -> phrases that ask for it and for nothing else."""
    ordinals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Number in a list, or last -> phrases that pick it."""
    ordinary: tuple[str, ...] = ()
    """Words that resemble a medicine's name and are none; rows of words that sound like one."""
