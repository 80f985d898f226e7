"""Every content file, and the shape it has."""

import re
from collections.abc import Mapping
from typing import get_args

from bot.content.model import PLACES, Form, Grade, Kind, Severity
from bot.content.shape import Field, Shape
from bot.content.shared_shapes import LANGUAGE, THRESHOLDS, VOCABULARY, WORDING
from bot.content.weight import Weight

_TEXT = Field("text", required=True)

INTENTS = Shape(
    "intent",
    {
        "intent": Field.naming("Names one thing people want to know"),
        "title": _TEXT,
        "answer": Field("id"),
        "lays_over": Field("flag"),
        "lays_over_when": Field("texts"),
        "gives_way": Field("flag"),
        "examples": Field(
            "texts", required=True, told="Ways to ask for it, as people type; the more, the better."
        ),
    },
)
ANSWERS = Shape(
    "answer",
    {
        "answer": Field.naming("Names the answer, mostly as its intent is named"),
        "form": Field(
            "text",
            required=True,
            choices=get_args(Form),
            told="full: all blocks; brief: a summary only; action: steps for a grave alert.",
        ),
        "summary": _TEXT,
        "detail": Field("text"),
        "evidence": Field(
            "text", choices=get_args(Grade), told="Left out where a grade makes no sense."
        ),
        "unknowns": Field.saying("What research has not settled."),
        "see_also": Field("ids"),
        "reviewed": Field("date", required=True),
        "review_by": Field("date", required=True, told="When it has to be checked again."),
        "replaces": Field("flag", told="Whether it takes the place of a shipped answer."),
    },
)
SOURCES = Shape(
    "source",
    {
        "source": Field.naming("Names the source, to be cited as [@name]"),
        "title": Field.saying("Of the work, as printed.", required=True),
        "who": Field.saying("Who wrote it, and where it appeared.", required=True),
        "year": Field("year"),
        "kind": Field.saying("What it is: trial, review, guideline, fact-sheet ...", required=True),
        "doi": Field.saying("Begins with 10."),
        "pmid": Field.saying("Its number in PubMed; in quotes."),
        "url": Field.saying("Its address, where there is no DOI."),
    },
)
CAUTIONS = Shape(
    "caution",
    {
        "caution": Field.naming("Names the caution, for alerts that bring it"),
        "severity": Field("text", choices=get_args(Severity)),
        "text": _TEXT,
        "past": Field("text"),
        "brief": _TEXT,
        "sources": Field("ids", told="Exactly those that text and brief cite."),
    },
)
QUARANTINE = Shape(
    "quarantine",
    {
        "quarantine": Field.saying("The rule whose problem may wait.", required=True),
        "in": Field.saying("The file, such as answers/tea.yaml.", required=True),
        "entry": Field("id", told="The entry; without it, all of the file."),
        "until": Field("date", required=True, told="The day after which it is told again."),
        "why": Field.saying("Why it has to wait.", required=True),
    },
)
ALERTS = Shape(
    "alert",
    {
        "alert": Field.naming("Names the kind of alert; several entries may have one kind"),
        "weight": Field("text", choices=get_args(Weight)),
        "intent": Field("id"),
        "caution": Field("ids", single=True, told="What is said first; one, or several in order."),
        "medicine": Field("flag"),
        "always": Field("flag"),
        "not_when": Field("ids"),
        "noted": Field("flag"),
        "unless_named": Field("ids"),
        "names": Field("texts"),
        "framed": Field("texts"),
        "by_ear": Field("flag"),
        "lay": Field("texts"),
        "together": Field("texts"),
        "dose": Field(
            "lists", choices=("of", "taken", "told", "asked", "each_day", "spread", "children")
        ),
        "limits": Field(
            "numbers",
            choices=("at_once", "daily", "child", "pieces", "mcg_per_iu"),
            told="When an amount is too much, in mcg; pieces are of unknown strength.",
        ),
        "unless": Field("texts"),
    },
)
REGIONS = Shape(
    "region",
    {
        "region": Field.naming("Code of the region, as typed by people"),
        "title": Field.saying("Its name.", required=True),
        **{name: Field.saying("Whom to call there, with its source: [@...].") for name in PLACES},
        "checked": Field("date", required=True),
    },
)
NEIGHBOURS = Shape(
    "neighbour",
    {
        "neighbour": Field.naming("Names something near that is not covered"),
        "title": Field.saying("What it is.", required=True),
        "line": Field.saying(
            "What is said instead: that it is not covered, and where to ask.", required=True
        ),
        "examples": Field("texts", required=True, told="Ways to ask for it."),
    },
)
_EXPECTED = {
    "kind": Field("text", choices=get_args(Kind)),
    "intents": Field("ids"),
    "alerts": Field("ids"),
    "no_alerts": Field("ids"),
    "cautions": Field("ids"),
    "weight": Field("text", choices=get_args(Weight), told="Of the disclaimer."),
}
_SAY = "What a person types."
TURNS = Shape("say", {"say": Field.saying(_SAY, required=True), **_EXPECTED})
CASES = Shape(
    "case",
    {
        "say": Field.saying(_SAY),
        "dialogue": Field("cases", told="Cases said one after the other; instead of say."),
        **_EXPECTED,
        "known_miss": Field("flag", told="Whether it fails today; fails the run once it passes."),
        "style": Field.saying("How it is asked: short, a story first ...; the scorecard tells it."),
    },
)
SETS = Shape(
    "set",
    {
        "set": Field.naming("File of the set, without its ending"),
        "title": Field.saying("What it holds.", required=True),
        "hand": Field.saying("Who wrote it, and what they had seen.", required=True),
        "written": Field("date", required=True),
        "blind": Field("flag", told="Whether nothing was changed because of what it found."),
    },
)
SUGGESTIONS = Shape(
    "suggestion",
    {
        "suggestion": Field.naming("Names the intent that examples are for, or a new one"),
        "kind": Field("text", required=True, choices=("examples", "intent")),
        "accept": Field("choice", required=True, told="Whether it is to be written."),
        "asked": Field("number"),
        "seen": Field("text"),
        "because": Field("text"),
        "predicted": Field("text"),
        "topic": Field("id"),
        "title": Field("text"),
        "examples": Field("texts", required=True),
    },
)
"""Of `misses suggest`: a file by itself, in no folder of content."""

TREES: Mapping[str, Mapping[str, Shape]] = {
    "intents": {
        "": INTENTS,
        "_alerts": ALERTS,
        "_language": LANGUAGE,
        "_neighbours": NEIGHBOURS,
        "_thresholds": THRESHOLDS,
        "_vocabulary": VOCABULARY,
    },
    "answers": {
        "": ANSWERS,
        "_cautions": CAUTIONS,
        "_common": WORDING,
        "_quarantine": QUARANTINE,
        "_regions": REGIONS,
        "_sources": SOURCES,
    },
    "cases": {"": CASES},
}
"""Folder -> file name without its ending -> shape; the empty name stands for every topic."""


def shape_of(tree: str, name: str) -> Shape | None:
    """The shape of a file, None when no such file has a place there."""
    shapes = TREES[tree]
    if name and name in shapes:
        return shapes[name]
    return shapes[""] if _TOPIC.fullmatch(name.lstrip("_") if tree == "cases" else name) else None


_TOPIC = re.compile(r"[a-z][a-z0-9_]*")
"""A name of one case: where case is not told apart, two names must not become one."""
