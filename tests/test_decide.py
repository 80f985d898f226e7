import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import Match, Thresholds
from bot.decide import MOST_OFFERED, decide

LIMITS = Thresholds(answer=60.0, offer=40.0, margin=5.0)
SCORES = st.lists(st.floats(0, 100).map(lambda score: round(score, 1)), max_size=6)


def ranking(*scores):
    return [Match(f"intent {at}", score, "an example") for at, score in enumerate(scores)]


@pytest.mark.parametrize(
    ("scores", "kind", "candidates", "near"),
    [
        ((), "fallback", 0, 0),
        ((0.0,), "fallback", 0, 0),
        ((39.9,), "fallback", 0, 0),
        ((40.0,), "clarification", 1, 0),
        ((59.9,), "clarification", 1, 0),
        ((59.9, 39.9), "clarification", 1, 0),
        ((60.0,), "answer", 1, 0),
        ((60.0, 39.9), "answer", 1, 0),
        ((100.0,), "answer", 1, 0),
        ((65.0, 60.0), "answer", 1, 1),
        ((65.0, 60.1), "clarification", 2, 0),
        ((64.1, 59.1), "answer", 1, 1),
        ((70.3, 65.3), "answer", 1, 1),
        ((59.9, 50.0), "clarification", 2, 0),
        ((100.0, 100.0), "clarification", 2, 0),
        ((100.0, 95.0), "answer", 1, 1),
        ((62.0, 61.0, 60.0, 59.0, 40.0, 39.9), "clarification", 3, 2),
        ((90.0, 61.0, 60.0, 59.0, 40.0, 39.9), "answer", 1, 4),
    ],
)
def test_scores_and_thresholds_decide(scores, kind, candidates, near):
    matches = ranking(*scores)

    decision = decide(matches, LIMITS)

    assert decision.kind == kind
    assert decision.candidates == tuple(matches[:candidates])
    assert decision.near == tuple(matches[candidates : candidates + near])
    assert decision.neighbour == ""


@pytest.mark.parametrize(
    ("scores", "neighbour", "kind"),
    [
        ((), 40.0, "fallback"),
        ((), 100.0, "fallback"),
        ((39.9,), 80.0, "fallback"),
        ((50.0,), 90.0, "fallback"),
        ((90.0,), 99.0, "fallback"),
        ((90.0,), 85.1, "clarification"),
        ((90.0,), 85.0, "answer"),
        ((90.0,), 20.0, "answer"),
        ((90.0, 85.1), 20.0, "clarification"),
        ((50.0,), 39.9, "clarification"),
    ],
)
def test_a_neighbour_rivals_the_best_match_and_is_refused_where_it_leads(scores, neighbour, kind):
    decision = decide(ranking(*scores), LIMITS, Match("coffee", neighbour, "an example"))

    assert decision.kind == kind
    assert decision.neighbour == ("coffee" if kind == "fallback" else "")


def test_a_neighbour_that_fits_too_little_is_not_named():
    decision = decide([], LIMITS, Match("coffee", 39.9, "an example"))

    assert decision.kind == "fallback"
    assert decision.neighbour == ""


def test_a_match_is_not_answered_when_a_neighbour_fits_as_well():
    decision = decide(ranking(90.0), LIMITS, Match("coffee", 90.0, "an example"))

    assert decision.kind != "answer"


@pytest.mark.parametrize(
    ("limits", "kind"),
    [
        (Thresholds(answer=70.0, offer=40.0, margin=5.0), "clarification"),
        (Thresholds(answer=60.0, offer=69.0, margin=5.0), "answer"),
        (Thresholds(answer=90.0, offer=80.0, margin=5.0), "fallback"),
        (Thresholds(answer=60.0, offer=40.0, margin=9.1), "clarification"),
        (Thresholds(answer=60.0, offer=40.0, margin=9.0), "answer"),
        (Thresholds(answer=0.0, offer=0.0, margin=0.0), "answer"),
    ],
)
def test_other_thresholds_draw_other_lines(limits, kind):
    assert decide(ranking(69.0, 60.0), limits).kind == kind


@given(SCORES, st.none() | st.floats(0, 100).map(lambda score: round(score, 1)))
def test_an_answer_is_one_match_that_leads_and_a_fallback_none(scores, neighbour):
    matches = ranking(*sorted(scores, reverse=True))
    refused = None if neighbour is None else Match("coffee", neighbour, "an example")

    decision = decide(matches, LIMITS, refused)

    if decision.kind == "answer":
        (best,) = decision.candidates
        rivals = [match.score for match in (*matches[1:2], *([refused] if refused else []))]
        assert best.score >= LIMITS.answer
        assert all(round(best.score - rival, 1) >= LIMITS.margin for rival in rivals)
    elif decision.kind == "clarification":
        assert 1 <= len(decision.candidates) <= MOST_OFFERED
        assert all(match.score >= LIMITS.offer for match in decision.candidates)
    else:
        assert decision.candidates == ()


@given(SCORES)
def test_nothing_worth_offering_is_lost(scores):
    matches = ranking(*sorted(scores, reverse=True))

    decision = decide(matches, LIMITS)

    assert (*decision.candidates, *decision.near) == tuple(
        match for match in matches if match.score >= LIMITS.offer
    )
