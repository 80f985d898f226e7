"""Things that alarm when they stand near each other."""

import pytest

from bot import Screen
from bot.content.alerts import AlertRule
from bot.content.vocabulary import Vocabulary

RULES = (
    AlertRule(
        "loud", "urgent", "now", together=("(head|skull) & {blow} & @pills|shots", "fever & rash")
    ),
    AlertRule("pills", "medicine", "it", medicine=True, names=("warfarin",)),
    AlertRule("shots", "medicine", "it", lay=("belly shots",)),
)
SCREEN = Screen(RULES, Vocabulary(word_sets={"blow": ("hit", "banged up")}))


@pytest.mark.parametrize(
    ("utterance", "words"),
    [
        ("hit my head, on warfarin", "head"),
        ("on warfarin and my skull got hit", "skull"),
        ("warfrain. banged up. head.", "head"),
        ("belly shots and a hit on the head", "head"),
        ("a rash with fever", "fever"),
    ],
)
def test_all_parts_near_each_other_raise_it_in_any_order(utterance, words):
    assert [it.words for it in SCREEN.read(utterance) if it.kind == "loud"] == [words]


@pytest.mark.parametrize(
    "utterance",
    [
        "hit my head",
        "on warfarin, my head aches",
        "fever",
        "fever " + "tea " * 16 + "rash",
        "",
    ],
)
def test_a_part_that_is_missing_or_far_away_raises_nothing(utterance):
    assert "loud" not in [it.kind for it in SCREEN.read(utterance)]


def test_one_word_does_not_stand_for_two_parts():
    rule = AlertRule("loud", "urgent", "now", together=("pain* & (pain*|ache)",))

    assert Screen([rule]).read("pain") == ()
    assert Screen([rule]).read("pain and pain") != ()
