"""Which form a terminal gets, how wide it is, and what that costs at the start."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.terminal.render import WIDEST, Plain, shower, width

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(("columns", "used"), [("5", 20), ("40", 40), ("80", 80), ("160", WIDEST)])
def test_text_is_as_wide_as_the_terminal_within_what_can_be_read(monkeypatch, columns, used):
    monkeypatch.setenv("COLUMNS", columns)

    assert width() == used


def test_what_goes_to_no_terminal_is_plain(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")

    assert isinstance(shower({}, asked_plain=False), Plain)


def test_what_goes_to_no_terminal_is_not_wrapped(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "40")

    shower({}, asked_plain=False).text("word " * 50)

    assert capsys.readouterr().out == " ".join(["word"] * 50) + "\n"


def test_plain_output_loads_no_library_that_it_does_not_need(tea_folder):
    code = (
        "import sys; from bot.terminal.cli import main;"
        "main(sys.argv[1:]);"
        "sys.exit(', '.join({'rich', 'markdown_it', 'wcwidth', 'anyascii'} & set(sys.modules)))"
    )
    asked = ["--content", str(tea_folder), "--only", "ask", "--plain", "tea on warfarin"]

    done = subprocess.run(
        [sys.executable, "-c", code, *asked], cwd=ROOT, capture_output=True, check=False
    )

    assert done.stdout
    assert done.stderr == b"\n"
