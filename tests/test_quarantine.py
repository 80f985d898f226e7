"""What waits in quarantine, until when, and what never does."""

from datetime import date, timedelta

import pytest

from bot.authoring.lint import lint
from bot.authoring.quarantine import OPEN
from bot.authoring.rules import NAMES, SAFETY
from tests.conftest import write_files

LAST = date(2026, 12, 31)
ANSWER = """\
- answer: {name}
  form: brief
  summary: {said}
  reviewed: 2026-11-22
  review_by: 2099-11-22
"""
WAITING = """\
- quarantine: {rule}
  in: answers/spare.yaml
  until: 2026-12-31
  why: Its intent is being written.
"""
ENTRY = "  entry: one\n"


def problems(tmp_path, waiting, answers=None, today=LAST, **given):
    """Line and rule of what is told of a folder laid over what ships, and where it stands."""
    spare = "".join(ANSWER.format(name=name, said="Spare.") for name in ("one", "two"))
    files = {"answers/_quarantine.yaml": waiting, "answers/spare.yaml": answers or spare}
    mine = write_files(tmp_path / "mine", files)
    found = lint(mine, today=today, **given)
    return [(it.path.rpartition("/")[2], it.line, it.rule) for it in found]


def test_a_problem_waits_until_its_day_and_is_told_of_after_it(tmp_path):
    waiting = WAITING.format(rule="unused-answer")

    assert problems(tmp_path, waiting) == []
    assert problems(tmp_path, waiting, today=LAST + timedelta(days=1)) == [
        ("_quarantine.yaml", 3, "overdue-quarantine"),
        ("spare.yaml", 1, "unused-answer"),
        ("spare.yaml", 6, "unused-answer"),
    ]


def test_with_an_entry_named_only_its_problems_wait(tmp_path):
    waiting = WAITING.format(rule="unused-answer") + ENTRY

    # `entry` belongs before `until`: the order of keys is told of here, too.
    assert problems(tmp_path, waiting) == [
        ("_quarantine.yaml", 5, "key-order"),
        ("spare.yaml", 6, "unused-answer"),
    ]


@pytest.mark.parametrize("rule", ["unused-source", "key-order"])
@pytest.mark.parametrize("today", [LAST, LAST + timedelta(days=1)])
def test_what_meets_no_problem_can_go(tmp_path, rule, today):
    waiting = WAITING.format(rule="unused-answer") + WAITING.format(rule=rule)

    assert ("_quarantine.yaml", 5, "empty-quarantine") in problems(tmp_path, waiting, today=today)


def test_a_second_entry_for_the_same_problems_can_go(tmp_path):
    waiting = WAITING.format(rule="unused-answer") * 2

    assert problems(tmp_path, waiting) == [("_quarantine.yaml", 5, "empty-quarantine")]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("overclaiming", "It prevents colds."),
        ("reassurance", "It is perfectly safe."),
        ("stop-advice", "You can stop it."),
        ("personal-dose", "You should take three."),
        ("missing-key", "\n  summary: Twice."),
        ("no-such-rule", "Spare."),
    ],
)
def test_what_keeps_from_harm_or_from_loading_never_waits(tmp_path, rule, said):
    told = problems(tmp_path, WAITING.format(rule=rule), ANSWER.format(name="one", said=said))

    assert ("_quarantine.yaml", 1, "never-quarantined") in told
    assert rule not in NAMES or ("spare.yaml", 3, rule) in told


def test_at_a_release_nothing_waits(tmp_path):
    told = problems(tmp_path, WAITING.format(rule="unused-answer"), release=True)

    assert told == [("spare.yaml", 1, "unused-answer"), ("spare.yaml", 6, "unused-answer")]


def test_while_a_file_cannot_be_read_nothing_is_known_of_what_waits(tmp_path):
    told = problems(tmp_path, WAITING.format(rule="unused-answer"), "- answer: a: b\n")

    assert {rule for *_, rule in told} == {"yaml-syntax"}


def test_every_rule_of_style_but_those_of_safety_and_of_releases_may_wait():
    assert NAMES - SAFETY - {"unwritten"} == OPEN
    assert {"overclaiming", "personal-dose", "reassurance", "stop-advice"} <= SAFETY
    assert {"caution-action", "caution-sources", "provider-named"} <= SAFETY
