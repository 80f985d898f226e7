"""A scalar as written in, a typed value or a refusal that says what was expected out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.scalar import NOUNS, TAGS, read_scalar


@pytest.mark.parametrize(
    ("kind", "tag", "written", "value"),
    [
        ("id", "str", "mk4_vs_mk7", "mk4_vs_mk7"),
        ("text", "str", "  How long \n", "How long"),
        ("text", "str", "no", "no"),
        ("date", "timestamp", "2026-11-22", date(2026, 11, 22)),
        ("date", "str", "2026-11-22", date(2026, 11, 22)),
        ("year", "int", "2012", 2012),
        ("flag", "bool", "true", True),
        ("flag", "bool", "false", False),
        ("number", "int", "0", 0.0),
        ("number", "int", "100000000000", 1e11),
        ("score", "float", "62.5", 62.5),
        ("score", "int", "100", 100.0),
    ],
)
def test_a_scalar_of_the_wanted_kind_gives_its_value(kind, tag, written, value):
    read = read_scalar(kind, tag, written)

    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "expected", "wrong"),
    [
        ("id", "is no id", ["", "Mk7", "mk-7", "7mk", "_mk", "mk 7", "mk7\n", "é"]),
        ("date", "is no date", ["", "today", "2026-13-01", "2026-02-30", "22.11.2026", "2026-1-2"]),
        ("date", "is no date", ["20261122", "2026-W05-1", "2026W051", "2026-11-22 10:00:00"]),
        ("year", "is no year", ["", "12", "20126", "0999", "3000", "2012.0", "c. 2012", "-2012"]),
        ("flag", "neither true nor false", ["", "yes", "no", "on", "True", "TRUE", "1", "0"]),
        (
            "number",
            "is no number",
            ["", "-1", "1e1", "1_0", ".5", "5.", "inf", ".nan", "0x1", "5%"],
        ),
        ("number", "at most 12 digits", ["1000000000000.5", "9" * 400]),
        ("score", "from 0 to 100", ["100.01", "101", "500", "9" * 400]),
    ],
)
def test_a_scalar_of_another_kind_is_refused_with_what_was_expected(kind, expected, wrong):
    for written in wrong:
        with pytest.raises(ValueError, match=expected):
            read_scalar(kind, "str", written)


@pytest.mark.parametrize(
    ("tag", "written", "expected"),
    [
        ("int", "5", "5 is read as a number; put it in quotes"),
        ("float", "1.50", "1.50 is read as a number"),
        ("bool", "no", "no is read as a yes or no"),
        ("timestamp", "2026-11-22", "2026-11-22 is read as a date"),
        ("null", "~", "nothing stands here; expected text"),
        ("str", " \n ", "nothing stands here; expected text"),
    ],
)
def test_text_that_yaml_reads_as_something_else_is_refused_as_it_was_written(
    tag, written, expected
):
    with pytest.raises(ValueError, match=expected):
        read_scalar("text", tag, written)


@given(st.sampled_from(sorted(NOUNS)), st.sampled_from(sorted(TAGS)), st.text())
def test_any_scalar_gives_a_value_or_a_value_error(kind, tag, written):
    try:
        value = read_scalar(kind, tag, written)
    except ValueError:
        return

    assert value is not None
    assert value != ""
