"""The form for capable terminals: quiet styles, whole addresses, nothing that is obeyed."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.theme import Theme

from bot import Bot
from bot.terminal.markdown import STYLES
from bot.terminal.styled import Styled

ALLOWED = re.compile(r"\x1b\[(?:0|1|3|4|9|1;31|1;3|1;4|3;4)m|\x1b\]8;[^\x1b\x07]*\x1b\\")
"""Bold, italic, underline, struck out, the red bar; hyperlinks."""
ADDRESS = "https://tea.example/" + "leaf" * 10
SOURCES = f"**Sources**\n\n- [1] Leaf. On leaves. {ADDRESS}\n- [12] Cup. On cups."

WHOLE = [
    *("\x1b[2J", "\x1b]8;;http://x\x07", "https://a.b/\x1b", "[a](https://b\u202e)", "![a]("),
    *("\\&#x202e;", "&#x1b;", "&rlm;", "<b>"),
    *("- [1] ", "| a |\n", "|---|\n", "```\n", "\n\n    "),
]
MIXED = """\
# 1

**b** *i* `c` ~~s~~ [p](https://a.b/c)

> q

```py
x = 1
```

    y

1. n

---
"""
hostile = st.lists(
    st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x9b\x07\x00\r\u202e\u2066\ufdd0[]()<>#*_`|-1. \n\\!~&"),
        st.sampled_from(WHOLE),
    )
).map("".join)


def shown(text="", width=80, encoding="utf-8", reply=None):
    """What comes out on a terminal of so many columns."""
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding, errors="strict", newline="")
    console = Console(
        file=file,
        force_terminal=True,
        color_system="standard",
        theme=Theme(STYLES),
        highlight=False,
        width=width,
        legacy_windows=False,
    )
    show = Styled({}, lambda: width, console)
    show.reply(reply) if reply else show.text(text)
    file.flush()
    return raw.getvalue().decode(encoding)


def lines(*given_, **more):
    return ALLOWED.sub("", shown(*given_, **more)).split("\n")


@pytest.fixture(params=["0", "1"])
def links(request, monkeypatch):
    """Whether the terminal has hyperlinks."""
    monkeypatch.setenv("FORCE_HYPERLINK", request.param)
    return request.param == "1"


@given(hostile)
def test_nothing_from_a_text_is_obeyed_by_a_terminal(text):
    left = ALLOWED.sub("", shown(text))

    assert not [it for it in left if it != "\n" and (ord(it) < 32 or 0x7F <= ord(it) < 0xA0)]
    assert not set(left) & set("\u202e\u2066\u200f\ufeff")


@given(hostile)
def test_a_terminal_without_unicode_gets_nothing_that_it_lacks(text):
    assert shown(f"{text}\n\n---\n\n> - a", encoding="ascii").isascii()


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1), st.integers(20, 100))
def test_every_word_is_shown_in_its_order_within_the_width(words, width):
    said = lines(" ".join(words), width)

    assert " ".join(said).split() == words
    assert all(len(line) <= width for line in said)


def test_no_line_ends_in_spaces_that_would_wrap_in_a_smaller_window():
    table = "| Leaf | Why |\n|---|---|\n| green | short |"

    assert all(line == line.rstrip() for line in lines(f"# Tea\n\n{table}\n\n- a\n\nword " * 9))


@pytest.mark.usefixtures("links")
def test_only_quiet_styles_are_used():
    assert "\x1b" not in ALLOWED.sub("", shown(f"{MIXED}\n\n{SOURCES}"))


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize("width", [30, 80])
def test_the_address_of_a_source_is_whole_on_a_line_of_its_own(width):
    said = lines(SOURCES, width)

    assert ADDRESS in {line.strip() for line in said}
    assert [line.split("]")[0] for line in said if "[" in line] == [" [1", "[12"]


def test_an_address_is_a_hyperlink_only_where_there_are_some(links):
    assert (f";{ADDRESS}\x1b\\" in shown(SOURCES)) is links
    assert ("https://a.b/c\x1b\\" in shown("see [p](https://a.b/c).")) is links
    assert "see p (https://a.b/c)." in "".join(lines("see [p](https://a.b/c)."))


def test_what_could_hide_something_is_shown_as_it_was_written():
    written = "below <5 and <b>bold</b> &amp; <!-- so --> [a](b) <a@b.c>"

    assert lines(f"{written}\n\n[1]: note") == [written, "", "[1]: note", ""]


def test_no_line_begins_with_a_citation_and_no_unit_leaves_its_number():
    said = lines(f"{'leaf ' * 7}cups [1, 2]. {'leaf ' * 5}of 45 mg a day [3].", 40)

    assert not [line for line in said if re.match(r"\[|\d+\]|mg", line)]


def test_no_letter_of_a_table_is_left_out_for_want_of_room():
    word = "incomprehensibilities"
    row = f"| {word} | {word} [1, 2, 3] | {word} | {word} |"

    said = "".join("".join(lines(f"| a | b | c | d |\n|---|---|---|---|\n{row}")).split())

    assert "…" not in said


def test_a_caution_stands_behind_a_bar_and_after_its_word(tea):
    said = lines(reply=Bot(tea).reply("i am on warfarin, is green tea fine?"), width=30)

    barred = [line for line in said if line.startswith("┃ ")]
    assert barred[0].startswith("┃ Caution: ")
    assert barred == said[: len(barred)]
    assert said[len(barred)] == ""


def test_the_bar_of_a_terminal_without_unicode_is_ascii(tea):
    said = lines(reply=Bot(tea).reply("i am on warfarin, is green tea fine?"), encoding="ascii")

    assert said[0].startswith("| Caution: ")


def test_red_is_for_what_alarms_alone(tea):
    bot = Bot(tea)

    red = {said: "31m" in shown(reply=bot.reply(said)) for said in ("my chest hurts", "tea time")}
    assert red == {"my chest hurts": True, "tea time": False}
    assert "31m" not in shown(reply=bot.reply("i want to die"))
