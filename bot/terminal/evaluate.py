"""Content in, how well it answers what it has not seen printed; checked against a record."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.authoring.cases import read_cases
from bot.authoring.evaluation.edits import Edit, Effect
from bot.authoring.evaluation.evaluation import Evaluation, evaluate
from bot.authoring.evaluation.foresight import Foresight
from bot.authoring.evaluation.record import Regression, Told, read_record, regression, told, written
from bot.authoring.evaluation.report import report
from bot.authoring.evaluation.thefts import thefts
from bot.content.location import case_folders
from bot.content.model import Library
from bot.errors import NotEvaluated
from bot.terminal.diff_told import one_line
from bot.terminal.evaluate_text import effect_told, in_text

OK, WORSE = 0, 1
MOST_TURNED = 40
"""Utterances that are named when a record does not hold."""


def show_evaluation(library: Library, options: argparse.Namespace) -> int:
    """Print the figures, or what edits would change; 1 when worse than the record.

    Raises ContentInvalid, ContentNotFound, NotEvaluated.
    """
    record = read_record(options.against) if options.against else None
    edits = _edits(options)
    cases = read_cases(options.cases or case_folders(options.content), library)
    quick = bool(options.quick or edits or record or options.record)
    found = evaluate(library, cases, quick=quick)
    if edits:
        return _tell_effect(_effect(found, edits))
    if options.record:
        _write(options.record, written(_told(found), _today()))
    if record is None and not options.record:
        _tell(found, options)
    return _tell_regression(regression(record, _told(found))) if record is not None else OK


def _today() -> date:
    return date.today()  # noqa: DTZ011  the author's own day


def _told(found: Evaluation) -> Told:
    return told(found.samples, found.library.thresholds)


def _tell(found: Evaluation, options: argparse.Namespace) -> None:
    stolen = thefts(found, options.pairs)
    values = report(found, stolen, _today())
    if options.html:
        from bot.authoring.evaluation.page import page  # noqa: PLC0415  only who asks for it pays

        _write(options.html, page(values))
    if options.format == "json":
        print(json.dumps(values, indent=1, ensure_ascii=False))
    else:
        for line in in_text(values):
            print(line)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    print(f"wrote {one_line(path.as_posix())}", file=sys.stderr)


def _edits(options: argparse.Namespace) -> list[Edit]:
    return [
        *(Edit("add", text, intent) for intent, text in options.add),
        *(Edit("remove", text, intent) for intent, text in options.remove),
        *(Edit("move", text, intent, to) for intent, to, text in options.move),
    ]


def _effect(found: Evaluation, edits: Sequence[Edit]) -> Effect:
    try:
        return Foresight(found).effect(*edits)
    except KeyError as error:
        raise NotEvaluated(str(error.args[0])) from error


def _tell_effect(effect: Effect) -> int:
    values = {"right": effect.right, "stolen": effect.stolen, "expected": effect.expected}
    print(effect_told(values))
    for it in effect.changes:
        print(f'  "{one_line(it.utterance)}": {it.before} -> {it.after}')
    return OK


def _tell_regression(found: Regression) -> int:
    for it in found.measures:
        how = f"{it.worse} worse, {it.better} better; up to {it.noise} more worse ones are chance"
        print(f"{'FAILED' if it.failed else 'ok'}  {it.group}, {it.name}: {how}")
    if found.new:
        print(f"{found.new} utterances are new since the record")
    for turn in found.turned[:MOST_TURNED]:
        print(f'  "{one_line(turn.utterance)}" ({turn.group}): {turn.before} -> {turn.now}')
    if len(found.turned) > MOST_TURNED:
        print(f"  and {len(found.turned) - MOST_TURNED} more")
    return WORSE if found.failed else OK
