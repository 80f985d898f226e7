"""Every content file, and the shape it has."""

import re
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
_ID = Field("id", required=True)
_TEXT = Field("text", required=True)

INTENTS = Shape(
    "intent",
    {
        "intent": _ID,
        "title": _TEXT,
        "answer": Field("id"),
        "lays_over": Field("flag"),
        "lays_over_when": Field("texts"),
        "gives_way": Field("flag"),
        "examples": Field("texts", required=True),
    },
)
ANSWERS = Shape(
    "answer",
    {
        "answer": _ID,
        "form": Field("text", required=True, choices=get_args(Form)),
        "summary": _TEXT,
        "detail": Field("text"),
        "evidence": Field("text", choices=get_args(Grade)),
        "unknowns": Field("text"),
        "see_also": Field("ids"),
        "reviewed": Field("date", required=True),
        "review_by": Field("date", required=True),
        "replaces": Field("flag"),
    },
)
SOURCES = Shape(
    "source",
    {
        "source": _ID,
        "title": _TEXT,
        "who": _TEXT,
        "year": Field("year"),
        "kind": _TEXT,
        "doi": Field("text"),
        "pmid": Field("text"),
        "url": Field("text"),
    },
)
CAUTIONS = Shape(
    "caution",
    {
        "caution": _ID,
        "severity": Field("text", choices=get_args(Severity)),
        "text": _TEXT,
        "past": Field("text"),
        "brief": _TEXT,
        "sources": Field("ids"),
    },
)
QUARANTINE = Shape(
    "quarantine",
    {
        "quarantine": _TEXT,
        "in": _TEXT,
        "entry": Field("id"),
        "until": Field("date", required=True),
        "why": _TEXT,
    },
)
ALERTS = Shape(
    "alert",
    {
        "alert": _ID,
        "weight": Field("text", choices=get_args(Weight)),
        "intent": Field("id"),
        "caution": Field("ids", single=True),
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
        "limits": Field("numbers", choices=("at_once", "daily", "child", "pieces", "mcg_per_iu")),
        "unless": Field("texts"),
    },
)
REGIONS = Shape(
    "region",
    {
        "region": _ID,
        "title": _TEXT,
        **{name: Field("text") for name in PLACES},
        "checked": Field("date", required=True),
    },
)
NEIGHBOURS = Shape(
    "neighbour",
    {"neighbour": _ID, "title": _TEXT, "line": _TEXT, "examples": Field("texts", required=True)},
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
WORDING = Shape(
    "wording",
    {
        "disclaimers": Field("map", choices=get_args(Weight)),
        "fallback": Field("text"),
        "clarification": Field("text"),
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
        "fitted": Field("date"),
        "on": Field("text"),
        "objective": Field("text"),
        "expects": Field("map"),
        "right_at": Field("map"),
        "curve": Field("map"),
    },
    listed=False,
)
_EXPECTED = {
    "kind": Field("text", choices=get_args(Kind)),
    "intents": Field("ids"),
    "alerts": Field("ids"),
    "no_alerts": Field("ids"),
    "cautions": Field("ids"),
    "weight": Field("text", choices=get_args(Weight)),
}
TURNS = Shape("say", {"say": _TEXT, **_EXPECTED})
CASES = Shape(
    "case",
    {"say": Field("text"), "dialogue": Field("cases"), **_EXPECTED, "known_miss": Field("flag")},
)

TREES: Mapping[str, Mapping[str, Shape]] = {
    "intents": {
        "": INTENTS,
        "_alerts": ALERTS,
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
