"""Fitted thresholds and the samples they were fitted on in, the text of `_thresholds.yaml` out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.authoring.fit import Objective
from bot.authoring.outcomes import Rates, rates
from bot.authoring.samples import Sample
from bot.authoring.schemas import schema_line
from bot.content.model import Thresholds

BANDS = (0, 10, 20, 30, 40, 50, 60, 70, 80, 90)
"""Where the bands of the table of scores begin; the last one ends with 100."""
CURVE = (10, 20, 30, 40, 50, 60, 70, 80, 90)
"""Thresholds of an answer that the curve shows."""


def written(
    thresholds: Thresholds, samples: Sequence[Sample], objective: Objective, today: date
) -> str:
    """The file, with what it was fitted on, what to expect and what else could be had."""
    most = f"{objective.wrong:g} % wrong, {objective.answered:g} % out of scope answered"
    most = f"at most {most}, {objective.asked:g} % asked back about; then as many right as can be"
    curve = ((it, rates(samples, replace(thresholds, answer=float(it)))) for it in CURVE)
    lines = [
        "# Written by `d3k2 fit`: give it another objective rather than changing numbers here.",
        *(f"{name}: {getattr(thresholds, name):g}" for name in ("answer", "offer", "margin")),
        f"fitted: {today.isoformat()}",
        f"on: {_material(samples)}",
        f"objective: {most}",
        "expects:",
        *(f"  {group}: {_said(rates(part, thresholds))}" for group, part in _groups(samples)),
        "# Of unseen utterances in scope, how often the best intent was right at its score.",
        "right_at:",
        *(f'  "{band}": {share}' for band, share in right_at(samples)),
        "# The same offer and margin with another threshold of an answer; each kind counts half.",
        "curve:",
        *(f'  "{answer}": {_said(found)}' for answer, found in curve),
    ]
    return schema_line("intents", "_thresholds") + "\n".join(lines) + "\n"


def right_at(samples: Sequence[Sample]) -> Iterator[tuple[str, str]]:
    """Band of scores -> the share that was right there, of how many."""
    for begin, end in zip(BANDS, (*BANDS[1:], 101), strict=True):
        here = [it for it in samples if it.wanted and it.ranking and begin <= it.best < end]
        parts = (f"{_share(part)} of {len(part)} {group}" for group, part in _groups(here))
        if here:
            yield f"{begin} to {min(end, 100)}", ", ".join(parts)


def _share(samples: Sequence[Sample]) -> str:
    return f"{100 * sum(sample.right for sample in samples) / len(samples):.0f} %"


def _groups(samples: Sequence[Sample]) -> Iterator[tuple[str, list[Sample]]]:
    for group in dict.fromkeys(sample.group for sample in samples):
        yield group, [sample for sample in samples if sample.group == group]


def _material(samples: Sequence[Sample]) -> str:
    parts = []
    for group, part in _groups(samples):
        inside = sum(bool(sample.wanted) for sample in part)
        parts.append(f"{inside} {group} in scope and {len(part) - inside} out of it")
    return "; ".join(parts) + ("; each kind counts half" if len(parts) > 1 else "")


def _said(found: Rates) -> str:
    inside = f"{found.right} % right, {found.offered} % asked back with it on offer"
    outside = f"{found.answered} % answered, {found.asked} % asked back"
    return f"{inside}, {found.wrong} % wrong; out of scope {outside}"
