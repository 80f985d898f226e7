"""What a person typed, shown in Markdown as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.terminal.escape import LONGEST, escaped

READERS = [MarkdownIt("commonmark"), MarkdownIt("gfm-like", {"linkify": False})]
HOSTILE = [
    "<script>alert(1)</script>",
    "[a](http://b) ![c](d) <http://e> [f]: g",
    "*a* _b_ **c** `d` ~~e~~ | f |",
    "a\n# b\n\n- c\n```\nd",
    "&amp; &#35; \\* a\\",
    "a #",
    "\x1b[31mred\x07 \u202eback\x00",
]


def read(reader, markdown):
    """What a reader shows, and which marks it found; text in pieces is joined."""
    tokens = reader.parseInline(markdown)[0].children
    kinds = {token.type for token in tokens} - {"text", "text_special"}
    return kinds, "".join(token.content for token in tokens)


@pytest.mark.parametrize("reader", READERS, ids=["commonmark", "gfm"])
@given(typed=st.text() | st.text("ab*_`[]()<>!#&;\\|~: \n\t/") | st.sampled_from(HOSTILE))
def test_a_reader_of_markdown_shows_the_words_and_finds_no_mark(reader, typed):
    line = escaped(typed)

    assert read(reader, f"“{line}”") == (set(), f"“{plainly(typed)}”")
    assert "\n" not in line


def plainly(typed):
    """The same words by a shorter way: escapes taken back."""
    line = escaped(typed)
    signs = set("\\`*_{}[]<>()#+-.!|~&$^=@:")
    kept, at = "", 0
    while at < len(line):
        at += line[at] == "\\" and line[at + 1 : at + 2] in signs
        kept, at = kept + line[at], at + 1
    return kept


@given(st.text(st.characters(categories=["L", "N", "Zs"], include_characters="\n\t")))
def test_letters_and_numbers_stay_as_they_are(typed):
    line = " ".join(typed.split())

    assert escaped(typed) == line if len(line) <= LONGEST else escaped(typed).endswith("…")


@pytest.mark.parametrize("char", ["\x1b", "\x00", "\x9b", "\u202e", "\u2066", "\ud800", "\n"])
def test_nothing_that_a_terminal_obeys_is_left(char):
    assert escaped(f"a{char}b") in {"ab", "a b"}


def test_what_is_long_is_cut():
    assert len(escaped("a " * 1_000_000)) <= LONGEST
