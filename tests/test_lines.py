"""Lines out of a stream, however it is cut into pieces."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.lines import LONGEST, lines


def pieces(*given):
    """A stream that gives these pieces, one a reading."""
    waiting = iter(given)
    return lambda _most: next(waiting, b"")


def flat(groups):
    return [line for group in groups for line in group]


@given(st.lists(st.binary(max_size=8).map(lambda it: it + b"\n"), max_size=8), st.data())
def test_lines_are_the_same_however_they_come(whole, data):
    text = b"".join(whole)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    cut = [text[at:to] for at, to in zip([0, *cuts], [*cuts, len(text)], strict=True)]

    assert flat(lines(pieces(*filter(None, cut)))) == flat(lines(io.BytesIO(text).read))


def test_a_reading_gives_the_lines_that_it_ends_and_no_other():
    groups = [[line.text for line in group] for group in lines(pieces(b"a\nb\nc", b"d\n", b"e"))]

    assert groups == [["a", "b"], ["cd"], [], ["e"]]


def test_blank_lines_are_skipped_but_counted_with_their_bytes():
    given = b"\n \t\na\r\n\n\xef\xbb\xbfb"

    found = flat(lines(io.BytesIO(given).read))

    assert [(line.number, line.text) for line in found] == [(3, "a"), (5, "b")]
    assert sum(line.size for line in found) == len(given)


def test_a_stream_that_has_nothing_yet_is_asked_again():
    assert [line.text for line in flat(lines(pieces(None, b"a\n", None, b"b\n")))] == ["a", "b"]


@pytest.mark.parametrize(("more", "kept"), [(0, True), (1, False)])
def test_a_line_is_kept_up_to_a_bound_and_the_next_is_read_all_the_same(more, kept):
    long = b"x" * (LONGEST + more)

    first, second = flat(lines(io.BytesIO(long + b"\nnext").read))

    assert (first.text is not None) == kept
    assert (first.size, second.text) == (len(long) + 1, "next")
