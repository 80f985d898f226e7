"""A report in, lines for a terminal or a CI log out, the most useful first."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.terminal.diff_told import one_line

MOST_THEFTS = 15
MOST_UTTERANCES = 3
MOST_INTENTS = 10
"""Intents that are shown: those that lose most."""
STEPS = 10
"""Of the curve, every so many-th point is shown."""


def in_text(report: Mapping[str, Any]) -> Iterator[str]:
    """Rates, thefts, weak intents, curve, robustness, calibration."""
    for section in (_head, _thefts, _intents, _curve, _robustness, _calibration):
        yield from section(report)


def _head(report: Mapping[str, Any]) -> Iterator[str]:
    it = report["content"]
    kinds = f"{it['intents']} intents, {it['examples']:,} examples, {it['neighbours']} neighbours"
    yield f"{it['folder']}: {kinds}; {it['seconds']} s"
    for group in report["groups"]:
        found = group["rates"]
        yield ""
        counts = f"{group['in_scope']:,} in scope, {group['out_of_scope']:,} out of it"
        yield f"{group['group']}: {counts}"
        asked = f"asked back with it on offer {found['offered']} %"
        yield f"  in scope: right {found['right']} %, {asked}, wrong {found['wrong']} %"
        if group["out_of_scope"]:
            yield f"  out of scope: answered {found['answered']} %, asked back {found['asked']} %"


def _thefts(report: Mapping[str, Any]) -> Iterator[str]:
    stolen = report["thefts"]
    if not stolen:
        return
    yield ""
    yield f"THEFTS: {report['pairs']} pairs; those that cost most wrong answers first"
    for it in stolen[:MOST_THEFTS]:
        of = f"{it['expected']} of 1,000 questions"
        yield f"  {it['loser']} -> {it['thief']}: {it['wrong']} wrong answers ({of})"
        for said in it["utterances"][:MOST_UTTERANCES]:
            yield f'    lost "{one_line(said["utterance"])}" ({said["score"]})'
        for blame in it["blamed"]:
            yield f'    pulled by "{one_line(blame["example"])}" ({blame["share"]} % of the pull)'
        yield from _remedies(it["remedies"])


def _remedies(remedies: list[dict[str, Any]]) -> Iterator[str]:
    helping = [it for it in remedies if it["expected"] > 0]
    for it in helping:
        yield f"    {edit_told(it)}: {effect_told(it)}"
    if remedies and not helping:
        yield "    none of the edits that were tried would help; more ways to ask might"


def edit_told(it: Mapping[str, Any]) -> str:
    """What is done to which example."""
    where = (
        f"from {it['intent']} to {it['to']}"
        if it["to"]
        else f"{_ADVERB[it['edit']]} {it['intent']}"
    )
    return f'{it["edit"]} "{one_line(it["example"])}" {where}'


_ADVERB = {"add": "to", "remove": "from", "move": "from"}


def effect_told(it: Mapping[str, Any]) -> str:
    """What an edit would change, in a few words."""
    return f"{it['right']:+d} right, {it['stolen']:+d} wrong (expected {it['expected']:+.1f} right)"


def _intents(report: Mapping[str, Any]) -> Iterator[str]:
    rows = sorted(report["intents"], key=lambda it: it["recall"])[:MOST_INTENTS]
    if rows:
        width = max(len(it["intent"]) for it in rows)
        yield ""
        yield "INTENTS that lose most"
        yield f"  {'':{width}}  wanted  right  recall  precision"
        for it in rows:
            counts = f"{it['support']:6}  {it['right']:5}"
            counts += f"  {it['recall']:5.1f}%  {it['precision']:8.1f}%"
            yield f"  {it['intent']:{width}}  {counts}"


def _curve(report: Mapping[str, Any]) -> Iterator[str]:
    chosen = report["chosen"]
    points = [it for it in report["curve"] if it["answer"] % STEPS == 0]
    yield ""
    yield "CURVE: threshold of an answer; in scope answered, right, wrong; out of scope answered"
    for it in sorted([*points, chosen], key=lambda it: it["answer"]):
        mark = "  in use" if it is chosen else ""
        shares = "  ".join(
            f"{it[name]:5.1f}%" for name in ("covered", "right", "wrong", "answered")
        )
        yield f"  {it['answer']:5.0f}  {shares}{mark}"


def _robustness(report: Mapping[str, Any]) -> Iterator[str]:
    rows = report["robustness"]
    if rows:
        width = max(len(it["kind"]) for it in rows)
        yield ""
        yield "ROBUSTNESS: right when disturbed, beside the same utterances before"
        for it in rows:
            shares = f"{it['right']:5.1f}%  {it['before']:5.1f}%"
            yield f"  {it['kind']:{width}}  {shares}  of {it['said']}"


def _calibration(report: Mapping[str, Any]) -> Iterator[str]:
    found = report["calibration"]
    yield ""
    yield f"CALIBRATION: scores are {found['error']} points from how often they are right"
    for it in found["bins"]:
        yield f"  {it['low']:3} to {it['high']:3}  right {it['right']:5.1f}% of {it['said']}"
