"""Text for any terminal: nothing that is obeyed, nothing that is wider than asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.plain import lists_for_tables, plain, printable

TABLE = """\
Before.

| Leaf | Minutes | Cups |
|------|:-------:|------|
| green | 3 | two |
| black | 5 | |

After."""

CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]
BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
OBEYED = frozenset(map(chr, CONTROLS + BIDI)) - {"\n"}

hostile = st.text(st.one_of(st.characters(), st.sampled_from(sorted(OBEYED))))
words = st.text("abcdefgh", min_size=1, max_size=15)
sentence = st.lists(words, min_size=1, max_size=30)
marks = st.sampled_from(["", "## ", "- ", "* ", "1. ", "12. ", "  - "])
blocks = st.lists(st.tuples(marks, sentence), min_size=1, max_size=5)


def markdown(parts):
    return "\n\n".join(mark + " ".join(said) for mark, said in parts)


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("\x1b]0;title\x07tea", "]0;titletea"),
        ("a\x9b2Jb", "a2Jb"),
        ("a\x00\x08\x7fb", "ab"),
        ("first\r\nsecond\rthird", "first\nsecondthird"),
        ("\u202egreen\u202c \u2066tea\u2069", "green tea"),
        ("te\u200ba\ufeff", "tea"),
        ("te\ud800a", "tea"),
        ("☕ 茶 té\nчай 5 °C", "☕ 茶 té\nчай 5 °C"),
    ],
)
def test_what_a_terminal_would_obey_is_taken_out_and_the_rest_stays(given_text, shown):
    assert printable(given_text) == shown


@given(hostile)
def test_nothing_a_terminal_would_obey_is_left_in_printable_text(text):
    assert OBEYED.isdisjoint(printable(text))


@given(st.text(st.characters(exclude_categories=["C"], include_characters="\n")))
def test_printable_changes_nothing_where_nothing_is_obeyed(text):
    assert printable(text) == text


@given(hostile.filter(lambda text: "|" not in text))
def test_nothing_a_terminal_would_obey_is_left_in_plain_text(text):
    assert OBEYED.isdisjoint(plain(text))


@given(st.text("ab|-:*#1. \n\t", max_size=60))
def test_whatever_an_author_writes_becomes_plain_text_without_an_error(text):
    assert isinstance(plain(text, 20), str)


@pytest.mark.parametrize("text", ["|", "| |", "a\n|---|\nb"])
def test_a_line_of_bars_alone_is_no_error(text):
    assert isinstance(plain(text), str)


@given(blocks, st.integers(20, 100))
def test_no_line_is_wider_than_asked_when_its_words_fit(parts, width):
    assert all(len(line) <= width for line in plain(markdown(parts), width).splitlines())


@given(blocks, st.integers(20, 100))
def test_every_word_stays_in_its_order(parts, width):
    lines = plain(markdown(parts), width).split()

    assert [it for it in lines if it.isalpha()] == [word for _, said in parts for word in said]


def test_lines_are_filled_up_to_the_width():
    assert plain("aa bb\ncc dd ee", 8) == "aa bb cc\ndd ee"


def test_a_word_wider_than_the_line_is_kept_whole():
    address = "https://doi.org/10.1000/a-long-name"

    assert address in plain(f"see {address} now", 20).splitlines()


def test_a_blank_line_between_paragraphs_stays():
    assert plain("one\n\ntwo\n \nthree") == "one\n\ntwo\n\nthree"


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("**Green** tea is **not black**.", "Green tea is not black."),
        ("**over a\nline**", "over a line"),
        ("# Tea", "Tea"),
        ("### Tea\n\nLeaves.", "Tea\n\nLeaves."),
        ("3 * 4 and #1 stay", "3 * 4 and #1 stay"),
    ],
)
def test_bold_and_headings_lose_their_marks(marked, shown):
    assert plain(marked) == shown


def test_a_heading_does_not_run_into_the_line_below_it():
    assert plain("## Tea\nLeaves.").splitlines()[0] == "Tea"


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        ("- aa bb cc dd", "- aa bb\n  cc dd"),
        ("* aa bb cc dd", "* aa bb\n  cc dd"),
        ("1. aa bb cc dd", "1. aa bb\n   cc dd"),
        ("10. aa bb cc", "10. aa\n    bb\n    cc"),
        ("  - aa bb cc", "  - aa\n    bb\n    cc"),
        ("- aa\n  bb cc", "- aa bb\n  cc"),
    ],
)
def test_a_wrapped_list_item_hangs_under_its_text(item, shown):
    assert plain(item, 8) == shown


def test_each_list_item_begins_a_line_also_right_below_a_paragraph():
    assert plain("Leaves:\n- green\n- black") == "Leaves:\n- green\n- black"


def test_a_table_becomes_a_list_with_the_headings_before_the_cells():
    assert plain(TABLE).splitlines() == [
        "Before.",
        "",
        "- green. Minutes: 3; Cups: two",
        "- black. Minutes: 5",
        "",
        "After.",
    ]


def test_the_first_cell_of_a_row_is_bold_for_those_who_show_markdown():
    assert "- **green.** Minutes: 3" in lists_for_tables(TABLE)


@given(st.lists(st.lists(words, min_size=3, max_size=3), min_size=2, max_size=6))
def test_no_cell_of_a_table_is_lost(rows):
    drawn = ["| " + " | ".join(cells) + " |" for cells in rows]
    table = "\n".join([drawn[0], "|---|---|---|", *drawn[1:]])

    listed = lists_for_tables(table)

    assert "|" not in listed
    assert [line.count(":") for line in listed.splitlines()] == [2] * (len(rows) - 1)
    for line, cells in zip(listed.splitlines(), rows[1:], strict=True):
        assert all(cell in line for cell in cells)


def test_text_without_a_table_is_left_as_it_is():
    assert lists_for_tables("a - b\n\n- c") == "a - b\n\n- c"
