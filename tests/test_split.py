"""Several questions in one message, told apart where people part them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import Bot
from bot.split import MOST_PARTS, questions

OPENERS = ("how", "what", "is", "can", "do", "should")


@pytest.mark.parametrize(
    ("utterance", "expected"),
    [
        ("what is tea and how long do i brew it", ("what is tea", "how long do i brew it")),
        ("What is tea? How long do I brew it?", ("What is tea", "How long do I brew it")),
        ("is it bitter, can kids have it", ("is it bitter", "can kids have it")),
        ("green tea - how much & is it strong", ("how much", "is it strong")),
        ("hello! i like pots. what is tea, and how much", ("what is tea", "how much")),
    ],
)
def test_questions_are_parted_and_what_comes_before_them_is_left_out(utterance, expected):
    assert questions(utterance, OPENERS) == expected


@pytest.mark.parametrize(
    "utterance",
    [
        "",
        "tea",
        "what is green and black tea",
        "is it bitter with milk, sugar and lemon",
        "hello! can i have tea with honey?",
        "i drink tea, coffee and water",
    ],
)
def test_one_question_is_never_parted(utterance):
    assert questions(utterance, OPENERS) == ()


def test_a_story_and_a_heap_are_no_row_of_questions():
    assert questions("what is tea? how long? " + "and so on " * 100, OPENERS) == ()
    assert questions("is it? " * (MOST_PARTS + 1), OPENERS) == ()


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_every_part_stands_in_the_utterance(utterance):
    assert all(part in utterance for part in questions(utterance, OPENERS))


def test_two_questions_get_both_answers_and_one_disclaimer(bot):
    reply = bot.reply("how much k2 is in natto and should i take it at night or in the morning")

    assert reply.intents == ("k2_food_sources", "timing_and_absorption")
    assert reply.text.count(reply.disclaimer) == 1


def test_a_grave_alert_is_acted_on_however_many_questions_come_with_it(bot):
    reply = bot.reply("what is mk7 and how much natto is enough, i have crushing chest pain")

    assert reply.intents == ("urgent_symptoms",)


def test_an_alert_of_any_part_is_said_before_all_answers(tea):
    reply = Bot(tea).reply("how much caffeine is in tea? i take marcumar. steeping time")

    assert reply.alerts == ("thinner",)
    assert reply.text.startswith(reply.cautions[0])
