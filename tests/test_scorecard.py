"""The scorecard: its parts, its counts, and what it says of each set."""

import pytest

from bot.authoring.scorecard.page import about_of
from bot.authoring.scorecard.share import Share
from bot.terminal.cli import main
from tests.conftest import FILES, write_files

INSIDE = """
- {say: how long should i brew green tea, intents: [brewing], style: plain}
- {say: how much caffeine is in tea, intents: [caffeine], style: plain}
- {say: "well, my gran asks: steeping time", intents: [caffeine], style: story}
"""
OUTSIDE = """
- {say: who won the cup, kind: fallback}
- {say: my chest hurts, kind: fallback}
"""
ABOUT = """
- {set: inside, title: In <scope>, hand: a friend, written: 2026-11-22, blind: true}
- {set: outside, title: Out of it, hand: the same, written: 2026-11-22}
"""


@pytest.fixture
def run(tmp_path, capsys):
    folder = write_files(tmp_path / "tea", {**FILES, "cases/tea.yaml": INSIDE})
    files = {"inside.yaml": INSIDE, "outside.yaml": OUTSIDE, "_about.yaml": ABOUT}
    write_files(tmp_path / "sets", files)

    def run(*arguments):
        sets = str(tmp_path / "sets")
        content = ["--content", str(folder), "--only"]
        return main([*content, "scorecard", sets, *map(str, arguments)]), *capsys.readouterr()

    run.sets = tmp_path / "sets"
    return run


def test_every_item_of_the_guideline_has_its_place(run):
    _, page, _ = run()

    for item in ("1:", "2:", "3 and 4:", "5:", "6 to 9:", "10", "11:", "12:"):
        assert f"CHART {item}" in page or f"; {item}" in page


def test_each_set_is_told_with_its_hand_and_its_counts(run):
    code, page, _ = run()

    assert code == 0
    assert "| In <scope> | 3 | a friend | 2026-11-22 | yes |" in page
    assert "| Out of it | 2 | the same | 2026-11-22 | no |" in page
    assert "of 3)" in page
    assert "1 of 2)" in page.partition("an alarm all the same")[2].splitlines()[0]


def test_styles_are_told_apart(run):
    _, page, _ = run()

    rows = [line for line in page.splitlines() if line.startswith(("| plain", "| story"))]
    assert ["2 of 2" in rows[0], "0 of 1" in rows[1]] == [True, True]


def test_what_the_project_says_is_taken_over(run, tmp_path):
    about = tmp_path / "about.md"
    about.write_text("intro\n\n## Limits\n\n- Only tea.\n\n## Disclosures\n\nNone.\n", "utf-8")

    _, page, _ = run("--about", about)

    assert "- Only tea." in page.partition("## Limits")[2].partition("## Disclosures")[0]
    assert page.count("Nothing was said.") == 2


def test_the_page_in_html_loads_nothing_and_keeps_text_as_text(run, tmp_path):
    run("--html", tmp_path / "card.html")

    page = (tmp_path / "card.html").read_text("utf-8")
    assert "<table>" in page
    assert "In &lt;scope&gt;" in page
    assert "default-src 'none'" in page


def test_a_set_that_nothing_is_said_of_is_by_an_unknown_hand(run):
    (run.sets / "_about.yaml").unlink()

    _, page, _ = run()

    assert "| inside | 3 | unknown | unknown | no |" in page


def test_a_mistake_in_what_is_said_of_a_set_is_told_with_its_place(run):
    (run.sets / "_about.yaml").write_text("- {set: inside, titel: x}\n", "utf-8")

    code, page, complaint = run()

    assert (code, page) == (1, "")
    assert "_about.yaml:1:" in complaint
    assert "unknown-key" in complaint


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(0, 10, 0.0, 27.8), (10, 10, 72.2, 100.0), (5, 10, 23.7, 76.3), (81, 263, 25.5, 36.6)],
)
def test_the_interval_is_that_of_wilson(count, total, low, high):
    assert Share(count, total).interval == pytest.approx((low, high), abs=0.06)


def test_what_was_not_tried_has_no_share():
    assert str(Share(0, 0)) == "not tried"


def test_sections_are_told_by_their_headings():
    assert about_of("a\n## One\nb\n\nc\n## Two\n") == {"One": "b\n\nc", "Two": ""}
