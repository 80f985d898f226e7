"""A record of an evaluation: what turned since is named, and only more than chance fails."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.authoring.evaluation.record import read_record, regression, told, written
from bot.authoring.samples import CASES, Sample
from bot.content.model import Thresholds
from bot.decide import Match
from bot.errors import NotEvaluated

TODAY = date(2026, 11, 23)
OUTCOMES = ("right", "offered", "wrong", "refused", "astray", "answered", "asked", "declined")
TOLD = st.dictionaries(st.text(max_size=20), st.sampled_from(OUTCOMES), max_size=20)


def recorded(tmp_path, outcomes):
    path = tmp_path / "record.json"
    path.write_text(written({"cases": outcomes}, TODAY), encoding="utf-8")
    return read_record(path)


def after(tmp_path, before, now):
    return regression(recorded(tmp_path, before), {"cases": now})


@given(outcomes=TOLD)
def test_nothing_has_turned_since_a_record_of_the_same(tmp_path_factory, outcomes):
    found = after(tmp_path_factory.mktemp("record"), outcomes, outcomes)

    assert (found.turned, found.new, found.failed) == ((), 0, False)


def test_what_turned_is_named_worse_first(tmp_path):
    before = {"a": "right", "b": "offered", "c": "wrong", "d": "declined"}
    now = {"a": "wrong", "b": "right", "c": "wrong", "d": "asked", "e": "right"}

    found = after(tmp_path, before, now)

    assert [(it.utterance, it.before, it.now) for it in found.turned] == [
        ("a", "good", "wrong"),
        ("d", "good", "asked"),
        ("b", "offered", "right"),
    ]
    assert found.new == 1


@pytest.mark.parametrize(
    ("worse", "better", "failed"),
    [(0, 0, False), (2, 0, False), (3, 0, True), (5, 3, False), (20, 2, True), (3, 20, False)],
)
def test_only_more_than_chance_fails(tmp_path, worse, better, failed):
    lost = {f"lost {it}": "right" for it in range(worse)}
    won = {f"won {it}": "offered" for it in range(better)}
    now = {**dict.fromkeys(lost, "offered"), **dict.fromkeys(won, "right")}

    found = after(tmp_path, {**lost, **won}, now)

    assert found.failed is failed


def test_wrong_answers_fail_although_as_many_are_right(tmp_path):
    before = {f"asked back {it}": "offered" for it in range(6)}

    found = after(tmp_path, before, dict.fromkeys(before, "wrong"))

    assert [it.name for it in found.measures if it.failed] == ["wrong"]


def test_what_became_of_an_utterance_follows_the_thresholds():
    ranking = (Match("tea", 50.0, ""), Match("pot", 10.0, ""))
    sample = Sample(CASES, "tea?", frozenset({"tea"}), ranking)

    assert told([sample], Thresholds(answer=40))["cases"] == {"tea?": "right"}
    assert told([sample], Thresholds(answer=60))["cases"] == {"tea?": "offered"}


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"form": 99}', '{"form": 1, "groups": [1]}'])
def test_a_file_that_is_no_record_is_told(tmp_path, text):
    path = tmp_path / "record.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(NotEvaluated, match="record"):
        read_record(path)
