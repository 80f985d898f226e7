"""The real chat in a real terminal of 80 columns, and the same chat reading a file."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from bot import Bot, load_library

ROOT = Path(__file__).parents[1]
PATIENCE = 20
"""Seconds until a text that does not come is a failure."""
ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\].*?(\x07|\x1b\\)|[=>78])")
CTRL_C, CTRL_D, ENTER = "\x03", "\x04", "\r"
STEEPING = "how long should i brew green tea"
TORN = "minutes for a pot"
POTS = "- intent: pots\n  title: Pots\n  answer: caffeine\n  examples: [minutes for a pot]\n"


class Terminal:
    """A person's terminal with the chat in it."""

    def __init__(self, *arguments, **changes):
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        shaping = {"NO_COLOR", "COLUMNS", "LINES"}
        kept = {key: value for key, value in os.environ.items() if key not in shaping}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env={**kept, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", **changes},
            start_new_session=True,
        )
        os.close(slave)
        self._bytes = b""
        self._seen = 0

    def __enter__(self):
        return self

    def __exit__(self, *_failure):
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def send(self, keys):
        os.write(self._master, keys.encode())

    def until(self, text):
        """What came since the last call, up to this text; layout and colour taken out."""
        end = time.monotonic() + PATIENCE
        while text not in self._screen()[self._seen :]:
            assert self._read(end), (
                f"{text!r} did not come; shown: {self._screen()[self._seen :]!r}"
            )
        start = self._seen
        self._seen = self._screen().index(text, start) + len(text)
        return self._screen()[start : self._seen]

    def ends(self):
        """Exit code, and what came since the last call."""
        end = time.monotonic() + PATIENCE
        while self._read(end):
            pass
        return self._process.wait(PATIENCE), self._screen()[self._seen :]

    def _screen(self):
        shown = self._bytes.decode(errors="ignore")
        return " ".join(ESCAPES.sub("", shown).split())

    def _read(self, end):
        ready, _, _ = select.select([self._master], [], [], max(0, end - time.monotonic()))
        try:
            came = os.read(self._master, 65536) if ready else b""
        except OSError:  # how Linux says that the other end has closed
            came = b""
        self._bytes += came
        return bool(came)


@pytest.fixture
def torn(tea_folder):
    """The tea folder with one example under two intents, so that the bot has to ask back."""
    (tea_folder / "intents" / "pots.yaml").write_text(POTS, encoding="utf-8")
    return tea_folder


@pytest.fixture
def terminal(torn):
    with Terminal("--content", str(torn), "--only") as opened:
        opened.until("Ctrl-D to leave. >")
        yield opened


def test_the_banner_says_that_this_is_no_doctor_and_not_for_emergencies():
    with Terminal() as opened:
        banner = opened.until("/help for help, Ctrl-D to leave. >")

    assert "not a doctor" in banner
    assert "not for emergencies" in banner


def test_a_question_gets_its_answer_with_the_disclaimer(terminal):
    terminal.send(STEEPING + ENTER)

    reply = terminal.until("Ask a doctor or pharmacist. >")
    assert "Three minutes is usual [1]." in reply


def test_a_digit_picks_what_was_offered(terminal, torn):
    offered = Bot(load_library(torn, shipped=False)).reply(TORN).intents
    summaries = {"brewing": "Three minutes is usual", "pots": "Black tea has more caffeine"}
    terminal.send(TORN + ENTER)
    asked_back = terminal.until("Ask a doctor or pharmacist. >")

    terminal.send("2" + ENTER)
    picked = terminal.until("Ask a doctor or pharmacist. >")

    assert "Which of these?" in asked_back
    assert "Pots" in asked_back
    assert summaries[offered[1]] in picked
    assert summaries[offered[0]] not in picked


def test_a_blank_line_gets_no_reply(terminal):
    terminal.send(ENTER + "   " + ENTER + "/quit" + ENTER)

    code, shown = terminal.ends()
    assert code == 0
    assert "I only know about tea" not in shown
    assert "Ask a doctor" not in shown


def test_ctrl_c_clears_the_line_and_the_chat_goes_on(terminal):
    terminal.send("qqqq" + CTRL_C)
    terminal.until(">")
    terminal.send("/sources" + ENTER)

    shown = terminal.until("cites no sources. >")
    assert "I only know about tea" not in shown


def test_help_is_shown(terminal):
    terminal.send("/help" + ENTER)

    assert "/topics: list what can be asked" in terminal.until("Ctrl-D leaves >")


@pytest.mark.parametrize("leaving", [CTRL_D, "quit" + ENTER, "/quit" + ENTER, "exit" + ENTER])
def test_leaving_is_no_failure(terminal, leaving):
    terminal.send(leaving)

    code, shown = terminal.ends()
    assert code == 0
    assert "Traceback" not in shown


def test_a_dumb_terminal_can_chat_too(torn):
    with Terminal("--content", str(torn), "--only", TERM="dumb") as opened:
        opened.until("Ctrl-D to leave. >")
        opened.send(STEEPING + ENTER)
        opened.until("Three minutes is usual [1].")
        opened.send("quit" + ENTER)

        assert opened.ends()[0] == 0


def test_a_file_is_read_to_its_end_as_if_it_were_typed(torn, tmp_path):
    lines = tmp_path / "lines"
    lines.write_bytes(b"\n".join([TORN.encode(), b"", b"\xff\x00\x1b[2J", b"/help", b"qqqq"]))

    with lines.open("rb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "chat", "--content", str(torn), "--only"],
            stdin=file,
            capture_output=True,
            cwd=ROOT,
            check=False,
        )

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert done.stdout.count(b"Ask a doctor or pharmacist.") == 3
    assert b"/topics: list what can be asked" in done.stdout
