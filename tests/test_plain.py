"""Text for any terminal and any voice: nothing that is obeyed, one idea a line, nothing lost."""

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import Decision, Match
from bot.compose import Found, compose
from bot.terminal.ascii import ascii_signs
from bot.terminal.opening import opening
from bot.terminal.plain import plain, printable

CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]
BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
OBEYED = frozenset(map(chr, CONTROLS + BIDI)) - {"\n"}

hostile = st.text(st.one_of(st.characters(), st.sampled_from(sorted(OBEYED))))
words = st.text("abcdefgh", min_size=1, max_size=15)
sentence = st.lists(words, min_size=1, max_size=30)
marks = st.sampled_from(["", "## ", "- ", "* ", "1. ", "12. ", "  - "])
blocks = st.lists(st.tuples(marks, sentence), min_size=1, max_size=5)
prose = st.text(st.sampled_from("aB7é.!?…,;:()\"'“” \u00a0–≥×µ½²\n"), max_size=80)


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


@given(hostile, st.sampled_from([None, 20, 80]))
def test_nothing_a_terminal_would_obey_is_left_in_plain_text(text, width):
    assert OBEYED.isdisjoint(plain(text, width))


@given(hostile)
def test_plain_text_holds_letters_and_signs_of_ascii_alone(text):
    said = plain(text)

    assert not [it for it in said if not it.isascii() and unicodedata.category(it)[0] in "PSZ"]


@given(hostile)
def test_a_terminal_without_unicode_is_given_what_it_can_show(text):
    assert plain(text, encoding="ascii").isascii()


@given(st.text("ab|-:*#1. \n\t", max_size=60))
def test_whatever_an_author_writes_becomes_plain_text_without_an_error(text):
    assert isinstance(plain(text, 20), str)


@pytest.mark.parametrize("part", ["[", "[a](https://b", "<https://", "**", "*a", "- ", "a. B", "|"])
def test_a_very_long_text_is_shown_in_time(part):
    begun = time.process_time()

    plain(part * (200_000 // len(part)), 80)

    assert time.process_time() - begun < 5


@given(prose, st.sampled_from([None, 20, 80]))
def test_no_letter_of_prose_is_lost_or_moved(text, width):
    assert re.sub(r"\s", "", plain(text, width)) == re.sub(r"\s", "", ascii_signs(text))


@given(blocks, st.integers(20, 100))
def test_no_line_is_wider_than_asked_when_its_words_fit(parts, width):
    assert all(len(line) <= width for line in plain(markdown(parts), width).splitlines())


@given(blocks, st.integers(20, 100))
def test_every_word_stays_in_its_order(parts, width):
    lines = plain(markdown(parts), width).split()

    assert [it for it in lines if it.isalpha()] == [word for _, said in parts for word in said]


def test_lines_are_filled_up_to_the_width():
    assert plain("aa bb\ncc dd ee", 8) == "aa bb cc\ndd ee"


def test_lines_are_not_broken_where_no_width_is_asked():
    assert plain("word " * 100) == " ".join(["word"] * 100)


def test_each_sentence_begins_a_line():
    assert plain("One is here. Two is\nthere. Three?") == "One is here.\nTwo is there.\nThree?"


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
        ("above\n\n---\n\nbelow", "above\n\nbelow"),
        ("3 * 4 and #1 stay", "3 * 4 and #1 stay"),
        ("see [a page](https://tea.example/x)", "see a page (https://tea.example/x)"),
        ("see <https://tea.example/x>", "see https://tea.example/x"),
    ],
)
def test_marks_of_markdown_go_and_their_words_stay(marked, shown):
    assert plain(marked) == shown


def test_a_heading_does_not_run_into_the_line_below_it():
    assert plain("## Tea\nLeaves.").splitlines() == ["Tea", "", "Leaves."]


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        ("- aa bb cc dd", "- aa bb\n  cc dd"),
        ("* aa bb cc dd", "- aa bb\n  cc dd"),
        ("• aa bb cc dd", "- aa bb\n  cc dd"),
        ("1. aa bb cc dd", "1. aa bb\n   cc dd"),
        ("10. aa bb cc", "10. aa\n    bb\n    cc"),
        ("  - aa bb cc", "  - aa\n    bb\n    cc"),
        ("- aa\n  bb cc", "- aa bb\n  cc"),
        ("- Aa. Bb", "- Aa.\n  Bb"),
    ],
)
def test_a_list_item_hangs_under_its_text(item, shown):
    assert plain(item, 8) == shown


def test_each_list_item_begins_a_line_also_right_below_a_paragraph():
    assert plain("Leaves:\n- green\n- black") == "Leaves:\n- green\n- black"


def test_a_source_is_one_line_of_a_file():
    listed = "- [1] Leaf et al. (2020). On\n  leaves. https://doi.org/10.1000/leaf"

    assert plain(listed) == "[1] Leaf et al. (2020). On leaves. https://doi.org/10.1000/leaf"


def test_the_address_of_a_source_has_a_line_of_its_own_in_a_terminal():
    listed = "- [1] Leaf et al. (2020). On leaves. https://tea.example/leaf\n- [12] Cup. On cups."

    assert plain(listed, 33).split("\n") == [
        "[1] Leaf et al. (2020). On",
        "    leaves.",
        "    https://tea.example/leaf",
        "[12] Cup. On cups.",
    ]


def test_an_address_wider_than_the_terminal_begins_at_its_edge():
    address = "https://tea.example/" + "leaf" * 9

    assert plain(f"- [1] Leaf. {address}", 40).split("\n") == ["[1] Leaf.", address]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("aaa bbb [1, 2].", ["aaa", "bbb [1, 2]."]),
        ("aaaa bb 45 mg", ["aaaa bb", "45 mg"]),
        ("茶茶茶 茶茶茶", ["茶茶茶", "茶茶茶"]),
    ],
)
def test_a_line_ends_neither_before_a_citation_nor_a_unit_nor_late_for_wide_letters(text, lines):
    assert plain(text, 11).split("\n") == lines


@pytest.fixture(scope="module")
def spoken(library):
    """Every answer that ships, as it is read out: with its cautions, without a width."""
    decisions = [Decision("answer", (Match(name, 100.0, ""),)) for name in library.intents]
    replies = [compose(Found(decision), library) for decision in decisions]
    parts = [opening(reply, library.wording.headings) for reply in replies]
    return [plain("\n\n".join([*part.first, part.rest])) for part in parts]


def test_no_line_of_what_ships_is_punctuation_alone(spoken):
    lines = [line for text in spoken for line in text.split("\n") if line.strip()]

    assert len(lines) > 1000
    assert not [line for line in lines if not any(map(str.isalnum, line))]


def test_no_line_of_what_ships_begins_in_the_middle_of_a_sentence(spoken):
    lines = [line for text in spoken for line in text.split("\n") if line]

    assert not [line for line in lines if re.match(r"[a-z),.;\]]|\[\d+(,|\][^ ]|\]$)", line)]


def test_no_line_of_what_ships_needs_to_be_drawn(spoken):
    assert not set("".join(spoken)) & set("|─│┃═•▌*#")


def test_every_number_of_a_citation_that_ships_is_listed_under_that_number(spoken):
    for text in spoken:
        cited = {it for found in re.findall(r"\[([\d, ]+)\]", text) for it in found.split(", ")}
        listed = re.findall(r"^\[(\d+)\] ", text, re.MULTILINE)
        assert cited <= set(listed)
