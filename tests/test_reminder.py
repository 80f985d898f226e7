"""The bottom line about what is kept in mind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import Alert
from bot.terminal.reminder import reminder


def told(*words):
    return [Alert("any", it, "medicine", "any", (), medicine=True) for it in words]


@pytest.mark.parametrize(
    ("words", "columns", "line"),
    [
        ([], 80, ""),
        (["warfarin"], 80, "keeping in mind: warfarin   /forget clears"),
        (["warfarin", "pregnant", "warfarin"], 38, "keeping in mind: warfarin, pregnant"),
        (["warfarin", "pregnant"], 30, "keeping in mind: warfarin, ..."),
        (["a sign told in too many words"], 50, "keeping in mind: a sign told in too..."),
    ],
)
def test_the_words_are_told_as_far_as_there_is_room(words, columns, line):
    assert reminder(told(*words), columns) == line


@given(st.lists(st.text(min_size=1)), st.integers(min_value=0, max_value=200))
def test_it_never_takes_more_columns_than_there_are(words, columns):
    assert len(reminder(told(*words), columns)) <= columns


def test_the_words_of_the_screen_are_short(bot):
    conversation = bot.conversation()
    conversation.reply("i am pregnant and take eliqis, is k2 ok?")

    assert reminder(conversation.remembered, 80).startswith("keeping in mind: ")
