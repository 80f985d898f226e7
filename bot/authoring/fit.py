"""Samples and an objective in, the thresholds that serve it best out, by exact search."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.authoring.outcomes import Rates, weighted
from bot.authoring.samples import Sample
from bot.content.model import Thresholds
from bot.decide import MOST_OFFERED

OFFERS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30)
"""Thresholds of an offer that are tried; of an answer and of the margin every whole point is."""
POINTS = 101
HELPFUL = 0.5
"""What asking back is worth beside a right answer, when what was meant is offered."""


@dataclass(frozen=True, slots=True)
class Objective:
    """Most that may go wrong, in per cent; within that as many right answers as possible."""

    wrong: float = 8.0
    """Of what is in scope, answered with another intent."""
    answered: float = 5.0
    """Of what is out of scope, answered at all."""
    asked: float = 15.0
    """Of what is out of scope, asked back about."""


def fit(samples: Sequence[Sample], objective: Objective) -> Thresholds:
    """The thresholds that serve best; of those that go too far all the same, the nearest."""
    weighed = list(weighted(samples))
    found = max(choice for offer in OFFERS for choice in _choices(weighed, offer, objective))
    return Thresholds(*(float(-value) for value in found[3:]))


_Choice = tuple[float, float, float, int, int, int]
"""Excess, worth, wrong answers, and the thresholds, each the greater the better."""


def _choices(
    weighed: Sequence[tuple[Sample, float]], offer: int, objective: Objective
) -> Iterator[_Choice]:
    """Every answer and margin beside one offer."""
    shown = [_Shown.of(sample, weight, offer) for sample, weight in weighed if sample.best >= offer]
    for margin in range(1, POINTS):
        for answer, found in _sweep(shown, offer, margin):
            worth = round(found.right + HELPFUL * found.offered, 6)
            excess, wrong = round(_excess(found, objective), 6), round(found.wrong, 6)
            yield -excess, worth, -wrong, -answer, -offer, -margin


def _excess(found: Rates, objective: Objective) -> float:
    """Per cent above what may go wrong."""
    above = (
        found.wrong - objective.wrong,
        found.answered - objective.answered,
        found.asked - objective.asked,
    )
    return sum(max(0.0, it) for it in above)


class _Shown(NamedTuple):
    """What the search needs of a sample that is answered or asked back about."""

    best: int
    lead: float
    """Over the next that is offered, or over what is refused."""
    behind: float
    """What is refused leads by."""
    outcome: str
    """When it is answered."""
    asked: str
    """When it is asked back about; empty when what was meant is not offered."""
    weight: float

    @classmethod
    def of(cls, sample: Sample, weight: float, offer: int) -> "_Shown":
        refused = sample.refused.score if sample.refused else 0.0
        near = [match for match in sample.ranking if match.score >= offer]
        rival = max(refused, near[1].score if len(near) > 1 else 0.0)
        behind = refused - sample.best if refused >= offer else -1.0
        meant = any(match.intent in sample.wanted for match in near[:MOST_OFFERED])
        asked = ("offered" if meant else "") if sample.wanted else "asked"
        outcome = ("right" if sample.right else "wrong") if sample.wanted else "answered"
        lead = round(sample.best - rival, 1)
        return cls(int(sample.best), lead, round(behind, 1), outcome, asked, weight)


def _sweep(shown: Sequence[_Shown], offer: int, margin: int) -> Iterator[tuple[int, Rates]]:
    """The rates at every answer, from the highest down, each from the one before."""
    sums: defaultdict[str, float] = defaultdict(float)
    reached: dict[int, list[_Shown]] = defaultdict(list)
    for it in shown:
        if it.behind < margin:
            sums[it.asked] += it.weight
            if it.lead >= margin:
                reached[it.best].append(it)
    for answer in range(POINTS - 1, offer - 1, -1):
        for it in reached[answer]:
            sums[it.outcome] += it.weight
            sums[it.asked] -= it.weight
        yield answer, Rates(**{name: sums[name] for name in Rates.__slots__})
