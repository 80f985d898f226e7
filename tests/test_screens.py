"""The real program in an emulated terminal: whole screens, compared with those kept in screens/.

After a wanted change: `RENEW_SCREENS=1 scripts/test tests/test_screens.py`, then read what git
shows as a person at that terminal would.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pyte
import pytest

from tests.conftest import FILES, write_files

ROOT = Path(__file__).parents[1]
SCREENS = Path(__file__).with_name("screens")
PATIENCE = 20
"""Seconds until a text that does not come is a failure."""
ROWS = 250
DISCLAIMER = "Ask a doctor or pharmacist."

POTS = """
- answer: pots
  form: full
  summary: >-
    “Small” pots brew faster [@leaf_2020; @kettle]. Dr. Ångström poured 5 µg of leaves, i.e. very
    few, at ≥ 90 °C – twice. Larger pots keep warm longer than one would think at first [@kettle].
  detail: |
    ### How to choose

    **Size.** A pot for 2 × 2 cups holds 1½ litres… or so. See [our page](https://tea.example/pots).

    | Pot | Cups | Tested? |
    |-----|------|---------|
    | Small | two | yes [@leaf_2020] |
    | Large, of clay from the river and glazed by hand | eight at most, poured slowly and evenly | |

    **Ask yourself:**
    - How many drink with you?
    - Is it for green tea? For black tea, a pot that keeps its warmth for a long while is better.
      - A third kind is left out.
  evidence: moderate
  unknowns: Whether the lid matters.
  see_also: [brewing, thinners]
  reviewed: 2026-11-22
  review_by: 2027-11-22
"""
KETTLE = """
- source: kettle
  title: What happens to the taste of tea when the water in the kettle is boiled again and again?
  who: The Association of Careful Kettle Keepers
  kind: review
  url: https://tea.example/reports/what-happens-when-water-boils-again-and-again/full-text.html
"""
POTS_INTENT = """
- intent: pots
  title: The right pot
  examples: [which size of a pot, small or large pot]
- intent: cups
  title: The right cup
  answer: pots
  examples: [minutes for a pot]
"""
CAREFUL = FILES["answers/_cautions.yaml"].replace(
    "brief: Ask", "severity: major\n  brief: Do not guess. Ask"
)
WORDS = """
headings: {evidence: How sure it is, unknowns: Not known, sources: Sources, suggestions: Ask next}
evidence: {moderate: "moderate (a few good studies)", limited: limited (few studies)}
severity: {major: "Severity: major."}
welcome: I know about tea. I am a program.
"""
QUESTIONS = [
    "which size of a pot",
    "is black tea strong, i am on warfarin",
    "can i drink green tea on warfarin",
    "my chest hurts",
    "i want to die",
    "minutes for a pot",
    "how do i roast coffee beans \x1b[2J\u202e☕",
]
LOCALES = {
    "utf8": {"LC_ALL": "C.UTF-8"},
    "c": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The tea folder with what is hard to show."""
    more = {
        "answers/pots.yaml": POTS,
        "intents/pots.yaml": POTS_INTENT,
        "answers/_sources.yaml": FILES["answers/_sources.yaml"] + KETTLE,
        "answers/_cautions.yaml": CAREFUL,
        "answers/_common.yaml": FILES["answers/_common.yaml"] + WORDS,
    }
    return write_files(tmp_path_factory.mktemp("screens") / "tea", {**FILES, **more})


class Window:
    """An emulated terminal window with the program in it."""

    def __init__(self, folder, *command, columns=80, typed=b"", **changes):
        self._master, slave = pty.openpty()
        self.screen = pyte.Screen(columns, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self._size(columns)
        shaping = {"NO_COLOR", "COLUMNS", "LINES", "FORCE_HYPERLINK", "VTE_VERSION"}
        kept = {key: value for key, value in os.environ.items() if key not in shaping}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "--content", str(folder), "--only", *command],
            stdin=subprocess.PIPE if typed else slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env={**kept, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", **changes},
            start_new_session=True,
        )
        os.close(slave)
        if typed:
            self.process.stdin.write(typed)
            self.process.stdin.close()

    def __enter__(self):
        return self

    def __exit__(self, *_failure):
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    def resize(self, columns):
        """What happens when a person drags the corner of the window."""
        self._size(columns)
        self.screen.resize(columns=columns)
        self.process.send_signal(signal.SIGWINCH)

    def type(self, keys):
        os.write(self._master, keys.encode())

    def lines(self):
        """The screen without the empty rest of it."""
        text = "\n".join(line.rstrip() for line in self.screen.display)
        return text.rstrip("\n").split("\n")

    def until(self, claim):
        """Read on until something holds of the lines."""
        end = time.monotonic() + PATIENCE
        while not claim(self.lines()):
            assert self.read(end), f"did not come; shown: {self.lines()}"

    def ends(self):
        """Read to the end; gives the exit code and all the bytes that came."""
        came, end = b"", time.monotonic() + PATIENCE
        while part := self.read(end):
            came += part
        return self.process.wait(PATIENCE), came

    def read(self, end, most=65536):
        ready, _, _ = select.select([self._master], [], [], max(0, end - time.monotonic()))
        try:
            came = os.read(self._master, most) if ready else b""
        except OSError:  # how Linux says that the other end has closed
            came = b""
        self._stream.feed(came)
        return came

    def _size(self, columns):
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))


def compare(name, lines):
    """Hold the screen against the one that is kept, or keep it."""
    path = SCREENS / f"{name}.txt"
    if os.environ.get("RENEW_SCREENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


@pytest.mark.parametrize("columns", [40, 80, 160])
@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
@pytest.mark.parametrize("locale", LOCALES)
def test_answers_look_as_they_did(folder, columns, term, locale):
    typed = "\n".join(QUESTIONS).encode()
    settings = {"TERM": term, **LOCALES[locale]}

    with Window(folder, "ask", columns=columns, typed=typed, **settings) as window:
        code, came = window.ends()

    assert code == 0
    compare(f"ask_{term.split('-')[0]}_{locale}_{columns}", window.lines())
    assert (b"\x1b" in came) == (term != "dumb")
    assert locale == "utf8" or came.isascii()


def prompts(count):
    """The claim that the last line is empty but for the prompt, and so many were there."""

    def claim(lines):
        return lines[-1] == ">" and sum(line.startswith(">") for line in lines) == count

    return claim


@pytest.mark.parametrize(
    ("columns", "term"),
    [(40, "xterm-256color"), (80, "xterm-256color"), (160, "xterm-256color"), (80, "dumb")],
)
def test_a_chat_looks_as_it_did(folder, columns, term):
    settings = {"TERM": term, **LOCALES["utf8"]}

    with Window(folder, "chat", columns=columns, **settings) as window:
        window.until(prompts(1))
        for number, said in enumerate(["i take warfarin", "which size of a pot", "/sources"], 2):
            window.type(f"{said}\r")
            window.until(prompts(number))

        compare(f"chat_{term.split('-')[0]}_{columns}", window.lines())


def test_hyperlinks_change_nothing_that_is_read(folder):
    settings = {**LOCALES["utf8"], "FORCE_HYPERLINK": "1"}

    with Window(folder, "ask", QUESTIONS[0], **settings) as window:
        _, came = window.ends()

    kept = (SCREENS / "ask_xterm_utf8_80.txt").read_text(encoding="utf-8")
    assert b"\x1b]8;" in came
    assert "\n".join(window.lines()) in kept


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_a_window_resized_while_answers_are_shown_gets_all_of_them(folder, term):
    typed = "\n".join([QUESTIONS[0]] * 40).encode()
    came, resized, end = b"", 0, time.monotonic() + PATIENCE

    with Window(folder, "ask", typed=typed, TERM=term, **LOCALES["utf8"]) as window:
        while part := window.read(end, most=1024):
            came += part
            resized += 1
            window.resize(40 if resized % 2 else 160)
        code = window.process.wait(PATIENCE)

    said = " ".join(came.decode().split())
    assert resized > 20
    assert (code, said.count(DISCLAIMER), said.count("Traceback")) == (0, 40, 0)


def test_an_answer_after_a_resize_fits_the_new_width(folder):
    with Window(folder, "chat", **LOCALES["utf8"]) as window:
        window.until(prompts(1))
        window.type("my chest hurts")
        window.resize(40)
        window.type("\r")
        window.until(lambda lines: DISCLAIMER[:20] not in lines[-1] and lines[-1] == ">")
        window.type("which size of a pot\r")
        window.until(lambda lines: any("1. How long to brew" in line for line in lines))

        shown = "\n".join(window.lines())

    answer = (SCREENS / "ask_xterm_utf8_40.txt").read_text(encoding="utf-8").split("\n> ")[0]
    assert "\n".join(answer.split("\n")[2:20]) in shown
