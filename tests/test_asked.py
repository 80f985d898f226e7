"""A line of JSON in, what it asks out, or what stands in its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.asked import Asked, asked
from bot.terminal.lines import Line


def read(text, number=7):
    return asked(Line(number, text, 0))


def told(text):
    return json.loads(read(text).told)


@pytest.mark.parametrize(
    ("given", "same"),
    [
        (("a", "a"), True),
        ((1, 1.0), True),
        ((1, "1"), False),
        ((0.5, 0.5), True),
        ((10**30, 1e30), False),
        (("a", "b"), False),
        (("", ""), True),
    ],
)
def test_lines_with_the_same_value_are_of_one_conversation(given, same):
    first, second = (read(json.dumps({"text": "x", "conversation": it})) for it in given)

    assert (first.conversation == second.conversation) is same
    assert first.conversation


def test_a_line_without_a_conversation_belongs_to_none():
    assert read('{"text": "x"}') == Asked("x", "", "")


@pytest.mark.parametrize("wrong", [None, True, [1], {}, {"a": 1}])
def test_a_conversation_of_another_kind_is_told_with_the_id(wrong):
    error = told(json.dumps({"text": "x", "id": [3], "conversation": wrong}))

    assert "conversation" in error.pop("error")
    assert error == {"id": [3], "line": 7}


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ('{"id": "a"}', {"id": "a"}),
        ('{"id": null, "text": 5}', {"id": None}),
        ('{"text": 5}', {}),
        ('{"id": 1e999, "text": "x"}', {}),
        ('{"id": -Infinity, "text": "x"}', {}),
        ('{"id": NaN, "text": "x"}', {}),
        ('{"id": ' + "9" * 5000 + ', "text": "x"}', {}),
        ("[" * 100_000, {}),
        ("[1]", {}),
        ("\ufffd", {}),
    ],
)
def test_a_line_that_asks_nothing_says_so_and_gives_its_id_back_if_it_has_one(line, given):
    error = told(line)

    assert "text" in error.pop("error")
    assert error == {**given, "line": 7}


def test_a_line_that_was_too_long_says_so():
    assert told(None)["line"] == 7


@given(st.integers(1, 3000))
def test_an_id_nested_at_any_depth_raises_nothing(depth):
    found = read('{"text": "x", "id": ' + "[" * depth + "]" * depth + "}")

    assert found.given.count("[") == depth if isinstance(found, Asked) else found.told


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)  # fmt: skip


@given(VALUES, st.text() | st.integers())
def test_what_is_given_comes_back_as_json_of_one_line(value, conversation):
    found = read(json.dumps({"text": "x", "id": value, "conversation": conversation}))

    assert json.loads(f"{{{found.given}" + '"end": 0}') == {
        "id": value,
        "conversation": conversation,
        "end": 0,
    }
    assert found.given.isascii()
    assert "\n" not in found.given


@given(st.text())
def test_whatever_a_line_holds_it_is_read_or_told(text):
    found = read(text)

    assert isinstance(found, Asked) or json.loads(found.told)["line"] == 7
