"""The fixed words of replies, as frozen values without behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.content.weight import Weight

Act = Literal["more", "short", "sources", "why", "unknowns", "repeat"]
"""What can be done with the last answer."""
ACT_LINES = ("nothing", "all_said", "sources", "no_sources", "no_unknowns", "read_as")
"""`nothing`: there is no last answer; `all_said`: it was shown whole."""
VISIT_LINES = (
    "title", "made", "questions", "cautions", "ask", "mentioned", "unanswered", "urgent",
)  # fmt: skip
"""Of the paper for a visit; `{date}`, `{words}` and `{question}` stand for what they name."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What every reply may need; `answers/_common.yaml`."""

    disclaimers: Mapping[Weight, str]
    fallback: str
    clarification: str = "Did you mean one of these?"
    rephrase: str = "None of these, then. Please ask in other words."
    """When nothing that was offered is meant; takes the place of the fallback."""
    about: str = "About {topic}:"
    """The line that tells what a short question was taken to be about."""
    acts: Mapping[str, str] = field(default_factory=dict)
    """Lines of replies that look back at the last answer."""
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
    severity: Mapping[str, str] = field(default_factory=dict)
    """Severity -> the sentence that tells of it."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """Block -> its heading; `caution` and `urgent` are the words that begin such texts."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Whom to call where no region is known, in words that hold everywhere."""
    visit: Mapping[str, str] = field(default_factory=dict)
    """Headings and lines of the paper that a person takes to a visit."""
    welcome: str = ""
    """The chat's first lines."""
