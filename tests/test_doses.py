"""Amounts that were taken, weighed against the limits of a rule."""

import pytest

from bot import Screen
from bot.content.alerts import AlertRule, Dose
from bot.content.vocabulary import Vocabulary

DOSE = Dose(
    of=("d3", "d 3"),
    taken=("(took|swallowed|gave)", "been taking"),
    told=("since march", "today"),
    asked=("(is|can|should)",),
    each_day=("daily", "a day"),
    spread=("weekly", "over # weeks"),
    children=("(baby|toddler)",),
    at_once=2500,
    daily=625,
    child=100,
    pieces=6,
    mcg_per_iu=0.025,
)
WORDS = Vocabulary(
    numbers={"nine": 9, "twelve": 12},
    units={"iu": ("iu",), "mcg": ("mcg",), "mg": ("mg",)},
    pieces=("capsules", "ones"),
    piece_links=("of", "the", "x"),
    days={"weekly": 7, "weeks": 7},
)
SCREEN = Screen([AlertRule("overdose", "urgent", "now", dose=DOSE)], WORDS)


@pytest.mark.parametrize(
    "utterance",
    [
        "took twelve of the 50,000 ones",
        "swallowed nine capsules of 20,000",
        "took 100000 iu",
        "took 5 mg of d3",
        "took 60000 iu today and 60000 iu more",
        "been taking 30,000 iu a day",
        "40000 iu daily since march",
        "gave the baby 5000 iu",
        "took nine capsules",
        "took 600,000 iu over 3 weeks",
        "been taking 300000 iu weekly",
    ],
)
def test_too_much_that_was_taken_raises_it(utterance):
    assert [it.kind for it in SCREEN.read(utterance)] == ["overdose"]


@pytest.mark.parametrize(
    "utterance",
    [
        "is 50,000 iu weekly too much",
        "been taking 50,000 iu weekly",
        "took 5000 iu",
        "took 99000 iu",
        "is 40000 iu daily since march fine",
        "took 1000 mg of calcium",
        "took nine capsules of 400",
        "been taking 10000 iu daily",
        "been taking nine capsules a day",
        "100000 iu",
        "took them",
        "",
    ],
)
def test_less_than_that_or_what_was_not_taken_does_not(utterance):
    assert SCREEN.read(utterance) == ()


def test_it_tells_the_words_from_the_taking_to_the_amount():
    (alert,) = SCREEN.read("yesterday i took twelve of the 50,000 ones by mistake")

    assert alert.words == "took twelve of the 50000"
