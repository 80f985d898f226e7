"""Pipes: lines and JSON objects in, as other programs write them, replies out in their order."""

import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STEEPING = "how long should i brew green tea"
DISCLAIMER = b"Ask a doctor or pharmacist."


@pytest.fixture
def command(tea_folder):
    """The start of every command line: this Python, this program, tea alone."""
    return [sys.executable, "-m", "bot", "--content", str(tea_folder), "--only", "ask"]


def environment():
    """This environment without what would hurry the output along."""
    return {key: it for key, it in os.environ.items() if key not in {"PYTHONUNBUFFERED", "COLUMNS"}}


def run(line, given=b""):
    return subprocess.run(
        line, input=given, capture_output=True, cwd=ROOT, env=environment(), check=False
    )


def test_each_line_of_a_pipe_is_answered_in_its_order_and_blank_ones_are_skipped(command):
    done = run(command, f"{STEEPING}\n\n \t\nqqqq\r\n{STEEPING}".encode())

    echoed = [line for line in done.stdout.splitlines() if line.startswith(b">")]
    assert echoed == [b"> " + STEEPING.encode(), b"> qqqq", b"> " + STEEPING.encode()]
    assert done.stdout.count(DISCLAIMER) == 3
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_empty_pipe_is_no_mistake(command):
    done = run(command)

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_json_of_a_pipe_is_one_object_a_line(command):
    done = run([*command, "--json"], f"{STEEPING}\n\nqqqq\n".encode())

    kinds = [json.loads(line)["kind"] for line in done.stdout.splitlines()]
    assert kinds == ["answer", "fallback"]
    assert done.returncode == 0


def test_jsonl_gives_ids_back_as_they_came(command):
    ids = [7, "a ☕", None, [1, {"x": 2}], 1.5]
    given = "".join(json.dumps({"id": it, "text": STEEPING}) + "\n" for it in ids)

    done = run([*command, "--jsonl"], (given + '{"text": "qqqq"}\n').encode())

    *named, last = map(json.loads, done.stdout.splitlines())
    assert [it["id"] for it in named] == ids
    assert {it["kind"] for it in named} == {"answer"}
    assert "id" not in last
    assert done.returncode == 0


def test_jsonl_answers_a_bad_line_in_its_place_and_fails_at_the_end(command):
    good = json.dumps({"text": STEEPING}).encode()
    bad = [b"{", b"3", b"null", b'"text"', b"[1]", b"{}", b'{"text": 5}', b"\xff", b"[" * 5000]

    done = run([*command, "--jsonl"], b"\n".join([good, *bad, good]))

    first, *between, last = map(json.loads, done.stdout.splitlines())
    assert first["kind"] == last["kind"] == "answer"
    assert [it["line"] for it in between] == list(range(2, 2 + len(bad)))
    assert all("text" in it["error"] for it in between)
    assert (done.returncode, done.stderr) == (1, b"")


def test_jsonl_counts_blank_lines_so_that_an_editor_finds_the_bad_one(command):
    done = run([*command, "--jsonl"], b"\n\n{\n")

    assert json.loads(done.stdout)["line"] == 3


@pytest.mark.parametrize(
    ("form", "line"), [("--json", STEEPING), ("--jsonl", json.dumps({"text": STEEPING}))]
)
def test_a_program_gets_each_reply_before_it_writes_the_next_line(command, form, line):
    with subprocess.Popen(
        [*command, form],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=environment(),
    ) as process:
        process.stdin.write(f"{line}\n".encode())
        process.stdin.flush()
        came, _, _ = select.select([process.stdout], [], [], 10)
        process.stdin.close()
        process.stdout.read()

    assert came


def test_hostile_lines_are_answered_and_send_nothing_to_the_terminal(command):
    lines = [
        b"\x00",
        b"green\x00tea",
        b"\xff\xfe \xc3\x28 \xed\xa0\x80",
        b"\x1b[2J\x1b]0;title\x07tea\x9b2J",
        "\u202egreen\u2069 \x9b31m".encode(),
        b"one\rtwo\x0bthree\x0cfour",
        "🫖".encode() * 1000,
        b"tea " * 262_144,
        b"t" * 100_000,
    ]

    done = run(command, b"\n".join(lines))

    shown = done.stdout.decode()
    assert done.stdout.count(DISCLAIMER) == len(lines)
    assert not [it for it in shown if it != "\n" and (ord(it) < 32 or 0x7F <= ord(it) < 0xA0)]
    assert not set(shown) & {"\u202e", "\u2069"}
    assert len(shown) < 20_000
    assert (done.returncode, done.stderr) == (0, b"")
