"""Every content file, and the shape it has."""

from collections.abc import Mapping
from typing import get_args

from bot.content.model import PLACES, Form, Grade, Kind, Severity
from bot.content.shape import Field, Shape
from bot.content.weight import Weight
from bot.content.wording import ACT_LINES, VISIT_LINES, Act

SCOPES = (
    "self",
    "someone",
    "neither",
    "elided",
    "now",
    "past",
    "long_ago",
    "planned",
    "hypothetical",
    "turn",
)
HEADINGS = ("caution", "urgent", "evidence", "unknowns", "sources", "suggestions")
_TEXT = Field("text", required=True)


def _id(told: str) -> Field:
    """The key that names an entry."""
    return Field("id", required=True, told=f"{told}: lower case letters, digits and _.")


def _text(told: str, *, required: bool = False) -> Field:
    return Field("text", required, told=told)


INTENTS = Shape(
    "intent",
    {
        "intent": _id("Names one thing people want to know"),
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
        "answer": _id("Names the answer, mostly as its intent is named"),
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
        "unknowns": _text("What research has not settled."),
        "see_also": Field("ids"),
        "reviewed": Field("date", required=True),
        "review_by": Field("date", required=True, told="When it has to be checked again."),
        "replaces": Field("flag", told="Whether it takes the place of a shipped answer."),
    },
)
SOURCES = Shape(
    "source",
    {
        "source": _id("Names the source, to be cited as [@name]"),
        "title": _text("Of the work, as printed.", required=True),
        "who": _text("Who wrote it, and where it appeared.", required=True),
        "kind": _text("What it is: trial, review, guideline, fact-sheet ...", required=True),
        "year": Field("year"),
        "doi": _text("Begins with 10."),
        "pmid": _text("Its number in PubMed; in quotes."),
        "url": _text("Its address, where there is no DOI."),
    },
)
CAUTIONS = Shape(
    "caution",
    {
        "caution": _id("Names the caution, for alerts that bring it"),
        "text": _TEXT,
        "brief": _TEXT,
        "severity": Field("text", choices=get_args(Severity)),
        "past": Field("text"),
        "sources": Field("ids", told="Exactly those that text and brief cite."),
    },
)
ALERTS = Shape(
    "alert",
    {
        "alert": _id("Names the kind of alert; several entries may have one kind"),
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
        "region": _id("Code of the region, as typed by people"),
        "title": _text("Its name.", required=True),
        **{name: _text("Whom to call there, with its source: [@...].") for name in PLACES},
        "checked": Field("date", required=True),
    },
)
NEIGHBOURS = Shape(
    "neighbour",
    {
        "neighbour": _id("Names something near that is not covered"),
        "title": _text("What it is.", required=True),
        "line": _text(
            "What is said instead: that it is not covered, and where to ask.", required=True
        ),
        "examples": Field("texts", required=True, told="Ways to ask for it."),
    },
)
VOCABULARY = Shape(
    "vocabulary",
    {
        "entities": Field("lists"),
        "concepts": Field("lists"),
        "word_sets": Field("lists"),
        "never_blur": Field("groups"),
        "subject": Field("texts"),
        "filler": Field("texts"),
        "denials": Field("texts"),
        "denials_after": Field("texts"),
        "denial_exceptions": Field("texts"),
        "denial_passes": Field("texts"),
        "scopes": Field("lists", choices=SCOPES),
        "frames": Field("lists", choices=("before", "after")),
        "clause_breaks": Field("texts"),
        "numbers": Field("numbers"),
        "multipliers": Field("numbers"),
        "units": Field("lists", choices=("iu", "mcg", "mg", "g", "ng/ml", "nmol/l")),
        "days": Field("numbers"),
        "pieces": Field("texts"),
        "piece_links": Field("texts"),
        "openers": Field("texts"),
        "followups": Field("texts"),
        "followup_endings": Field("texts"),
        "short_names": Field("lists"),
        "pointers": Field("texts"),
        "acts": Field("lists", choices=(*get_args(Act), "none")),
        "ordinals": Field("lists", choices=(*"123456789", "last")),
        "ordinary": Field("texts"),
    },
    listed=False,
)
LANGUAGE = Shape(
    "language",
    {
        "vocabulary": Field("texts", told="Keys of _vocabulary.yaml that any subject needs."),
        "entities": Field("ids", told="Entities that any subject needs."),
        "concepts": Field("ids", told="Concepts that any subject needs."),
        "wording": Field("texts", told="Keys of _common.yaml that any subject needs."),
        "alerts": Field("ids", told="Alerts that any subject needs."),
        "without": Field("texts", told="Words of the subject, whole or with * at their end."),
    },
    listed=False,
)
WORDING = Shape(
    "wording",
    {
        "disclaimers": Field("map", choices=get_args(Weight), told="What every reply ends with."),
        "fallback": _text("What is said when nothing fits."),
        "clarification": _text("What is said above the things that may be meant."),
        "rephrase": Field("text"),
        "about": Field("text"),
        "acts": Field("map", choices=ACT_LINES),
        "takes": Field("text"),
        "afterwards": Field("map", choices=("urgent", "crisis")),
        "everywhere": Field("text"),
        "in_region": Field("text"),
        "evidence": Field("map", choices=get_args(Grade)),
        "severity": Field("map", choices=get_args(Severity)),
        "headings": Field("map", choices=HEADINGS),
        "places": Field("map", choices=PLACES),
        "visit": Field("map", choices=VISIT_LINES),
        "welcome": Field("text"),
    },
    listed=False,
)
THRESHOLDS = Shape(
    "thresholds",
    {
        "answer": Field("score", required=True),
        "offer": Field("score", required=True),
        "margin": Field("score", required=True),
        "fitted": Field("date", told="When `fit` wrote it."),
        "on": _text("What it was fitted on."),
        "objective": _text("What may go wrong at most."),
        "expects": Field("map", told="What to expect of unseen utterances."),
        "right_at": Field("map", told="How often the best intent was right at its score."),
        "curve": Field("map", told="What other thresholds of an answer would bring."),
    },
    listed=False,
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
TURNS = Shape("say", {"say": _text(_SAY, required=True), **_EXPECTED})
CASES = Shape(
    "case",
    {
        "say": _text(_SAY),
        "dialogue": Field("cases", told="Cases said one after the other; instead of say."),
        **_EXPECTED,
        "known_miss": Field("flag", told="Whether it fails today; fails the run once it passes."),
    },
)

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
        "_regions": REGIONS,
        "_sources": SOURCES,
    },
    "cases": {"": CASES},
}
"""Folder -> file name without its ending -> shape; the empty name stands for every topic."""


def shape_of(tree: str, name: str) -> Shape | None:
    """The shape of a file, None when no such file has a place there."""
    shapes = TREES[tree]
    if name in shapes:
        return shapes[name]
    return None if name.startswith("_") and tree != "cases" else shapes[""]
