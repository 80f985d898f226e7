"""What short utterances mean after a question, on the shipped words."""

import pytest

from bot.followup import LEAST, MOST, Followups


@pytest.fixture(scope="module")
def followups(bot):
    return Followups(bot.library, bot.matcher.reader)


@pytest.mark.parametrize(
    ("before", "said", "meant"),
    [
        ("is k2 safe in pregnancy", "and d3?", "is d3 safe in pregnancy"),
        ("is k2 safe in pregnancy", "vitamin d as well", "is d3 safe in pregnancy"),
        ("how much mk7 is too much", "mk4 too?", "how much mk4 is too much"),
        ("is 5000 iu of vitamin d too much", "and 10,000", "is 10000 iu of d3 too much"),
        ("mk4 or mk7", "tell me of the second one", "tell me of the mk7"),
        ("mk4 or mk7", "does the first one last", "does the mk4 last"),
    ],
)
def test_a_thing_a_number_or_an_ordinal_takes_its_place_in_the_question(
    followups, before, said, meant
):
    reading = followups.reading(said, before)

    assert reading.question == meant
    assert reading.weight <= LEAST


def test_a_piece_takes_the_thing_that_was_spoken_of(followups):
    assert followups.reading("how much", "what is mk7").question == "how much mk7"
    assert followups.reading("is it safe", "what is mk7").question == "is mk7 safe"


def test_a_piece_that_names_its_own_thing_takes_no_other(followups):
    assert "mk7" not in followups.reading("and how much mk4 a day", "what is mk7").question


def test_the_less_is_said_the_more_the_question_before_counts(followups):
    said = ["and then?", "and the heart", "and the heart of women over sixty"]
    weights = [followups.reading(it, "does k2 help").weight for it in said]

    assert weights == sorted(weights, reverse=True)
    assert MOST >= weights[0] > weights[2] > 0


@pytest.mark.parametrize(
    "said",
    [
        "",
        "   ",
        "🙂",
        "xylophone quartet",
        "今日の天気",
        "can I take vitamin k2 together with my blood pressure medicine every day",
        "and " * 40,
    ],
    ids=ascii,
)
def test_what_is_long_strange_or_whole_stands_by_itself(followups, said):
    assert followups.reading(said, "what is mk7") is None


def test_an_ordinal_without_two_things_points_at_nothing(followups):
    reading = followups.reading("and the second one", "does k2 help bones")

    assert "second" in reading.question
