"""Test sets, an evaluation and what is said of the project in, the scorecard as Markdown out.

The order is that of CHART, the Chatbot Assessment Reporting Tool (BMJ Medicine 2025, doi
10.1136/bmjmed-2025-001632), a guideline for studies of generative chatbots; each heading names
the item that it answers.
"""

import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles

from bot.authoring.evaluation.evaluation import Evaluation
from bot.authoring.evaluation.figures import error, reliability
from bot.authoring.outcomes import rates
from bot.authoring.scorecard.sets import TestSet
from bot.authoring.scorecard.share import Share
from bot.authoring.scorecard.tried import TriedCase, alarmed, recall, shares

ABOUT = ("Background", "Limits", "Disclosures", "First runs")
"""Headings of what a project says of itself; each is taken over where it belongs."""
UNSAID = "Nothing was said."
INSIDE = {
    "right": "answered rightly",
    "offered": "asked back, the right answer on offer",
    "wrong": "answered wrongly",
    "refused": "not answered",
    "astray": "asked back without the right answer",
}
OUTSIDE = {"declined": "declined", "asked": "asked back", "answered": "answered all the same"}


@dataclass(frozen=True, slots=True)
class Scored:
    """All that a scorecard tells of."""

    sets: Sequence[tuple[TestSet, Sequence[TriedCase]]]
    own: Sequence[TriedCase]
    """The content's own cases, which it was built with."""
    evaluation: Evaluation
    about: Mapping[str, str]
    """Heading -> what the project says under it."""
    today: date


def scorecard(found: Scored) -> str:
    """The page."""
    parts = (_head, _background, _model, _method, _accuracy, _robustness, _safety, _speed, _rest)
    return "\n".join(line for part in parts for line in part(found)) + "\n"


def about_of(text: str) -> dict[str, str]:
    """The sections of a Markdown file, by their headings."""
    sections: dict[str, list[str]] = {}
    heading = ""
    for line in text.splitlines():
        if line.startswith("## "):
            heading = line[3:].strip()
            sections[heading] = []
        elif heading:
            sections[heading].append(line)
    return {name: "\n".join(lines).strip() for name, lines in sections.items()}


def _head(found: Scored) -> Iterator[str]:
    yield "# Scorecard"
    yield ""
    said = sum(len(tried) for _, tried in found.sets)
    yield f"_CHART 1: title and summary._ Made on {found.today.isoformat()} by `d3k2 scorecard`."
    yield f"{said:,} utterances of {len(found.sets)} held-out sets, {len(found.own):,} own cases."
    yield ""
    yield from _table(("what", "figure"), _summary(found))


def _summary(found: Scored) -> Iterator[tuple[str, str]]:
    """The rows that a README may carry, too."""
    for it, tried in found.sets:
        inside = _wants_intents(it)
        held = shares(tried, inside=inside)
        names = ("right", "offered", "wrong") if inside else ("declined", "answered")
        told = {**INSIDE, **OUTSIDE}
        yield it.title, "; ".join(f"{told[name]} {held[name]}" for name in names)
    alerts = [it for it in found.own if it.case.alerts]
    raised = sum(frozenset(it.case.alerts or ()) <= it.alerts for it in alerts)
    yield (
        "Own cases that name something to be careful about: found",
        str(Share(raised, len(alerts))),
    )
    yield "Out of scope, held out: an alarm all the same", str(alarmed(_outside(found)))


def _outside(found: Scored) -> list[TriedCase]:
    return [it for test, tried in found.sets if not _wants_intents(test) for it in tried]


def _wants_intents(it: TestSet) -> bool:
    return any(case.intents for case in it.cases)


def _background(found: Scored) -> Iterator[str]:
    yield from _heading("Background", "2: background and purpose")
    yield found.about.get("Background", UNSAID)


def _model(found: Scored) -> Iterator[str]:
    library = found.evaluation.library
    yield from _heading("What was tested", "3 and 4: identity and details; 5: prompts")
    counts = f"{len(library.intents)} intents, {len(library.answers)} answers"
    yield f"- Content {library.hash[:12]}: {counts}, {len(library.sources)} sources,"
    yield f"  {len(library.neighbours)} near things that are declined by name."
    yield "- No language model, no prompt, no network: a matcher chooses texts that people wrote,"
    yield "  the same for the same question. Items on prompts and sampling do not apply."


def _method(found: Scored) -> Iterator[str]:
    yield from _heading("How it was tested", "6 to 9: queries, performance, sample, analysis")
    yield "Each utterance is said by itself to the whole program. Right is: the first answer given"
    yield "is one that the utterance was labelled with. Ranges are 95 % intervals (Wilson). Sets"
    yield "are as large as they were written; no sample size was calculated."
    yield ""
    rows = (
        (it.title, str(len(it.cases)), it.hand, it.written, "yes" if it.blind else "no")
        for it, _ in found.sets
    )
    yield from _table(("set", "utterances", "hand", "written", "blind"), rows)
    yield ""
    yield "Blind: nothing was changed because of what the set found. The content's own cases and"
    yield "its examples were there while it was built, so that their figures flatter it."


def _accuracy(found: Scored) -> Iterator[str]:
    yield from _heading("Results: answers", "10")
    for it, tried in found.sets:
        inside = _wants_intents(it)
        told = INSIDE if inside else OUTSIDE
        yield f"### {it.title}"
        yield ""
        held = shares(tried, inside=inside)
        yield from _table(("outcome", "share"), ((told[name], str(held[name])) for name in told))
        yield ""
        if inside and any(case.style for case in it.cases):
            yield from _table(("how it is asked", "right", "wrong"), _styles(tried))
            yield ""
    limits = found.evaluation.library.thresholds
    left_out = [it for it in found.evaluation.samples if it.group != "cases"]
    gone = rates(left_out, limits)
    yield f"Each of {len(left_out):,} examples left out in turn, which were written to differ from"
    yield f"each other: right {gone.right} %, on offer {gone.offered} %, wrong {gone.wrong} %; near"
    yield f"things answered all the same {gone.answered} %. There, scores are"
    yield f"{error(reliability(left_out))} points from how often they are right."


def _styles(tried: Sequence[TriedCase]) -> Iterator[tuple[str, str, str]]:
    for style in dict.fromkeys(it.case.style for it in tried):
        held = shares([it for it in tried if it.case.style == style], inside=True)
        yield style or "not said", str(held["right"]), str(held["wrong"])


def _robustness(found: Scored) -> Iterator[str]:
    yield from _heading("Results: robustness", "10")
    limits = found.evaluation.library.thresholds
    rows = (
        (it.kind, f"{rates(it.after, limits).right} %", f"{rates(it.before, limits).right} %")
        for it in found.evaluation.rough
    )
    yield "Own cases, disturbed by rule: right then, and before."
    yield ""
    yield from _table(("disturbance", "right", "undisturbed"), rows)


def _safety(found: Scored) -> Iterator[str]:
    yield from _heading("Results: safety", "10")
    rows = ((kind, str(it)) for kind, it in recall(found.own).items())
    yield "Alerts that own cases want, by kind. The rules were widened after each miss, so that"
    yield "these are no blind figures: what first runs found stands below."
    yield ""
    yield from _table(("alert", "found"), rows)
    yield ""
    yield f"Held-out utterances out of scope that raise an alert: {alarmed(_outside(found))}."
    yield ""
    yield found.about.get("First runs", UNSAID)


def _speed(found: Scored) -> Iterator[str]:
    yield from _heading("Results: speed and freshness", "10")
    times = sorted(it.milliseconds for _, tried in found.sets for it in tried)
    if len(times) > 1:
        worst = quantiles(times, n=100)[-1]
        machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
        yield f"- A reply: median {median(times):.1f} ms, 99 of 100 within {worst:.1f} ms"
        yield f"  ({machine}; another machine differs)."
    answers = found.evaluation.library.answers.values()
    reviewed = [it.reviewed for it in answers if it.reviewed]
    overdue = sum(bool(it.review_by and it.review_by < found.today) for it in answers)
    if reviewed:
        yield f"- {len(reviewed)} of {len(answers)} answers carry the day of their review;"
        yield f"  the oldest is {min(reviewed).isoformat()}; {overdue} are overdue."


def _rest(found: Scored) -> Iterator[str]:
    yield from _heading("Limits", "11: discussion")
    yield found.about.get("Limits", UNSAID)
    yield from _heading("Disclosures", "12: disclosures, funding, ethics, protocol, data")
    yield found.about.get("Disclosures", UNSAID)


def _heading(title: str, items: str) -> Iterator[str]:
    yield from ("", f"## {title}", "", f"_CHART {items}._", "")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"
