"""`ask --jsonl` as people run it: long files, several processes, and every way to end early."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from argparse import ArgumentTypeError
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.terminal.cli import main
from bot.terminal.jobs import MOST_JOBS, jobs
from tests.terminal import on_terminal

ROOT = Path(__file__).parents[1]
STEEPING = "how long should i brew green tea"
LINE = json.dumps({"text": STEEPING}).encode() + b"\n"
MANY = LINE * 20_000
SOON = 20.0
"""Seconds; far more than any of it takes."""


@pytest.fixture
def command(tea_folder):
    """The start of every command line: this Python, this program, tea alone."""
    start = [sys.executable, "-m", "bot", "--content", str(tea_folder), "--only"]
    return [*start, "ask", "--jsonl"]


@contextmanager
def running(line, **streams):
    """A command as a group of its own, with all that it starts; fails when any of it stays."""
    piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(
        line, cwd=ROOT, start_new_session=True, **{**piped, **streams}
    ) as process:
        try:
            yield process
            process.wait(SOON)
            assert left(process.pid) == "nothing"
        finally:
            if left(process.pid, patience=0) != "nothing":
                os.killpg(process.pid, signal.SIGKILL)


def left(group, patience=SOON):
    """Whether a process of a group is left after some time."""
    until = time.monotonic() + patience
    while True:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return "nothing"
        if time.monotonic() >= until:
            return "something"
        time.sleep(0.05)


def first_line(process):
    ready, _, _ = select.select([process.stdout], [], [], SOON)
    assert ready
    return process.stdout.readline()


def run(line, given):
    return subprocess.run(line, input=given, capture_output=True, cwd=ROOT, check=False)


@pytest.mark.parametrize(("given", "number"), [("1", 1), ("7", 7), (str(MOST_JOBS), MOST_JOBS)])
def test_a_number_of_processes_is_read(given, number):
    assert jobs(given) == number


@pytest.mark.parametrize("given", ["0", "auto"])
def test_there_may_be_one_for_each_core(given):
    assert 1 <= jobs(given) <= MOST_JOBS


@pytest.mark.parametrize("given", ["", "-1", "1.5", "two", "1e1", "²", "00000", "61", "9" * 5000])
def test_any_other_number_of_processes_is_refused(given):
    with pytest.raises(ArgumentTypeError, match=f"from 1 to {MOST_JOBS}, or auto"):
        jobs(given)


def test_a_number_of_processes_that_cannot_be_is_a_usage_error(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*command[3:], "--jobs", "many"])

    assert ended.value.code == 2
    assert "from 1 to 60, or auto" in capsys.readouterr().err


@pytest.mark.parametrize("rest", [["--jsonl", "tea"], ["--json"], ["tea"], []])
def test_processes_without_lines_to_share_are_a_usage_error(tea_folder, rest, capsys):
    assert main(["--content", str(tea_folder), "--only", "ask", "--jobs", "2", *rest]) == 2
    assert "--jobs goes with --jsonl" in capsys.readouterr().err


def test_conversations_and_bad_lines_come_out_the_same_from_any_number_of_processes(command):
    said = ["steeping time", "more", "2", "{", "i take warfarin", "caffeine in tea"]
    lines = [
        text if text == "{" else json.dumps({"text": text, "conversation": name, "id": name})
        for text in said
        for name in range(30)
    ]
    given = "\n".join(lines).encode()

    one, two = run(command, given), run([*command, "--jobs", "2"], given)

    assert one.stdout == two.stdout
    assert (one.returncode, two.returncode) == (1, 1)
    assert (one.stderr, two.stderr) == (b"", b"")
    replies = [json.loads(line) for line in one.stdout.splitlines()]
    assert [it.get("conversation") for it in replies[:30]] == [*range(30)]
    assert [it.get("line") for it in replies[90:120]] == [*range(91, 121)]


@pytest.mark.parametrize("number", ["1", "2"])
def test_a_program_gets_each_reply_before_it_writes_the_next_line(command, number):
    with running([*command, "--jobs", number]) as process:
        for _ in range(3):
            process.stdin.write(LINE)
            process.stdin.flush()
            assert json.loads(first_line(process))["kind"] == "answer"
        process.stdin.close()

    assert process.returncode == 0


@pytest.mark.parametrize("number", ["1", "2"])
@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["int", "term"]
)
def test_a_signal_ends_all_of_it_quietly(command, number, sent, code):
    with running([*command, "--jobs", number]) as process:
        process.stdin.write(LINE)
        process.stdin.flush()
        first_line(process)
        os.killpg(process.pid, sent)
        process.wait(SOON)
        assert process.stderr.read() == b""

    assert process.returncode == code


@pytest.mark.parametrize("number", ["1", "2"])
def test_a_reader_that_goes_early_ends_all_of_it_quietly(command, tmp_path, number):
    (tmp_path / "many").write_bytes(MANY)

    with (
        (tmp_path / "many").open("rb") as many,
        running([*command, "--jobs", number], stdin=many) as process,
    ):
        first_line(process)
        process.stdout.close()
        process.wait(SOON)
        assert process.stderr.read() == b""

    assert process.returncode == 0


def test_workers_end_when_the_process_that_started_them_was_killed(command):
    with running([*command, "--jobs", "2"]) as process:
        process.stdin.write(LINE)
        process.stdin.flush()
        first_line(process)
        process.kill()


def workers_of(process):
    """Ids of its worker processes, as Linux tells them."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.is_file():
        pytest.skip("this platform does not tell the children of a process")
    numbers = children.read_text().split()
    return [it for it in numbers if b"spawn_main" in Path(f"/proc/{it}/cmdline").read_bytes()]


def test_a_worker_that_was_killed_is_one_sentence_and_an_error(command):
    with running([*command, "--jobs", "2"]) as process:
        process.stdin.write(LINE)
        process.stdin.flush()
        first_line(process)
        os.kill(int(workers_of(process)[0]), signal.SIGKILL)
        process.wait(SOON)
        told = process.stderr.read().decode()

    assert process.returncode == 1
    assert told.count("\n") == 1
    assert "a worker process was killed by signal 9" in told


def test_a_text_that_is_too_long_for_a_line_is_told_and_the_next_is_answered(command):
    given = json.dumps({"text": "tea " * 2_000_000}).encode() + b"\n" + LINE

    done = run(command, given)

    first, second = map(json.loads, done.stdout.splitlines())
    assert "4 MB" in first["error"]
    assert (second["kind"], done.returncode) == ("answer", 1)


def shown_on_terminal(line, path, **changes):
    """What standard error shows when it is a terminal, standard output a file."""
    environment = {**os.environ, "TERM": "xterm", **changes}
    with path.open("rb") as given:
        return on_terminal(line, environment, stdin=given, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize("number", ["1", "2"])
def test_a_terminal_is_shown_how_far_it_is(command, tmp_path, number):
    (tmp_path / "given").write_bytes(LINE * 1500)

    code, shown = shown_on_terminal([*command, "--jobs", number], tmp_path / "given")

    assert code == 0
    assert "1,500 lines" in shown
    assert "a second" in shown
    assert "100 %" in shown


@pytest.mark.parametrize(("more", "changes"), [(["--plain"], {}), ([], {"TERM": "dumb"})])
def test_a_plain_terminal_is_shown_no_bar(command, tmp_path, more, changes):
    (tmp_path / "given").write_bytes(LINE)

    assert shown_on_terminal([*command, *more], tmp_path / "given", **changes) == (0, "")


def test_lines_of_a_pipe_load_no_terminal_library(tea_folder):
    code = (
        "import sys; from bot.terminal.cli import main; "
        f"main(['--content', {str(tea_folder)!r}, '--only', 'ask', '--jsonl']); "
        "sys.exit(any(it.split('.')[0] in {'rich', 'prompt_toolkit'} for it in sys.modules))"
    )

    assert run([sys.executable, "-c", code], LINE).returncode == 0
