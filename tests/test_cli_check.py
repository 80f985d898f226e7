"""What authors check their folder with: lint and test, and what a broken folder says."""

import re

import pytest

from bot.terminal.cli import main

PROBLEM = re.compile(r"(?P<path>.+\.yaml):\d+:\d+: .+ \[(?P<rule>[a-z-]+)\]")
INTENT = """\
- intent: cocoa
  title: Cocoa
  examples: [hot cocoa, night cocoa]
"""
ANSWER = """\
- answer: cocoa
  form: brief
  summary: Cocoa is another drink.
  reviewed: 2026-11-22
  review_by: 2099-11-22
"""
CASES = {
    "holds": "- say: hot cocoa\n  intents: [cocoa]\n",
    "fails": "- say: hot cocoa\n  kind: fallback\n",
    "misses": "- say: hot cocoa\n  kind: fallback\n  known_miss: true\n",
    "passes_now": "- say: hot cocoa\n  intents: [cocoa]\n  known_miss: true\n",
}


@pytest.fixture
def cocoa(tea_folder):
    """The tea folder, with an intent about cocoa beside it that lint finds nothing wrong with."""
    (tea_folder / "intents" / "cocoa.yaml").write_text(INTENT, encoding="utf-8")
    (tea_folder / "answers" / "cocoa.yaml").write_text(ANSWER, encoding="utf-8")
    (tea_folder / "cases").mkdir()
    return tea_folder


def only(folder):
    return ["--content", str(folder), "--only"]


def add_cases(folder, *names):
    for name in names:
        (folder / "cases" / f"{name}.yaml").write_text(CASES[name], encoding="utf-8")


@pytest.mark.parametrize("named", ["option", "argument", "both"])
def test_lint_prints_each_problem_with_its_place_and_its_rule(tea_folder, capsys, named):
    folder = str(tea_folder)
    answers = tea_folder / "answers" / "tea.yaml"  # its reviews shall not be overdue one day
    answers.write_text(answers.read_text("utf-8").replace("2027", "2099"), encoding="utf-8")
    ways = {
        "option": ["lint", "--only", "--content", folder],
        "argument": ["lint", "--only", folder],
        "both": ["lint", "--only", "--content", folder, folder],
    }

    assert main(ways[named]) == 1

    said, errors = capsys.readouterr()
    found = [PROBLEM.fullmatch(line) for line in said.splitlines()]
    assert all(found)
    assert {it["path"] for it in found} == {f"{tea_folder.as_posix()}/answers/tea.yaml"}
    assert {it["rule"] for it in found} == {"block-length"}
    assert errors == f"{len(found)} problems\n"


def test_lint_of_a_folder_without_a_problem_prints_nothing(tmp_path, capsys):
    for tree, text in (("intents", INTENT), ("answers", ANSWER)):
        (tmp_path / tree).mkdir()
        (tmp_path / tree / "cocoa.yaml").write_text(text, encoding="utf-8")

    assert main(["lint", str(tmp_path)]) == 0

    assert capsys.readouterr() == ("", "")


def test_lint_reports_what_keeps_content_from_loading_too(cocoa, capsys):
    (cocoa / "intents" / "odd.yaml").write_text("- intent: odd\n  titel: x\n", encoding="utf-8")

    assert main(["lint", *only(cocoa)]) == 1

    assert (
        f"{cocoa.as_posix()}/intents/odd.yaml:2:3: unknown key 'titel'" in capsys.readouterr().out
    )


def test_content_with_mistakes_is_not_loaded_and_each_mistake_has_its_place(cocoa, capsys):
    (cocoa / "intents" / "odd.yaml").write_text("- intent: odd\n  titel: x\n", encoding="utf-8")

    assert main([*only(cocoa), "ask", "hot cocoa"]) == 1

    said, errors = capsys.readouterr()
    *problems, last = errors.splitlines()
    assert said == ""
    assert last == f"d3k2: {len(problems)} problems; nothing was loaded"
    assert len(problems) >= 2
    assert all(PROBLEM.fullmatch(line) for line in problems)


@pytest.mark.parametrize("command", [["lint"], ["ask", "hot cocoa"]])
def test_no_problem_carries_an_escape_code_to_the_terminal(cocoa, capsys, command):
    odd = '- intent: cocoa\n  "\\e[41mkey": x\n  title: "\\e[31m"\n  examples: "\\e[2J"\n'
    (cocoa / "intents" / "odd\x1b[2J.yaml").write_text(odd, encoding="utf-8")

    assert main([*command, *only(cocoa)]) == 1

    assert "\x1b" not in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("names", "code", "counts"),
    [
        (["holds"], 0, "1 passed, 0 failed, 0 known miss, 0 passes now"),
        (["holds", "misses"], 0, "1 passed, 0 failed, 1 known miss, 0 passes now"),
        (["holds", "fails"], 1, "1 passed, 1 failed, 0 known miss, 0 passes now"),
        (["passes_now"], 1, "0 passed, 0 failed, 0 known miss, 1 passes now"),
    ],
)
def test_the_cases_of_a_folder_are_run_and_counted(cocoa, capsys, names, code, counts):
    add_cases(cocoa, *names)

    assert main(["test", *only(cocoa)]) == code

    assert capsys.readouterr().out.splitlines()[-1] == counts


def test_a_case_that_fails_is_shown_with_its_place_and_what_was_expected(cocoa, capsys):
    add_cases(cocoa, "holds", "fails", "passes_now")

    main(["test", *only(cocoa)])

    failed, passes_now, *_summary = capsys.readouterr().out.splitlines()
    place = f"{cocoa.as_posix()}/cases"
    assert failed.startswith(f"{place}/fails.yaml:1: 'hot cocoa': expected fallback, got answer")
    assert passes_now.startswith(f"{place}/passes_now.yaml:1: passes now")


def test_only_the_case_files_that_are_named_are_run(cocoa, capsys):
    add_cases(cocoa, "holds", "fails")

    assert main(["test", *only(cocoa), str(cocoa / "cases" / "holds.yaml")]) == 0

    *files, counts = capsys.readouterr().out.splitlines()
    assert counts.startswith("1 passed, 0 failed")
    assert [line.split("  ")[1] for line in files] == ["1 passed"]


@pytest.mark.parametrize("missing", ["none found", "named file"])
def test_cases_that_are_not_there_are_one_clear_sentence(tea_folder, capsys, missing):
    named = [str(tea_folder / "nowhere.yaml")] if missing == "named file" else []

    assert main(["test", *only(tea_folder), *named]) == 1

    said, errors = capsys.readouterr()
    assert said == ""
    assert re.fullmatch(r"d3k2.*: .+\n", errors)


def test_a_case_file_with_a_mistake_is_reported_with_its_place(cocoa, capsys):
    (cocoa / "cases" / "odd.yaml").write_text("- sya: hot cocoa\n", encoding="utf-8")

    assert main(["test", *only(cocoa)]) == 1

    first, *_ = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{cocoa.as_posix()}/cases/odd.yaml:1:")
    assert PROBLEM.fullmatch(first)


@pytest.mark.parametrize("key", ["intents", "alerts", "no_alerts", "cautions"])
def test_a_case_that_names_what_is_not_there_is_a_problem_though_it_is_a_known_miss(
    cocoa, capsys, key
):
    case = f"- dialogue:\n    - say: hot cocoa\n      {key}: [gone]\n  known_miss: true\n"
    (cocoa / "cases/cocoa.yaml").write_text(case, encoding="utf-8")

    assert main([*only(cocoa), "test"]) == 1
    tested = capsys.readouterr().err
    assert main([*only(cocoa), "lint"]) == 1
    linted = capsys.readouterr().out

    assert all("cocoa.yaml:3:" in it and "'gone' [unknown-" in it for it in (tested, linted))
