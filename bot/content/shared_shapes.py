"""The shapes of the content files that hold one mapping instead of a list of entries."""

from typing import get_args

from bot.content.model import PLACES, Grade, Severity
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
        "fallback": Field.saying("What is said when nothing fits."),
        "clarification": Field.saying("What is said above the things that may be meant."),
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
        "on": Field.saying("What it was fitted on."),
        "objective": Field.saying("What may go wrong at most."),
        "expects": Field("map", told="What to expect of unseen utterances."),
        "right_at": Field("map", told="How often the best intent was right at its score."),
        "curve": Field("map", told="What other thresholds of an answer would bring."),
    },
    listed=False,
)
