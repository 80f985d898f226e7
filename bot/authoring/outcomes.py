"""Samples and thresholds in, what happens to each, and to how many of them, out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.authoring.samples import Sample
from bot.content.model import Thresholds
from bot.decide import Decision, decide

Outcome = Literal["right", "offered", "wrong", "refused", "astray", "answered", "asked", "declined"]
"""In scope the first five, `astray` when asked back without what was meant; out of it the rest."""


@dataclass(frozen=True, slots=True)
class Rates:
    """What happens to utterances in scope (the first four) and out of it, in per cent."""

    right: float = 0.0
    offered: float = 0.0
    """Asked back, and what was meant was among what was offered."""
    wrong: float = 0.0
    refused: float = 0.0
    answered: float = 0.0
    asked: float = 0.0


def rates(samples: Sequence[Sample], thresholds: Thresholds) -> Rates:
    """What the thresholds do to samples, by the rule that decides a turn."""
    sums: defaultdict[str, float] = defaultdict(float)
    for sample, weight in weighted(samples):
        sums[outcome(sample, decided(sample, thresholds))] += weight
    return Rates(**{name: round(sums[name], 1) for name in Rates.__slots__})


def decided(sample: Sample, thresholds: Thresholds) -> Decision:
    """As a turn by itself is decided."""
    return decide(sample.ranking, thresholds, sample.refused)


def outcome(sample: Sample, decision: Decision) -> Outcome:
    """What a decision is to who asked."""
    if not sample.wanted:
        if decision.kind == "fallback":
            return "declined"
        return "answered" if decision.kind == "answer" else "asked"
    if decision.kind == "answer":
        return "right" if sample.right else "wrong"
    if any(match.intent in sample.wanted for match in decision.candidates):
        return "offered"
    return "refused" if decision.kind == "fallback" else "astray"


def weighted(samples: Sequence[Sample]) -> Iterator[tuple[Sample, float]]:
    """Per cent that each stands for, apart for what is in scope and what is not.

    Cases count as much as left-out examples, whatever their number.
    """
    sizes = Counter((sample.group, bool(sample.wanted)) for sample in samples)
    groups = Counter(inside for _, inside in sizes)
    for sample in samples:
        inside = bool(sample.wanted)
        yield sample, 100 / sizes[sample.group, inside] / groups[inside]
