"""The real chat in a real terminal: what a person sees and what the keys do."""

import re
import shlex

import pytest

from bot import Bot, load_library
from bot.terminal.plain import plain
from bot.terminal.repl import banner
from tests.terminal import (
    ALT_ENTER,
    CHAT,
    CTRL_C,
    CTRL_D,
    CTRL_R,
    CTRL_Z,
    ENTER,
    SHELL,
    TAB,
    UP,
    Terminal,
    pasted,
)

STEEPING = "how long should i brew green tea"
TORN = "minutes for a pot"
POTS = "- intent: pots\n  title: Pots\n  answer: caffeine\n  examples: [minutes for a pot]\n"
CLOSING = "Ask a doctor or pharmacist. >"


@pytest.fixture
def torn(tea_folder):
    """The tea folder with one example under two intents, so that the bot has to ask back."""
    (tea_folder / "intents" / "pots.yaml").write_text(POTS, encoding="utf-8")
    return tea_folder


@pytest.fixture
def terminal(torn):
    with Terminal("--content", str(torn), "--only") as opened:
        opened.until("Ctrl-D leaves. >")
        yield opened


def test_the_banner_says_what_this_is_in_six_lines(library):
    shown = plain(banner(library), 80)

    assert len(shown.splitlines()) <= 6
    for words in ("not a doctor", "not for emergencies", "/help", "Tab", "Ctrl-D"):
        assert words in shown.replace("\n", " ")


def test_a_question_gets_its_answer_with_the_disclaimer(terminal):
    terminal.send(STEEPING + ENTER)

    assert "Three minutes is usual [1]." in terminal.until(CLOSING)


def test_a_digit_picks_what_was_offered(terminal, torn):
    offered = Bot(load_library(torn, shipped=False)).reply(TORN).intents
    summaries = {"brewing": "Three minutes is usual", "pots": "Black tea has more caffeine"}
    terminal.send(TORN + ENTER)
    asked_back = terminal.until(CLOSING)

    terminal.send("2" + ENTER)
    picked = terminal.until(CLOSING)

    assert "Which of these?" in asked_back
    assert summaries[offered[1]] in picked
    assert summaries[offered[0]] not in picked


def test_a_blank_line_gets_no_reply_and_leaving_is_no_failure(terminal):
    terminal.send(ENTER + "   " + ENTER + "/quit" + ENTER)

    code, shown = terminal.ends()
    assert code == 0
    assert "I only know about tea" not in shown
    assert "Traceback" not in shown


def test_ctrl_c_clears_the_line_and_ctrl_d_on_an_empty_one_leaves(terminal):
    terminal.send("qqqq" + CTRL_C)
    terminal.until_shown("> qqqq\n>\n")
    terminal.send(CTRL_D)

    code, shown = terminal.ends()
    assert code == 0
    assert "I only know about tea" not in shown
    assert terminal.modes == terminal.before


def test_tab_opens_a_menu_with_topics_that_follows_what_is_typed(terminal):
    terminal.send("how lnog")
    terminal.until("how lnog")
    assert "tea" not in " ".join(terminal.until_shown("how lnog"))

    terminal.send(TAB)
    first = terminal.until_shown("How long to brew")
    terminal.send("er" + "\x7f" * 10 + "caffiene")
    then = terminal.until_shown("Caffeine in tea")

    assert any(re.search(r"How long to brew +tea", line) for line in first)
    assert not any("How long to brew" in line for line in then)


def test_tab_on_what_only_one_command_begins_with_types_it(terminal):
    terminal.send("/so" + TAB)
    terminal.until_shown("> /sources")
    terminal.send(ENTER)

    assert "Traceback" not in terminal.until(CLOSING)


def test_plain_takes_the_colour_away_and_brings_it_back(terminal):
    terminal.send(STEEPING + ENTER)
    terminal.until(CLOSING)
    for said in ("Plain text from here on. >", "Colour and boxes from here on. >"):
        terminal.send("/plain" + ENTER)
        terminal.until(said)


def test_alt_enter_begins_a_line_and_enter_sends_both_as_one(terminal):
    terminal.send("how long should i" + ALT_ENTER + "brew green tea")
    shown = terminal.until_shown("brew green tea")
    terminal.send(ENTER)

    assert "> how long should i" in shown
    assert "  brew green tea" in shown
    assert "Three minutes is usual" in terminal.until(CLOSING)


def test_pasted_lines_are_one_utterance(terminal):
    terminal.send(pasted("how long should i\r\nbrew green tea\n"))
    terminal.until("brew green tea")
    terminal.send(ENTER)

    assert "Three minutes is usual" in terminal.until(CLOSING)


def test_a_long_text_that_is_pasted_is_shown_short_and_read_whole(terminal):
    terminal.send(pasted("tea " * 25_000 + "\ni am on warfarin"))
    terminal.until("[pasted text 1: 100017 characters]")
    terminal.send(ENTER)

    terminal.until_shown("keeping in mind: warfarin   /forget clears")


def test_the_bottom_line_tells_what_is_kept_in_mind_until_it_is_forgotten(terminal):
    assert "keeping in mind" not in "\n".join(terminal.until_shown(">"))
    terminal.send("can i drink tea on warfarin" + ENTER)

    shown = terminal.until_shown("keeping in mind")
    assert shown[-1] == "keeping in mind: warfarin   /forget clears"
    terminal.send("/forget" + ENTER)
    terminal.until("written down, unless you saved it. >")
    terminal.send("x")
    assert terminal.until_shown("> x")[-1] in {"", "> x"}


def test_the_bottom_line_fits_forty_columns(torn):
    with Terminal("--content", str(torn), "--only", columns=40) as opened:
        opened.until("leaves. >")
        opened.send("can i drink tea on warfarin" + ENTER)

        assert opened.until_shown("keeping in mind")[-1] == "keeping in mind: warfarin"


def test_ctrl_r_finds_a_line_again_and_up_calls_back_the_last(terminal):
    for line in (STEEPING, "qqqq zzzz"):
        terminal.send(line + ENTER)
        terminal.until(CLOSING)

    terminal.send(UP)
    terminal.until_shown("> qqqq zzzz")
    terminal.send(CTRL_C + CTRL_R + "BREW")
    terminal.until_shown("`BREW': how long")
    terminal.send(ENTER + ENTER)
    assert "Three minutes is usual" in terminal.until(CLOSING)


@pytest.mark.parametrize("stop", ["key", "signal"])
def test_a_shell_can_suspend_it_and_it_goes_on_with_the_line_as_it_was(torn, stop):
    with Terminal(command=SHELL, PS1="sh: ") as shell:
        shell.until("sh:")
        shell.send(f"{shlex.join((*CHAT, '--content', str(torn), '--only'))}{ENTER}")
        shell.until("leaves. >")
        shell.send("how long should i")
        shell.until("how long should i")

        if stop == "key":
            shell.send(CTRL_Z)
        else:
            shell.kill("SIGTSTP")
        shell.until("Stopped")
        shell.until("sh:")
        shell.send("fg" + ENTER)
        shell.until("> how long should i")
        shell.send(" brew green tea" + ENTER)

        assert "Three minutes is usual" in shell.until(CLOSING)
        shell.send(CTRL_D)
        shell.until("sh:")


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_ends_it_with_the_terminal_as_it_was(terminal, name, code):
    terminal.send("how long")
    terminal.until("how long")

    terminal.kill(name)

    ended, shown = terminal.ends()
    assert ended == code
    assert re.sub(r"[ \x08]", "", shown) == ">howlong"
    assert terminal.modes == terminal.before
    assert terminal.raw.rfind(b"\x1b[?2004l") > terminal.raw.rfind(b"\x1b[?2004h")


def test_closing_the_window_ends_it(terminal):
    terminal.send("how long")
    terminal.until("how long")

    terminal.hang_up()

    assert terminal.process.wait(20) == 129


def test_a_window_that_gets_narrow_is_drawn_anew(terminal):
    terminal.send("how long should i brew")
    terminal.until("how long should i brew")

    terminal.resize(20, 24)
    terminal.kill("SIGWINCH")
    terminal.send(" green tea" + ENTER)

    assert "Three minutes is usual" in terminal.until("pharmacist. >")


def test_a_dumb_terminal_can_chat_too(torn):
    with Terminal("--content", str(torn), "--only", TERM="dumb") as opened:
        opened.until("Ctrl-D leaves. >")
        opened.send(STEEPING + ENTER)
        opened.until("Three minutes is usual [1].")
        opened.send("quit" + ENTER)

        assert opened.ends()[0] == 0


def test_a_history_file_holds_each_line_at_once_and_the_next_chat_knows_it(torn, tmp_path):
    path = tmp_path / "lines"
    arguments = ("--content", str(torn), "--only", "--history", str(path))
    with Terminal(*arguments) as opened:
        opened.until("leaves. >")
        opened.send(STEEPING + ENTER)
        opened.until(CLOSING)
        assert f"+{STEEPING}\n" in path.read_text(encoding="utf-8")
        opened.kill("SIGKILL")
    assert path.stat().st_mode & 0o777 == 0o600

    with Terminal(*arguments) as opened:
        opened.until("leaves. >")
        opened.send(UP)
        opened.until(STEEPING)  # the prompt before it may have come before
        opened.send(CTRL_C + "/forget" + ENTER)
        assert f"are still in {path}" in opened.until("lines. >")


def test_a_history_that_cannot_be_used_is_told_once_and_the_chat_goes_on(torn, tmp_path):
    arguments = ("--content", str(torn), "--only", "--history", str(tmp_path))
    with Terminal(*arguments) as opened:
        told = opened.until("in memory alone >")
        opened.send(STEEPING + ENTER)

        assert f"d3k2: history {tmp_path}: expected a file;" in told
        assert "history" not in opened.until(CLOSING)


def test_the_banner_tells_of_content_that_a_file_chose(tea_folder, tmp_path):
    content = f'content = "{tea_folder}"\nonly = true\n'
    (tmp_path / "d3k2.toml").write_text(content, encoding="utf-8")

    with Terminal(cwd=tmp_path) as terminal:
        assert "Content:" in terminal.until("chosen by")
