"""The chat without a terminal: lines of a file or a pipe."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REGIONS

ROOT = Path(__file__).parents[1]
STEEPING = "how long should i brew green tea"
DISCLAIMER = "Ask a doctor or pharmacist."


@pytest.fixture
def command(tea_folder):
    return [sys.executable, "-m", "bot", "chat", "--content", str(tea_folder), "--only"]


@pytest.fixture
def chat(command):
    """Says lines to the chat about tea; gives what it prints back."""

    def say(*lines):
        done = run(command, "\n".join(lines).encode())
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode()

    return say


def run(command, given):
    return subprocess.run(
        command,
        input=given,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80"},
        check=False,
    )


def test_it_reads_as_a_conversation_without_a_banner(chat):
    shown = chat(STEEPING, "", "   ", "1")

    assert shown.startswith(f"> {STEEPING}\n\nThree minutes is usual [1].")
    assert f"{DISCLAIMER}\n\n> 1\n\nBlack tea has more caffeine" in shown
    assert shown.count("\n> ") == 1


def test_commands_work(chat):
    shown = chat(STEEPING, "/so", "/nonsense", "/help")

    assert "> /so\n\n" in shown
    assert "On leaves. https://doi.org/10.1000/leaf" in shown
    assert "There is no command /nonsense;" in shown
    assert "- /topics: list what can be asked" in shown


def test_the_region_of_the_command_line_holds_until_another_is_named(command, tea_folder):
    (tea_folder / "answers" / "_regions.yaml").write_text(REGIONS, encoding="utf-8")

    done = run([*command, "--region", "de"], b"/region\n/region uk\n")

    assert b"> /region\n\nNumbers to call are those of: Germany (de).\n" in done.stdout
    assert b"> /region uk\n\nNumbers to call are those of: United Kingdom (uk).\n" in done.stdout


@pytest.mark.parametrize("leaving", ["/quit", "quit", " EXIT ", "/q"])
def test_nothing_is_read_after_leaving(chat, leaving):
    assert "Three minutes" not in chat(leaving, STEEPING)


def test_bytes_that_are_no_text_and_controls_do_no_harm(command):
    done = run(
        command, b"\xef\xbb\xbf" + STEEPING.encode() + b"\r\n\xff\x00\x1b[2J\n/\x1b[2Jhelp\n"
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert done.stdout.startswith(f"> {STEEPING}\n".encode())
    assert done.stdout.count(DISCLAIMER.encode()) == 2


def test_a_long_line_is_answered_and_its_echo_cut(chat):
    shown = chat("tea " * 50_000 + "i am on warfarin")

    assert "Call your clinic" in shown
    assert len(shown.splitlines()[0]) == 202


def test_each_reply_comes_at_once(command):
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, bufsize=0
    ) as talking:
        talking.stdin.write(f"{STEEPING}\n".encode())

        assert any(DISCLAIMER.encode() in line for line in iter(talking.stdout.readline, b""))
        talking.stdin.close()


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_signal_ends_it_without_a_traceback(command, name, code):
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        bufsize=0,
    ) as talking:
        talking.stdin.write(f"{STEEPING}\n".encode())
        talking.stdout.readline()
        talking.send_signal(getattr(signal, name))
        _, errors = talking.communicate(timeout=20)

    assert (talking.returncode, errors) == (code, b"")


def test_no_terminal_library_is_loaded(command):
    code = (
        "import sys; from bot.terminal.cli import main; main(sys.argv[1:]);"
        "print([it for it in ('prompt_toolkit', 'rich') if it in sys.modules])"
    )

    done = run([sys.executable, "-c", code, *command[3:]], b"/plain\n")

    assert done.stdout.endswith(b"\n[]\n")
