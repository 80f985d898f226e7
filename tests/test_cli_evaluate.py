"""`d3k2 evaluate`: what it prints, what it writes, and when it fails."""

import json

import pytest

from bot.terminal.cli import main
from tests.conftest import FILES, write_files

CASES = """
- say: how long do i brew it
  intents: [brewing]
- say: does tea keep me awake
  intents: [caffeine]
- say: the steeping time of my tea
  intents: [brewing]
- say: minutes for a big pot
  intents: [brewing]
- say: how much caffeine is in a tea bag
  intents: [caffeine]
- say: who won the cup
  kind: fallback
"""


@pytest.fixture
def run(tmp_path, capsys):
    """Run the command over the tea folder; gives exit code, output and complaints."""
    folder = write_files(tmp_path / "tea", {**FILES, "cases/tea.yaml": CASES})

    def run(*arguments):
        code = main(["--content", str(folder), "--only", "evaluate", *map(str, arguments)])
        return code, *capsys.readouterr()

    run.folder = folder
    return run


def test_the_text_tells_of_both_groups_and_of_every_disturbance(run):
    code, told, _ = run()

    assert code == 0
    for part in ("left-out examples: ", "cases: 5 in scope, 1 out of it", "ROBUSTNESS", "CURVE"):
        assert part in told


def test_the_json_holds_every_part(run):
    _, told, _ = run("--format", "json")

    values = json.loads(told)
    assert values["form"] == 1
    assert {it["group"] for it in values["groups"]} == {"cases", "left-out examples"}
    assert {it["intent"] for it in values["intents"]} >= {"brewing", "caffeine", "thinners"}
    assert sum(it["count"] for it in values["confusion"]) == sum(
        it["in_scope"] + it["out_of_scope"] for it in values["groups"]
    )
    assert values["chosen"] in values["curve"]


def test_a_quick_evaluation_disturbs_nothing(run):
    _, told, _ = run("--quick")

    assert "ROBUSTNESS" not in told


def test_an_edit_is_told_with_what_it_would_change(run):
    code, told, _ = run("--add", "caffeine", "will it keep me up at night")

    assert code == 0
    assert told.splitlines()[0].endswith("right)")
    assert run("--remove", "brewing", "steeping time")[0] == 0
    assert run("--move", "brewing", "caffeine", "steeping time")[0] == 0


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("--add", "nowhere", "x"), "no intent 'nowhere'"),
        (("--remove", "brewing", "never written"), "no example 'never written'"),
    ],
)
def test_an_edit_of_what_is_not_there_is_told_in_one_line(run, edit, told):
    code, out, complaint = run(*edit)

    assert (code, out) == (1, "")
    assert told in complaint
    assert len(complaint.splitlines()) == 1


def test_the_same_content_is_no_worse_than_its_record(run, tmp_path):
    record = tmp_path / "record.json"
    run("--record", record)

    code, told, _ = run("--against", record)

    assert code == 0
    assert "FAILED" not in told


def test_worse_content_fails_and_names_who_turned(run, tmp_path):
    record = tmp_path / "record.json"
    run("--record", record)
    path = run.folder / "intents" / "_thresholds.yaml"
    path.write_text("answer: 100\noffer: 100\nmargin: 1\n", encoding="utf-8")

    code, told, _ = run("--against", record)

    assert code == 1
    assert "FAILED" in told
    assert ": good -> refused" in told


@pytest.mark.parametrize("text", [None, "", "[]"])
def test_a_record_that_cannot_be_read_is_told_before_anything_is_learned(run, tmp_path, text):
    record = tmp_path / "record.json"
    if text is not None:
        record.write_text(text, encoding="utf-8")

    code, out, complaint = run("--against", record)

    assert (code, out) == (1, "")
    assert "no record of an evaluation" in complaint
