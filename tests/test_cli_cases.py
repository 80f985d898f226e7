"""What an author reads when cases are run: on the screen, in XML, and again at every change."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import Case
from bot.authoring.cases import Outcome
from bot.authoring.junit import junit
from bot.content.model import Dialogue
from bot.terminal.cli import main
from tests.conftest import FILES, write_files

CASES = """
- say: steeping time
  intents: [brewing]
- dialogue:
    - say: steeping time
      intents: [brewing]
    - say: does green tea keep me awake
      kind: fallback
      weight: urgent
- say: how much caffeine is in tea
  kind: fallback
  known_miss: true
"""
PATIENCE = 20
ROOT = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path):
    files = {
        **FILES,
        "cases/tea.yaml": CASES,
        "cases/more.yaml": CASES.replace("fallback", "answer"),
    }
    return write_files(tmp_path / "tea", files)


def run(capsys, folder, *arguments):
    code = main(["--content", str(folder), "--only", "test", *arguments])
    return code, capsys.readouterr().out.splitlines()


def test_failures_come_first_with_the_turn_and_all_that_is_different(folder, capsys):
    code, lines = run(capsys, folder)

    cases = f"{folder.as_posix()}/cases"
    turn = "turn 2 of 2: 'does green tea keep me awake'"
    assert code == 1
    assert lines[:4] == [
        f"{cases}/more.yaml:4: {turn}: expected the urgent disclaimer, got general",
        f"{cases}/more.yaml:10: passes now; take `known_miss` away",
        f"{cases}/tea.yaml:4: {turn}: expected fallback, got answer ['caffeine']",
        "    expected the urgent disclaimer, got general",
    ]


def test_each_file_has_a_line_and_the_totals_are_last(folder, capsys):
    _, lines = run(capsys, folder)

    cases = f"{folder.as_posix()}/cases"
    assert lines[-3:] == [
        f"{cases}/more.yaml  1 passed, 1 failed, 1 passes now",
        f"{cases}/tea.yaml   1 passed, 1 failed, 1 known miss",
        "2 passed, 2 failed, 1 known miss, 1 passes now",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("intents: [brewing]", "intents: [steeping]", "there is no intent 'steeping'"),
        ("kind: fallback\n", "alerts: [coffee]\n", "there is no alert 'coffee'"),
        ("weight: urgent", "cautions: [coffee]", "there is no caution 'coffee'"),
    ],
)
def test_a_name_that_leads_nowhere_is_no_failed_case_but_a_mistake(folder, capsys, old, new, said):
    (folder / "cases/tea.yaml").write_text(CASES.replace(old, new, 1), encoding="utf-8")

    code, lines = run(capsys, folder)

    assert code == 1
    assert [said in line for line in lines] in ([True], [])


def test_the_xml_has_a_suite_for_each_file_and_a_case_for_each_dialogue(folder, capsys, tmp_path):
    code, _ = run(capsys, folder, "--junit", str(tmp_path / "cases.xml"))

    suites = ET.parse(tmp_path / "cases.xml").getroot()  # noqa: S314  our own file
    counts = [(it.get("tests"), it.get("failures"), it.get("skipped")) for it in suites]
    assert code == 1
    assert counts == [("3", "2", "0"), ("3", "1", "1")]
    failed = suites.find("testsuite[2]/testcase/failure")
    assert failed.text == (
        "turn 2: does green tea keep me awake\n"
        "expected fallback, got answer ['caffeine']\n"
        "expected the urgent disclaimer, got general"
    )
    case = suites.find("testsuite[2]/testcase[2]")
    assert (case.get("file"), case.get("line")) == (f"{folder.as_posix()}/cases/tea.yaml", "4")


@given(st.text(), st.text())
def test_whatever_is_said_the_xml_can_be_read(say, why):
    dialogue = Dialogue((Case(say),), known_miss=False, place="a.yaml:1")

    told = ET.tostring(junit([Outcome(dialogue, "failed", 1, (why,))]).getroot())

    failure = ET.fromstring(told).find("testsuite/testcase/failure")  # noqa: S314  our own text
    assert failure.text.startswith("turn 1: ")


def lines_of(process):
    """The lines of a process as they come."""
    queue = Queue()
    Thread(target=lambda: [queue.put(it.strip()) for it in process.stdout], daemon=True).start()
    return queue


def until(queue, text):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            line = queue.get(timeout=PATIENCE)
        except Empty:
            break
        if text in line:
            return line
    pytest.fail(f"{text!r} did not come")


def test_a_watched_run_goes_on_through_changes_and_mistakes_until_it_is_stopped(folder):
    command = [sys.executable, "-m", "bot", "--content", str(folder), "--only", "test", "--watch"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        queue = lines_of(process)
        until(queue, "2 passed, 2 failed, 1 known miss, 1 passes now")
        time.sleep(1)
        (folder / "cases/more.yaml").write_text("- say: steeping time\n", encoding="utf-8")
        until(queue, "2 passed, 1 failed, 1 known miss, 0 passes now")
        (folder / "cases/more.yaml").write_text("- sya: steeping time\n", encoding="utf-8")
        until(queue, "unknown key 'sya'")
        (folder / "cases/more.yaml").write_text("- say: steeping time\n", encoding="utf-8")
        until(queue, "2 passed, 1 failed, 1 known miss, 0 passes now")
        answers = folder / "answers/tea.yaml"
        answers.write_text(answers.read_text("utf-8").replace("form: full", "form: fuller", 1))
        until(queue, "'fuller'; expected one of full")
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130
