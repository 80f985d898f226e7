"""Long pastes: short in the line, whole when sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.paste import LONGEST, MOST_LINES, Pastes

LONG = "x" * (LONGEST + 1)


@pytest.mark.parametrize("text", ["", "tea", "two\nlines", "x" * LONGEST])
def test_a_short_text_is_shown_as_it_is(text):
    pastes = Pastes()

    assert pastes.shown(text) == text
    assert not pastes.in_part(text)


@pytest.mark.parametrize("text", [LONG, "x\n" * MOST_LINES])
def test_a_long_text_is_shown_as_a_mark(text):
    pastes = Pastes()

    assert pastes.shown(text) == f"[pasted text 1: {len(text)} characters]"


def test_line_ends_of_any_system_are_one():
    assert Pastes().shown("a\r\nb\rc") == "a\nb\nc"


@given(st.lists(st.text() | st.text(min_size=1).map(lambda it: it * LONGEST), max_size=4))
def test_a_line_with_any_pastes_is_sent_whole(texts):
    pastes = Pastes()

    line = "|".join(pastes.shown(text) for text in texts)

    plain = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    assert pastes.whole(line) == "|".join(plain)


def test_a_mark_within_a_paste_or_typed_by_hand_is_left_alone():
    pastes = Pastes()
    other = "[pasted text 2: 5 characters]"

    mark = pastes.shown(other + LONG)

    assert pastes.whole(f"{mark} {other}") == f"{other}{LONG} {other}"


def test_what_was_forgotten_is_not_put_in_again():
    pastes = Pastes()
    mark = pastes.shown(LONG)
    assert pastes.in_part(mark)

    pastes.forget()

    assert pastes.whole(mark) == mark
