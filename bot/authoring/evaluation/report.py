"""An evaluation in, all of its figures as plain values out, for JSON and for the page."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.authoring.evaluation.evaluation import Evaluation, Rough
from bot.authoring.evaluation.figures import (
    IntentFigures,
    confusion,
    curve,
    error,
    of_intents,
    point,
    reliability,
)
from bot.authoring.evaluation.thefts import Remedy, Theft
from bot.authoring.outcomes import rates
from bot.authoring.samples import Sample

FORM = 1
"""Grows when the values have another form."""
THEFTS = 60
"""Pairs of intents that are told of, those that cost most; many more lose a single utterance."""
SAID = 12
"""Utterances of a theft that are named."""

Report = dict[str, Any]


def report(found: Evaluation, stolen: Sequence[Theft], today: date) -> Report:
    """All figures; shares are in per cent."""
    limits, samples = found.library.thresholds, found.samples
    bands = reliability(samples)
    return {
        "form": FORM,
        "content": _content(found, today),
        "thresholds": {name: getattr(limits, name) for name in ("answer", "offer", "margin")},
        "groups": list(_groups(found)),
        "intents": [_intent(it, found) for it in of_intents(found)],
        "confusion": [
            {"wanted": wanted, "led": led, "count": count}
            for (wanted, led), count in sorted(confusion(found).items())
        ],
        "pairs": len(stolen),
        "thefts": [_theft(it) for it in stolen[:THEFTS]],
        "curve": [asdict(it) for it in curve(samples, limits)],
        "chosen": asdict(point(samples, limits)),
        "robustness": [_rough(it, found) for it in found.rough],
        "calibration": {"error": error(bands), "bins": [asdict(it) for it in bands]},
    }


def _content(found: Evaluation, today: date) -> dict[str, Any]:
    library, taught = found.library, found.learned.taught
    origin = library.origin
    folder = origin.folder.as_posix() if origin and origin.folder else "what ships"
    inside = [name for name in taught.names[: taught.authored] if name in library.intents]
    return {
        "hash": library.hash[:12],
        "folder": folder,
        "intents": len(set(inside)),
        "examples": len(inside),
        "neighbours": len(library.neighbours),
        "made": today.isoformat(),
        "seconds": round(found.seconds, 1),
    }


def _groups(found: Evaluation) -> Iterator[dict[str, Any]]:
    groups: dict[str, list[Sample]] = {}
    for it in found.samples:
        groups.setdefault(it.group, []).append(it)
    for name, part in groups.items():
        inside = sum(bool(it.wanted) for it in part)
        counts = {"in_scope": inside, "out_of_scope": len(part) - inside}
        yield {"group": name, **counts, "rates": asdict(rates(part, found.library.thresholds))}


def _intent(it: IntentFigures, found: Evaluation) -> dict[str, Any]:
    title = found.library.intents[it.intent].title
    return {**asdict(it), "title": title, "precision": it.precision, "recall": it.recall}


def _theft(it: Theft) -> dict[str, Any]:
    said = [
        {"utterance": tried.sample.utterance, "score": tried.sample.best}
        for tried in it.lost[:SAID]
    ]
    return {
        "loser": it.loser,
        "thief": it.thief,
        "wrong": len(it.lost),
        "expected": it.expected,
        "utterances": said,
        "blamed": [asdict(blame) for blame in it.blamed],
        "remedies": [_remedy(remedy) for remedy in it.remedies],
    }


def _remedy(it: Remedy) -> dict[str, Any]:
    effect = it.effect
    return {
        "edit": it.edit.kind,
        "example": it.edit.example,
        "intent": it.edit.intent,
        "to": it.edit.to,
        "right": effect.right,
        "stolen": effect.stolen,
        "expected": effect.expected,
        "changes": [asdict(change) for change in effect.changes],
    }


def _rough(it: Rough, found: Evaluation) -> dict[str, Any]:
    after = rates(it.after, found.library.thresholds)
    before = rates(it.before, found.library.thresholds)
    told = {name: getattr(after, name) for name in ("right", "offered", "wrong")}
    return {"kind": it.kind, "said": len(it.after), **told, "before": before.right}
