"""`d3k2 lint` and `d3k2 rules` as they are typed: forms, mending, bad input."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.authoring.rulebook import rulebook
from bot.content.problem import Problem
from bot.terminal.cli import main
from bot.terminal.problems import FORMATS
from tests.conftest import write_files

ROOT = Path(__file__).parents[1]
ANSWER = """\
- answer: spare
  form: brief
  summary: Spare.
  reviewed: 2026-11-22
  review_by: 2099-11-22
"""
INTENT = "- intent: spare\n  title: Spare\n  examples: [a spare leaf, another leaf]\n"


@pytest.fixture
def mine(tmp_path):
    """An author's folder that lint finds nothing wrong with."""
    files = {"answers/spare.yaml": ANSWER, "intents/spare.yaml": INTENT}
    return write_files(tmp_path / "mine", files)


def lint(capsys, *arguments):
    code = main(["lint", *map(str, arguments)])
    said, errors = capsys.readouterr()
    return code, said, errors


def odd(mine):
    """The folder under a name with signs in it, and a file in it that cannot be read."""
    renamed = mine.rename(mine.with_name("mine, 1%"))
    (renamed / "answers" / "odd.yaml").write_text("- answer: a, b: c%\n", encoding="utf-8")
    return renamed


def test_for_a_workflow_each_problem_is_an_annotation_of_its_line(mine, capsys):
    mine = odd(mine)

    code, said, errors = lint(capsys, mine, "--format", "github")

    shown = f"{mine.as_posix()}/answers/odd.yaml"
    place = shown.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    assert code == 1
    assert errors == "1 problem\n"
    assert said.startswith(f"::error file={place},line=1,col=15,title=yaml-syntax::not readable")


def test_for_a_program_the_problems_are_one_object(mine, capsys):
    mine = odd(mine)

    code, said, _ = lint(capsys, mine, "--format", "json")

    found = json.loads(said)
    assert code == 1
    assert found["count"] == len(found["problems"]) == 1
    assert {"path", "line", "column", "rule", "message"} == found["problems"][0].keys()
    assert found["problems"][0]["path"].endswith("mine, 1%/answers/odd.yaml")


def test_without_a_problem_a_program_gets_an_object_too(mine, capsys):
    assert lint(capsys, mine, "--format", "json") == (0, '{"count": 0, "problems": []}\n', "")
    assert lint(capsys, mine, "--format", "github") == (0, "", "")


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_stands_in_a_problem_it_is_one_line_and_one_command(path, message):
    problems = [Problem(path, 1, 1, "spacing", message)]

    (line,) = FORMATS["github"](problems)
    head, _, told = line.removeprefix("::error ").partition("::")
    assert line.splitlines() in ([line], [])
    assert line.isprintable() or not line.isascii()
    assert [it.partition("=")[0] for it in head.split(",")] == ["file", "line", "col", "title"]
    assert told.count("%") == sum(told.count(it) for it in ("%25", "%0A", "%0D"))
    (line,) = FORMATS["json"](problems)
    assert json.loads(line)["problems"][0]["message"] == message


def test_what_is_mechanical_is_mended_and_the_rest_is_told(mine, capsys):
    path = mine / "answers" / "spare.yaml"
    path.write_bytes(ANSWER.replace("  form: brief\n", "").encode() + b"  form: brief  \r\n")
    (mine / "answers" / "_sources.yaml").write_text(
        "- {source: a, title: b, who: c, kind: d}\n", encoding="utf-8"
    )

    code, said, errors = lint(capsys, mine, "--fix")

    assert path.read_text(encoding="utf-8") == ANSWER
    assert code == 1
    assert said.endswith("source 'a' is cited nowhere [unused-source]\n")
    assert errors == f"d3k2 lint: mended {path.as_posix()}\n1 problem\n"


def test_what_is_not_mended_is_said_and_left(mine, capsys):
    path = mine / "answers" / "spare.yaml"
    path.write_bytes(b"\xef\xbb\xbf- answer: a: b\n")

    code, _, errors = lint(capsys, mine, "--fix")

    assert code == 1
    assert f"{path.as_posix()} is left as it is: it cannot be read" in errors
    assert path.read_bytes() == b"\xef\xbb\xbf- answer: a: b\n"


def test_at_a_release_nothing_may_be_unwritten(mine, capsys):
    text = ANSWER.replace("Spare.", "To be written.")
    (mine / "answers" / "spare.yaml").write_text(text, encoding="utf-8")

    assert lint(capsys, mine) == (0, "", "")
    assert "[unwritten]" in lint(capsys, mine, "--release")[1]


def test_without_the_extra_one_rule_is_left_out_and_lint_says_so(mine, tmp_path):
    write_files(tmp_path, {"none/pyphen.py": "raise ModuleNotFoundError(name='pyphen')\n"})
    path = os.pathsep.join([str(tmp_path / "none"), str(ROOT)])

    done = subprocess.run(
        [sys.executable, "-m", "bot", "lint", mine],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("d3k2 lint: reading-level was not looked at: ")
    assert "d3k2-bot[authoring]" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("data", "rules"),
    [
        (b"", {"empty-file"}),
        (b"\n", {"empty-file"}),
        (b"# nothing yet\n", {"empty-file"}),
        (ANSWER.replace("\n", "\r\n").encode(), {"spacing"}),
        (b"\xef\xbb\xbf" + ANSWER.encode(), {"spacing"}),
        (ANSWER.replace("  form", "\tform").encode(), {"spacing", "yaml-syntax"}),
        (ANSWER.replace("  form", "  \tform").encode(), {"spacing", "yaml-syntax"}),
        (ANSWER.encode("utf-16"), {"encoding"}),
        (ANSWER.replace("Spare.", "Spar\xe9.").encode("latin-1"), {"encoding"}),
        (ANSWER.encode() + b"\x00", {"encoding", "spacing"}),
    ],
)
def test_a_file_that_is_odd_is_told_of_with_a_place(mine, capsys, data, rules):
    path = mine / "answers" / "spare.yaml"
    path.write_bytes(data)

    _, said, _ = lint(capsys, mine, "--format", "json")

    found = [it for it in json.loads(said)["problems"] if it["path"] == path.as_posix()]
    assert {it["rule"] for it in found} == rules
    assert all(it["line"] >= 1 and it["column"] >= 1 for it in found)


@pytest.mark.parametrize(("name", "mode"), [("answers/spare.yaml", 0), ("answers", 0), ("", 0)])
def test_without_the_right_to_read_there_is_a_problem_and_no_traceback(mine, name, mode):
    """Root may read everything, so root becomes somebody else, with all that is needed imported."""
    kept = (mine / name).stat().st_mode
    mine.parent.chmod(0o755)
    (mine / name).chmod(mode)
    code = (
        "import os, sys\n"
        "from bot.terminal.cli import main\n"
        "main(['lint'])\n"
        "os.geteuid() or os.setuid(65534)\n"
        "sys.exit(main(['lint', 'mine']))\n"
    )
    try:
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=mine.parent,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        (mine / name).chmod(kept)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "ermission denied" in done.stdout + done.stderr


LONG = {
    "many examples": [f"leaf {number} of pot {number * 7 % 1000}" for number in range(100_000)],
    "many with one telling word": [f"{'the ' * (number % 9)}leaf" for number in range(100_000)],
    "many of small words": ["is the of"] * 100_000,
    "a run of spaces": [f"leaf{' ' * 100_000}tea"],
    "many lines of spaces": ["|", *["     "] * 50_000, "    leaf"],
}


@pytest.mark.parametrize("lines", LONG.values(), ids=LONG)
def test_a_file_of_a_hundred_thousand_is_looked_at_in_bounded_time(mine, capsys, lines):
    examples = "".join(f"  - {it}\n" for it in lines)
    if lines[0] == "|":
        examples = "  - " + "\n".join(lines) + "\n"
    text = f"- intent: spare\n  title: Spare\n  examples:\n{examples}"
    (mine / "intents" / "spare.yaml").write_text(text, encoding="utf-8")

    begun = time.perf_counter()
    lint(capsys, mine)

    assert time.perf_counter() - begun < 30


def test_all_rules_are_listed_a_line_each(capsys):
    assert main(["rules"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(rulebook())


def test_one_rule_is_told_with_both_examples(capsys):
    assert main(["rules", "missing-key"]) == 0

    said = capsys.readouterr().out
    assert said.startswith("missing-key: An entry has every key that it needs.\n")
    assert "\ngood:\n\n    # answers/tea.yaml\n" in said
    assert "\nbad:\n\n    # answers/tea.yaml\n" in said


def test_a_name_of_no_rule_is_told_the_nearest(capsys):
    assert main(["rules", "mising-key"]) == 1

    said, errors = capsys.readouterr()
    assert said == ""
    assert "unknown rule 'mising-key'; the nearest is 'missing-key'" in errors


def test_a_whole_folder_laid_over_what_ships_hears_of_only(capsys):
    whole = ROOT / "examples" / "magnesium_b6"

    code, _, errors = lint(capsys, whole)

    assert code == 1
    assert errors.endswith("; a folder that is whole by itself is used with --only\n")
