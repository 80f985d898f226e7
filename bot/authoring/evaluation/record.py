"""An evaluation and an earlier one in, whether it is worse by more than chance does, out."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from math import sqrt
from pathlib import Path
from typing import Any

from bot.authoring.outcomes import Outcome, decided, outcome
from bot.authoring.samples import Sample
from bot.content.model import Thresholds
from bot.errors import NotEvaluated

FORM = 1
GOOD = frozenset({"right", "declined"})
BAD = frozenset({"wrong", "answered"})
LIKELY = 1.645
"""Standard deviations that chance alone passes once in twenty times."""
MARK = 8
"""Digits by which a good utterance is known again."""


@dataclass(frozen=True, slots=True)
class Turned:
    """An utterance that came out otherwise than it was recorded."""

    group: str
    utterance: str
    before: str
    now: Outcome


@dataclass(frozen=True, slots=True)
class Measure:
    """One count that must not grow worse, of one group."""

    group: str
    name: str
    worse: int
    """Utterances that turned worse."""
    better: int

    @property
    def noise(self) -> float:
        """More worse than better ones than this are hardly chance (one-sided sign test, 5 %)."""
        return round(LIKELY * sqrt(self.worse + self.better), 1)

    @property
    def failed(self) -> bool:
        return self.worse - self.better > self.noise


@dataclass(frozen=True, slots=True)
class Regression:
    """What became of the utterances of a record."""

    measures: tuple[Measure, ...]
    turned: tuple[Turned, ...]
    """Those that came out otherwise, worse ones first."""
    new: int
    """Utterances that the record does not have."""

    @property
    def failed(self) -> bool:
        return any(it.failed for it in self.measures)


Told = dict[str, dict[str, Outcome]]
"""Group -> utterance -> what became of it."""


def told(samples: Sequence[Sample], thresholds: Thresholds) -> Told:
    """What becomes of each utterance; of one that stands twice, the last."""
    found: defaultdict[str, dict[str, Outcome]] = defaultdict(dict)
    for it in samples:
        found[it.group][it.utterance] = outcome(it, decided(it, thresholds))
    return dict(found)


def written(found: Told, today: date) -> str:
    """The record, one utterance a line; of good ones only marks."""
    groups: dict[str, Any] = {}
    for group, outcomes in found.items():
        good = sorted(_mark(it) for it, how in outcomes.items() if how in GOOD)
        rest = {it: how for it, how in sorted(outcomes.items()) if how not in GOOD}
        groups[group] = {"good": " ".join(good), "other": rest}
    values = {"form": FORM, "made": today.isoformat(), "groups": groups}
    return json.dumps(values, indent=1, ensure_ascii=False) + "\n"


def read_record(path: Path) -> dict[str, Any]:
    """The groups of a record; raises NotEvaluated when it cannot be read."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if values["form"] != FORM:
            raise NotEvaluated(f"{path} is a record of form {values['form']}; record anew")
        groups: dict[str, Any] = values["groups"]
        for it in groups.values():
            it["good"] = frozenset(it["good"].split())
            it["other"].items()
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise NotEvaluated(f"{path} is no record of an evaluation: {error}") from error
    return groups


def regression(record: dict[str, Any], found: Told) -> Regression:
    """What turned since the record was made."""
    turned = [it for group in found for it in _turned(group, record.get(group), found[group])]
    new = sum(_before(record.get(group), it) is None for group in found for it in found[group])
    measures = tuple(it for group in found for it in _measures(group, turned))
    return Regression(measures, tuple(sorted(turned, key=_order)), new)


def _mark(utterance: str) -> str:
    return sha256(utterance.encode("utf-8", "surrogatepass")).hexdigest()[:MARK]


def _before(record: Any, utterance: str) -> str | None:
    """What became of it; None when it is not recorded."""
    if not record:
        return None
    other: str | None = record["other"].get(utterance)
    return other or ("good" if _mark(utterance) in record["good"] else None)


def _turned(group: str, record: Any, found: dict[str, Outcome]) -> Iterator[Turned]:
    for utterance, now in found.items():
        before = _before(record, utterance)
        if before is not None and before != ("good" if now in GOOD else now):
            yield Turned(group, utterance, before, now)


def _measures(group: str, turned: Sequence[Turned]) -> Iterator[Measure]:
    here = [it for it in turned if it.group == group]
    good = [(it.before == "good", it.now in GOOD) for it in here]
    bad = [(it.now in BAD, it.before in BAD) for it in here]
    for name, pairs in (("right", good), ("wrong", bad)):
        worse = sum(first and not second for first, second in pairs)
        better = sum(second and not first for first, second in pairs)
        yield Measure(group, name, worse, better)


def _order(it: Turned) -> tuple[bool, bool, str, str]:
    return it.now in GOOD, it.now not in BAD, it.group, it.utterance
