"""What raises an alert and what it leads to, as frozen values without behaviour."""

from dataclasses import dataclass

from bot.content.weight import Weight


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
