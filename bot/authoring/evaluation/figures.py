"""An evaluation in, the figures of each intent, of each threshold and of each score out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.authoring.evaluation.evaluation import Evaluation
from bot.authoring.outcomes import Outcome, decided, outcome, weighted
from bot.authoring.samples import Sample
from bot.content.model import Thresholds

BANDS = range(0, 100, 10)
"""Where the bands of scores begin; the last one holds 100, too."""
ASKED_BACK, NO_ANSWER, OUTSIDE = "(asked back)", "(no answer)", "(out of scope)"
"""In the place of an intent."""


@dataclass(frozen=True, slots=True)
class IntentFigures:
    """How one intent does; counts of utterances."""

    intent: str
    support: int
    """Utterances that want it."""
    right: int
    """Of these, answered with it, or with another that is as right."""
    answered: int
    """Utterances that were answered with it, rightly or not."""
    justly: int
    """Of these, wanted."""
    offered: int
    refused: int

    @property
    def precision(self) -> float:
        """Per cent of its answers that were wanted; 100 when it gave none."""
        return round(100 * self.justly / self.answered, 1) if self.answered else 100.0

    @property
    def recall(self) -> float:
        """Per cent of who wanted it that got it."""
        return round(100 * self.right / self.support, 1) if self.support else 0.0


@dataclass(frozen=True, slots=True)
class Point:
    """What a threshold of an answer does, in per cent."""

    answer: float
    covered: float
    """Of what is in scope, answered at all."""
    right: float
    wrong: float
    answered: float
    """Of what is out of scope."""


@dataclass(frozen=True, slots=True)
class Band:
    """Utterances in scope whose best score lies in a band."""

    low: int
    high: int
    said: int
    score: float
    """Their mean."""
    right: float
    """Per cent in which the best intent was wanted."""


def of_intents(found: Evaluation) -> list[IntentFigures]:
    """Every intent that is wanted or answered, in the order of the content."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in found.library.intents}
    for sample in found.samples:
        decision = decided(sample, found.library.thresholds)
        told = outcome(sample, decision)
        if decision.kind == "answer":
            counts[decision.first]["answered"] += 1
            counts[decision.first]["justly"] += told == "right"
        for name in sample.wanted:
            counts[name].update(("support", told))
    return [
        IntentFigures(name, *(it[key] for key in IntentFigures.__slots__[1:]))
        for name, it in counts.items()
        if it["support"] or it["answered"]
    ]


def confusion(found: Evaluation) -> Counter[tuple[str, str]]:
    """(wanted, where it led) -> utterances; of several that are wanted the first by name."""
    counts: Counter[tuple[str, str]] = Counter()
    for sample in found.samples:
        counts[wanted(sample), led(sample, found.library.thresholds)] += 1
    return counts


def wanted(sample: Sample) -> str:
    """The intent that is wanted; where several are, the one that it led to, or the first."""
    first = sample.ranking[0].intent if sample.right else ""
    return first or min(sample.wanted, default=OUTSIDE)


def led(sample: Sample, thresholds: Thresholds) -> str:
    """The intent that is answered, or what stands in its place."""
    decision = decided(sample, thresholds)
    return {"answer": decision.first, "clarification": ASKED_BACK}.get(decision.kind, NO_ANSWER)


def curve(samples: Sequence[Sample], thresholds: Thresholds) -> list[Point]:
    """A point for each whole threshold of an answer, offer and margin as they are.

    Cases and left-out examples count half each.
    """
    ready = list(_by_threshold(samples, thresholds))
    return [_point(ready, float(it)) for it in range(round(thresholds.offer), 101)]


def point(samples: Sequence[Sample], thresholds: Thresholds) -> Point:
    """What the thresholds in use do."""
    return _point(list(_by_threshold(samples, thresholds)), thresholds.answer)


_Ready = tuple[float, float, Outcome, Outcome]
"""The score of the best, what the sample stands for, its outcome when answered, and else."""


def _by_threshold(samples: Sequence[Sample], thresholds: Thresholds) -> Iterator[_Ready]:
    low, high = replace(thresholds, answer=thresholds.offer), replace(thresholds, answer=101.0)
    for it, share in weighted(samples):
        answered, asked = (outcome(it, decided(it, limits)) for limits in (low, high))
        yield it.best, share, answered, asked


def _point(ready: Sequence[_Ready], answer: float) -> Point:
    sums: defaultdict[str, float] = defaultdict(float)
    for best, share, answered, asked in ready:
        sums[answered if best >= answer else asked] += share
    right, wrong, outside = (round(sums[name], 1) for name in ("right", "wrong", "answered"))
    return Point(answer, round(right + wrong, 1), right, wrong, outside)


def reliability(samples: Sequence[Sample]) -> list[Band]:
    """How often the best intent is right at each score."""
    return list(_bands([it for it in samples if it.wanted and it.ranking]))


def _bands(samples: Sequence[Sample]) -> Iterator[Band]:
    for low in BANDS:
        here = [it for it in samples if low <= min(it.best, 99.9) < low + BANDS.step]
        if here:
            score = sum(it.best for it in here) / len(here)
            right = 100 * sum(it.right for it in here) / len(here)
            yield Band(low, low + BANDS.step, len(here), round(score, 1), round(right, 1))


def error(bands: Sequence[Band]) -> float:
    """Expected calibration error, in points: how far scores are from how often they are right."""
    said = sum(it.said for it in bands) or 1
    return round(sum(it.said * abs(it.score - it.right) for it in bands) / said, 1)
