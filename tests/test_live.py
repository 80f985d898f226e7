"""While authors edit, the bot answers from what stands in their files, or from the last good."""

import sys
import time
from queue import Empty, Queue

import pytest

from bot import Bot, Problem, load_library
from bot.authoring.live import Edit, live
from bot.terminal.cli import main
from bot.terminal.edits import told
from tests.terminal import CTRL_D, ENTER, Terminal

AT_MOST = 1.0
"""Seconds from an edit to a live bot."""
SLOW = 4
"""How much slower a machine that tests in parallel may be."""
INTENTS = "intents/tea.yaml"


@pytest.fixture
def bot(tea_folder):
    return Bot(load_library(tea_folder, shipped=False))


@pytest.fixture
def edits(bot):
    """What the watcher tells, while it watches."""
    heard = Queue()
    with live(bot, heard.put):
        time.sleep(0.5)
        yield heard


def write(folder, old, new):
    text = (folder / INTENTS).read_text(encoding="utf-8")
    assert old in text
    (folder / INTENTS).write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_is_live_within_a_second(bot, edits, tea_folder):
    start = time.monotonic()
    write(tea_folder, "steeping time", "steeping time, kettle to cup")

    assert edits.get(timeout=20).is_live

    assert time.monotonic() - start < AT_MOST * SLOW
    assert bot.reply("kettle to cup").intents == ("brewing",)


def test_a_bad_edit_is_told_with_its_place_and_a_good_one_heals_it(bot, edits, tea_folder):
    write(tea_folder, "title: How long", "titel: How long")

    edit = edits.get(timeout=20)

    assert not edit.is_live
    assert {it.rule for it in edit.problems} >= {"unknown-key", "missing-key"}
    assert bot.reply("steeping time").kind == "answer"
    write(tea_folder, "titel: How long", "title: How long")
    assert edits.get(timeout=20).is_live


def test_content_that_is_gone_is_told(edits, tea_folder, tmp_path):
    (tea_folder / "answers").rename(tmp_path / "answers")

    edit = edits.get(timeout=20)

    assert not edit.is_live


def test_a_save_that_changes_nothing_is_not_told(edits, tea_folder):
    write(tea_folder, "steeping time", "steeping time")

    with pytest.raises(Empty):
        edits.get(timeout=1)


def test_after_a_while_scores_are_those_of_a_fresh_start(bot, edits, tea_folder):
    write(tea_folder, "steeping time", "steeping time, kettle to cup, from pot to mug")
    edits.get(timeout=20)
    asked = ("pot", "tea time", "from the pot", "caffeine time in a cup")
    fresh = Bot(load_library(tea_folder, shipped=False))

    wanted = [fresh.matcher.rank(it) for it in asked]
    end = time.monotonic() + 20
    while [bot.matcher.rank(it) for it in asked] != wanted and time.monotonic() < end:
        time.sleep(0.1)

    assert [bot.matcher.rank(it) for it in asked] == wanted
    assert bot.reload() is False


def test_the_watcher_ends_with_its_block(bot, tea_folder):
    heard = Queue()
    with live(bot, heard.put):
        pass
    write(tea_folder, "steeping time", "steeping time, kettle to cup")

    with pytest.raises(Empty):
        heard.get(timeout=0.5)


def test_what_is_told_names_the_first_problems_and_counts_the_rest():
    many = tuple(Problem("a.yaml", line, 1, "rule", "wrong") for line in range(1, 12))

    lines = told(Edit(many)).splitlines()

    assert lines[0] == "a.yaml:1:1: wrong [rule]"
    assert lines[-2:] == [
        "... and 3 more: d3k2 lint shows all",
        "The edit is not live: the last good content stays.",
    ]
    assert told(Edit(lost="mine is no folder")).startswith("mine is no folder")


def test_the_chat_takes_edits_while_a_line_is_typed_and_keeps_the_line(tea_folder):
    with Terminal("--watch", "--content", str(tea_folder), "--only") as terminal:
        terminal.until("Ctrl-D leaves. >")
        time.sleep(1)
        terminal.send("kettle to")
        terminal.until_shown("> kettle to")
        write(tea_folder, "title: How long", "titel: How long")
        terminal.until("The edit is not live: the last good content stays.")
        write(tea_folder, "titel: How long", "title: How long")
        terminal.until("The edit is live.")
        write(tea_folder, "steeping time", "steeping time, kettle to cup")
        terminal.until("The edit is live.")
        terminal.send(" cup" + ENTER)

        assert "Three minutes is usual" in terminal.until("Ask a doctor or pharmacist. >")
        terminal.send(CTRL_D)
        assert terminal.ends()[0] == 0


def test_without_the_extra_the_chat_says_what_to_install(tea_folder, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "watchfiles", None)

    code = main(["chat", "--watch", "--content", str(tea_folder), "--only"])

    said, errors = capsys.readouterr()
    assert (code, said) == (1, "")
    assert errors == (
        "d3k2: this needs the library watchfiles: pip install 'd3k2-bot[authoring]'\n"
    )
