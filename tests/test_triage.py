from dataclasses import replace

import pytest

from bot import Alert, Match, Thresholds
from bot.matcher import Ranking
from bot.triage import triage

LIMITS = Thresholds(answer=60.0, offer=40.0, margin=5.0)
CLEAR = {"brewing": 90.0, "caffeine": 45.0}
TORN = {"brewing": 70.0, "caffeine": 69.0}
NOTHING = {"brewing": 10.0}


def alert(intent, weight):
    return Alert(intent, "words", weight, intent, (), medicine=False)


MEDICINE = alert("thinners", "medicine")
URGENT = alert("help_now", "urgent")
CRISIS = alert("talk_now", "crisis")


def rank(scores, neighbour=None):
    matches = (Match(intent, score, "an example") for intent, score in scores.items())
    ordered = sorted(matches, key=lambda match: -match.score)
    refused = None if neighbour is None else Match("coffee", neighbour, "an example")
    return Ranking(tuple(ordered), refused)


def ids(matches):
    return tuple(match.intent for match in matches)


@pytest.fixture
def library(tea):
    return replace(tea, thresholds=LIMITS)


@pytest.fixture
def framed(library):
    """The library with an intent that lays over others."""
    frame = replace(library.intents["thinners"], lays_over=True)
    return replace(library, intents={**library.intents, "thinners": frame})


@pytest.mark.parametrize(
    ("scores", "kind", "intents"),
    [
        (CLEAR, "answer", ("brewing",)),
        (TORN, "clarification", ("brewing", "caffeine")),
        (NOTHING, "fallback", ()),
        ({}, "fallback", ()),
    ],
)
@pytest.mark.parametrize("names_subject", [True, False])
def test_without_an_alert_the_scores_decide(library, scores, kind, intents, names_subject):
    decision = triage(rank(scores), [], library, names_subject=names_subject)

    assert decision.kind == kind
    assert ids(decision.candidates) == intents


@pytest.mark.parametrize("scores", [CLEAR, TORN, NOTHING, {}, {"help_now": 50.0, "brewing": 100.0}])
@pytest.mark.parametrize("names_subject", [True, False])
@pytest.mark.parametrize("grave", [URGENT, CRISIS], ids=["urgent", "crisis"])
def test_a_grave_alert_decides_alone(library, scores, names_subject, grave):
    decision = triage(rank(scores, 99.0), [grave, MEDICINE], library, names_subject=names_subject)

    assert decision.kind == "answer"
    assert ids(decision.candidates) == (grave.intent,)
    assert decision.near == ()


def test_of_two_grave_alerts_the_first_decides(library):
    decision = triage(rank(CLEAR), [CRISIS, URGENT], library, names_subject=True)

    assert ids(decision.candidates) == ("talk_now",)


@pytest.mark.parametrize("names_subject", [True, False])
def test_a_medicine_alert_leaves_a_clear_answer_as_matched(library, names_subject):
    decision = triage(rank(CLEAR), [MEDICINE], library, names_subject=names_subject)

    assert decision.kind == "answer"
    assert ids(decision.candidates) == ("brewing",)


@pytest.mark.parametrize(
    ("scores", "neighbour", "near"),
    [
        (TORN, None, ("brewing", "caffeine")),
        ({"brewing": 50.0}, None, ("brewing",)),
        ({"thinners": 50.0, "brewing": 48.0}, None, ("brewing",)),
        (NOTHING, None, ()),
        ({}, None, ()),
        ({"brewing": 50.0}, 90.0, ("brewing",)),
    ],
)
def test_where_no_answer_is_clear_the_alert_answers_for_the_subject(
    library, scores, neighbour, near
):
    decision = triage(rank(scores, neighbour), [MEDICINE], library, names_subject=True)

    assert decision.kind == "answer"
    assert ids(decision.candidates) == ("thinners",)
    assert ids(decision.near) == near


def test_the_first_of_several_alerts_answers_for_the_subject(library):
    alerts = [alert("caffeine", "medicine"), MEDICINE]

    assert ids(triage(rank({}), alerts, library, names_subject=True).candidates) == ("caffeine",)


@pytest.mark.parametrize(
    ("scores", "kind", "intents"),
    [(TORN, "clarification", ("brewing", "caffeine")), (NOTHING, "fallback", ())],
)
def test_an_alert_answers_nothing_when_the_subject_is_not_named(library, scores, kind, intents):
    decision = triage(rank(scores), [MEDICINE], library, names_subject=False)

    assert decision.kind == kind
    assert ids(decision.candidates) == intents


@pytest.mark.parametrize(
    ("scores", "kind", "intents"),
    [
        ({"brewing": 90.0, "thinners": 5.0}, "answer", ("brewing",)),
        ({"brewing": 55.0, "thinners": 44.0}, "answer", ("brewing", "thinners")),
        ({"brewing": 45.0, "thinners": 54.0}, "answer", ("brewing", "thinners")),
        ({"brewing": 26.0, "caffeine": 25.0, "thinners": 49.0}, "clarification", None),
        ({"brewing": 15.0, "caffeine": 14.0, "thinners": 71.0}, "answer", ("thinners",)),
        ({"brewing": 100.0, "thinners": 30.0}, "answer", ("brewing",)),
        ({"thinners": 60.0}, "answer", ("thinners",)),
        ({"thinners": 59.9}, "fallback", ()),
    ],
)
def test_an_intent_that_lays_over_frames_a_clear_answer_or_leads_alone(
    framed, scores, kind, intents
):
    decision = triage(rank(scores), [], framed, names_subject=True)

    assert decision.kind == kind
    assert intents is None or ids(decision.candidates) == intents


def test_an_intent_that_lays_over_does_not_rival_the_topic_it_comes_with(library, framed):
    scores = {"brewing": 90.0, "thinners": 89.0}

    plain = triage(rank(scores), [], library, names_subject=True)
    laid_over = triage(rank(scores), [], framed, names_subject=True)

    assert plain.kind == "clarification"
    assert laid_over.kind == "answer"


def test_a_neighbour_is_refused_whatever_lays_over(framed):
    decision = triage(rank({"thinners": 70.0}, 99.0), [], framed, names_subject=True)

    assert decision.kind == "fallback"
    assert decision.neighbour == "coffee"
