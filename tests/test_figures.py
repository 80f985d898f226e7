"""Figures of an evaluation, beside counts by hand."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from bot.authoring.evaluation.disturbed import KINDS, disturbed
from bot.authoring.evaluation.figures import (
    ASKED_BACK,
    NO_ANSWER,
    OUTSIDE,
    confusion,
    curve,
    error,
    of_intents,
    point,
    reliability,
)
from bot.authoring.outcomes import rates
from bot.authoring.samples import CASES, Sample
from bot.content.model import Thresholds
from bot.content.vocabulary import Vocabulary
from bot.decide import Match

LIMITS = Thresholds(answer=40, offer=5, margin=20)
VOCABULARY = Vocabulary(filler=("is", "isnt", "the"), openers=("is",))


def said(wanted, *scores):
    ranking = tuple(Match(name, score, "") for name, score in scores)
    return Sample(CASES, f"{wanted} {scores}", frozenset(wanted), ranking)


SAMPLES = [
    said(["a"], ("a", 90.0)),
    said(["a"], ("a", 45.0), ("b", 10.0)),
    said(["a"], ("b", 70.0), ("a", 20.0)),
    said(["a", "b"], ("b", 95.0)),
    said(["b"], ("b", 30.0), ("a", 25.0)),
    said(["b"]),
    said([], ("a", 60.0)),
    said([]),
]


@pytest.fixture
def found():
    intents = dict.fromkeys("abc")
    return SimpleNamespace(
        samples=SAMPLES, library=SimpleNamespace(intents=intents, thresholds=LIMITS)
    )


def test_an_intent_counts_who_wanted_it_and_who_got_it(found):
    first, second = of_intents(found)

    assert (first.intent, first.support, first.right, first.answered, first.justly) == (
        "a",
        4,
        3,
        3,
        2,
    )
    assert (first.precision, first.recall) == (66.7, 75.0)
    assert (second.intent, second.support, second.right, second.answered) == ("b", 3, 1, 2)
    assert (second.offered, second.refused) == (1, 1)
    assert second.precision == 50.0


def test_confusion_counts_where_each_was_led(found):
    assert confusion(found) == {
        ("a", "a"): 2,
        ("a", "b"): 1,
        ("b", "b"): 1,
        ("b", ASKED_BACK): 1,
        ("b", NO_ANSWER): 1,
        (OUTSIDE, "a"): 1,
        (OUTSIDE, NO_ANSWER): 1,
    }


@pytest.mark.parametrize("answer", [5, 20, 40, 46, 71, 100])
def test_each_point_of_the_curve_is_what_those_thresholds_do(answer):
    limits = replace(LIMITS, answer=float(answer))
    points = {it.answer: it for it in curve(SAMPLES, LIMITS)}

    expected = rates(SAMPLES, limits)

    told = points[answer]
    assert (told.right, told.wrong, told.answered) == (
        expected.right,
        expected.wrong,
        expected.answered,
    )
    assert told.covered == pytest.approx(told.right + told.wrong, abs=0.1)
    assert point(SAMPLES, limits) == told


def test_reliability_counts_how_often_the_best_is_right():
    bands = reliability(SAMPLES)

    assert [(it.low, it.said, it.right) for it in bands] == [
        (30, 1, 100.0),
        (40, 1, 100.0),
        (70, 1, 0.0),
        (90, 2, 100.0),
    ]
    assert error(bands) == pytest.approx((70 + 55 + 70 + 2 * 7.5) / 5, abs=0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_a_disturbance_is_the_same_at_every_run_and_changes_what_it_says(kind):
    calm = [("is the teapot really hot now", frozenset({"a"}))]

    once, again = disturbed(kind, calm, VOCABULARY), disturbed(kind, calm, VOCABULARY)

    assert once == again
    assert all(before != after and wanted == also for ((before, wanted), (after, also)) in once)
    assert once or kind == "no capitals, no marks"


@pytest.mark.parametrize(
    ("kind", "letters"),
    [("a letter left out", -1), ("a letter doubled", 1), ("two letters swapped", 0)],
)
def test_a_mistyped_word_has_as_many_letters_as_it_should(kind, letters):
    (((before, _), (after, _)),) = disturbed(kind, [("teapot", frozenset())], VOCABULARY)

    assert len(after) == len(before) + letters


def test_a_denied_question_stays_a_question():
    ((_, (after, _)),) = disturbed(
        "asked in the negative", [("is it hot", frozenset())], VOCABULARY
    )

    assert after == "isnt it hot"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("utterance", ["", "a", "?", "ab", "   "])
def test_nothing_much_can_be_disturbed(kind, utterance):
    disturbed(kind, [(utterance, frozenset())], VOCABULARY)
