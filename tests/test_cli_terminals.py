"""Closed streams, plain and colourful terminals, locales: the command where people start it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import on_terminal

ROOT = Path(__file__).parents[1]
BOXES = "─│┌┐└┘├┤┬┴┼━┃┏┓┗┛┡┩╇"
TABLE = """
- answer: pots
  form: full
  summary: "**Pots**\\n\\n| Pot | Cups |\\n|-----|------|\\n| small | two |"
  reviewed: 2026-11-22
  review_by: 2027-11-22
"""
POTS = "- intent: pots\n  title: Pots\n  examples: [sizes of a pot]\n"


@pytest.fixture
def command(tea_folder):
    """The start of every command line: this Python, this program, tea alone."""
    (tea_folder / "answers" / "pots.yaml").write_text(TABLE, encoding="utf-8")
    (tea_folder / "intents" / "pots.yaml").write_text(POTS, encoding="utf-8")
    return [sys.executable, "-m", "bot", "--content", str(tea_folder), "--only"]


def environment(**changes):
    """This environment without what would change the output, with these changes."""
    shaping = {
        "PYTHONUNBUFFERED",
        "PYTHONIOENCODING",
        "PYTHONUTF8",
        "NO_COLOR",
        "COLUMNS",
        "LC_ALL",
    }
    return {**{key: it for key, it in os.environ.items() if key not in shaping}, **changes}


def run(line, given=b"", **changes):
    return subprocess.run(
        line, input=given, capture_output=True, cwd=ROOT, env=environment(**changes), check=False
    )


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["ask", "tea"], 0),
        (["ask"], 1),
        (["ask"], 400),
        (["ask", "--json"], 1),
        (["ask", "--jsonl"], 1),
        (["explain", "tea"], 0),
        (["topics"], 0),
        (["lint"], 0),
        (["chat"], 1),
        (["--help"], 0),
        (["--version"], 0),
    ],
)
def test_a_reader_that_has_gone_is_no_error(command, arguments, lines):
    reader, writer = os.pipe()
    os.close(reader)

    with os.fdopen(writer, "wb") as gone:
        done = subprocess.run(
            [*command, *arguments],
            input=b"tea\n" * lines,
            stdout=gone,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=environment(),
            check=False,
        )

    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


@pytest.mark.parametrize("closing", ["<&-", ">&-"])
@pytest.mark.parametrize("arguments", [["ask"], ["chat"]])
def test_a_stream_closed_from_the_start_gives_no_traceback(command, arguments, closing):
    done = run(["sh", "-c", f'exec "$@" {closing}', "sh", *command, *arguments])

    assert b"Traceback" not in done.stderr


def test_a_question_is_asked_for_when_a_terminal_gives_none(command):
    code, shown = on_terminal([*command, "ask"], environment(TERM="xterm"))

    assert code == 2
    assert "give a question" in shown


def test_a_terminal_that_can_shows_colour_and_boxes(command):
    _, shown = on_terminal([*command, "ask", "sizes of a pot"], environment(TERM="xterm-256color"))

    assert "\x1b[" in shown
    assert set(BOXES) & set(shown)


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (["--plain"], [], {}),
        ([], ["--plain"], {}),
        ([], [], {"NO_COLOR": "1"}),
        ([], [], {"TERM": "dumb"}),
        ([], [], {"TERM": ""}),
    ],
)
@pytest.mark.parametrize("asked", [["ask", "sizes of a pot"], ["topics"]])
def test_a_plain_terminal_gets_no_escape_codes_and_no_boxes(command, asked, before, after, changes):
    settings = {"TERM": "xterm-256color", **changes}

    code, shown = on_terminal([*command, *before, *asked, *after], environment(**settings))

    assert code == 0
    assert "Pots" in shown
    assert "\x1b" not in shown
    assert not set(BOXES) & set(shown)


@pytest.mark.parametrize(
    "arguments",
    [["ask", "wie lange ☕?"], ["ask", "--json", "☕"], ["explain", "☕"], ["ask"], ["chat"]],
)
@pytest.mark.parametrize("runner", ["pipe", "terminal"])
def test_a_locale_without_unicode_crashes_nothing(command, tea_folder, arguments, runner):
    common = tea_folder / "answers" / "_common.yaml"
    common.write_text(
        common.read_text().replace("only know about tea", "know tea ☕ – 茶"), "utf-8"
    )
    settings = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TERM": "xterm"}

    if runner == "terminal" and len(arguments) > 1:
        code, shown = on_terminal([*command, *arguments], environment(**settings))
    else:
        done = run([*command, *arguments], "oboe ☕\n".encode(), **settings)
        code, shown = done.returncode, done.stdout.decode("ascii") + done.stderr.decode("ascii")

    assert code in {0, 4}
    assert "know tea" in shown or "fallback" in shown
    assert "Traceback" not in shown
