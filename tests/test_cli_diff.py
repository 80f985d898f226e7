"""`d3k2 diff` as authors and pull requests call it: folders, revisions, forms, exit codes."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.authoring.diff.change import Change
from bot.authoring.diff.compare import Comparison
from bot.authoring.diff.route import Route
from bot.authoring.diff.words import Reworded
from bot.terminal.cli import main
from bot.terminal.diff_markdown import code, in_markdown
from bot.terminal.diff_text import in_text
from bot.terminal.diff_told import one_line
from tests.conftest import FILES, write_files

MOVED = {
    **FILES,
    "intents/tea.yaml": FILES["intents/tea.yaml"].replace(
        "[how much", "[minutes for a pot, how much"
    ),
}
REWORDED = {
    **FILES,
    "answers/tea.yaml": FILES["answers/tea.yaml"].replace("Three minutes", "Four minutes"),
}
BROKEN = {**FILES, "intents/odd.yaml": "- intent: odd\n  titel: x\n"}
CASES = {"cases/tea.yaml": "- say: is tea stronger than coffee\n  intents: [caffeine]\n"}
ADDED = {
    "intents/cocoa.yaml": "- intent: cocoa\n  title: Cocoa\n  examples: [hot cocoa, night cocoa]\n",
    "answers/cocoa.yaml": "- answer: cocoa\n  form: brief\n  summary: Another drink.\n"
    "  reviewed: 2026-11-22\n  review_by: 2027-11-22\n",
}
WHO = {
    "GIT_AUTHOR_NAME": "an author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "an author",
    "GIT_COMMITTER_EMAIL": "author@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(folder, *words):
    done = subprocess.run(
        ["git", "-C", str(folder), *words],  # noqa: S607  whichever git there is
        env={**os.environ, **WHO},
        check=True,
        capture_output=True,
    )
    return done.stdout.decode().strip()


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A repository with the tea folder at two revisions, v1 and v2, and a third one that is broken.

    The content stands in a folder of it; what is in use is that of v2.
    """
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    root = tmp_path / "project"
    root.mkdir()
    git(root, "init", "-q")
    for name, files in (("broken", BROKEN), ("v1", {**FILES, **CASES}), ("v2", {**MOVED, **CASES})):
        shutil.rmtree(root / "mine", ignore_errors=True)
        write_files(root / "mine", files)
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", name)
        git(root, "tag", name)
    monkeypatch.chdir(root)
    monkeypatch.setenv("D3K2_CONTENT", "mine")
    return root


def folders(tmp_path, new):
    return [str(write_files(tmp_path / name, it)) for name, it in (("old", FILES), ("new", new))]


def test_two_folders_are_compared_and_the_way_that_changed_is_shown(tmp_path, capsys):
    assert main(["diff", *folders(tmp_path, MOVED)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"\d of \d+ utterances lead elsewhere\.", lines[1])
    assert "ASKED BACK OTHERWISE: 1" in lines
    at = lines.index('    "minutes for a pot"')
    assert lines[at - 1] == "  brewing -> asks: brewing + caffeine: 1"
    assert "example of caffeine, before example of brewing" in lines[at + 1]


def test_only_other_words_are_plainly_no_change_of_routing(tmp_path, capsys):
    assert main(["diff", *folders(tmp_path, REWORDED), "--fail-on-change"]) == 0

    said = capsys.readouterr().out
    assert "No change of routing" in said
    assert "answer brewing, summary\n    - Three minutes is usual" in said
    assert "    + Four minutes is usual" in said


@pytest.mark.parametrize(("given", "expected"), [([], 0), (["--fail-on-change"], 1)])
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_change_of_routing_fails_where_that_is_asked_for(tmp_path, capsys, form, given, expected):
    assert main(["diff", *folders(tmp_path, MOVED), "--format", form, *given]) == expected

    assert "minutes for a pot" in capsys.readouterr().out


def test_json_holds_every_route_before_and_after(tmp_path, capsys):
    main(["diff", *folders(tmp_path, MOVED), "--format", "json"])

    found = json.loads(capsys.readouterr().out)
    (change,) = found["routing"]
    assert change["said"] == ["minutes for a pot"]
    assert change["old"]["intents"] == ["brewing"]
    assert set(change["new"]["intents"]) == {"brewing", "caffeine"}
    assert found["counts"]["examples"] == [10, 11]
    assert found["schema"] == 1


def test_a_folder_that_is_not_whole_is_laid_over_what_ships_unless_alone(tmp_path, capsys):
    overlay, tea = write_files(tmp_path / "more", ADDED), write_files(tmp_path / "tea", FILES)

    assert main(["diff", "--only", str(tea), str(overlay)]) == 1

    assert f"{overlay.as_posix()}/" in capsys.readouterr().err


def test_what_a_folder_adds_is_listed(tmp_path, capsys):
    old, new = folders(tmp_path, {**FILES, **ADDED})

    main(["diff", old, new, "--only"])

    said = capsys.readouterr().out
    assert "  added intent: cocoa\n" in said
    assert "  added answer: cocoa\n" in said
    assert "  intents 5 -> 6\n" in said
    assert "new example of cocoa" in said


def test_the_lines_of_a_file_are_said_to_both(tmp_path, capsys):
    asked = tmp_path / "asked.txt"
    asked.write_text("\n minutes for a large pot\n", encoding="utf-8")

    main(["diff", *folders(tmp_path, MOVED), "--utterances", str(asked)])

    assert "minutes for a large pot" in capsys.readouterr().out


def test_two_revisions_are_compared(project, capsys):
    shutil.rmtree(project / "mine" / "intents")

    assert main(["diff", "v1", "v2"]) == 0

    said = capsys.readouterr().out
    assert said.startswith("v1 -> v2\n1 of ")
    assert "minutes for a pot" in said


@pytest.mark.usefixtures("project")
def test_a_revision_is_compared_with_what_is_in_use(capsys):
    assert main(["diff", "v2"]) == 0
    assert main(["diff", "v1"]) == 0

    same, other = capsys.readouterr().out.split("v1 -> ")
    assert same.startswith("v2 -> working tree\nNo change of routing")
    assert other.startswith("working tree\n1 of ")


@pytest.mark.usefixtures("project")
def test_a_revision_is_compared_with_a_folder(tmp_path, capsys):
    folder = write_files(tmp_path / "theirs", {**REWORDED, **CASES})

    assert main(["diff", "v1", str(folder), "--fail-on-change"]) == 0

    assert "Four minutes" in capsys.readouterr().out


@pytest.mark.usefixtures("project")
def test_nothing_of_a_revision_is_left_behind(tmp_path, monkeypatch, capsys):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))

    main(["diff", "v1", "v2"])
    main(["diff", "broken", "v2"])

    capsys.readouterr()
    assert list(scratch.iterdir()) == []


@pytest.mark.usefixtures("project")
def test_problems_of_a_revision_name_it_and_the_path_in_the_repository(capsys):
    assert main(["diff", "broken", "v2"]) == 1

    said, errors = capsys.readouterr()
    assert said == ""
    assert "broken:mine/intents/odd.yaml:2:3: unknown key 'titel'" in errors


def test_problems_of_cases_of_a_revision_do_so_too(project, capsys):
    write_files(project / "mine", {"cases/tea.yaml": "- sya: green\n"})
    git(project, "commit", "-q", "-a", "-m", "odd")

    assert main(["diff", "HEAD", "v1"]) == 1

    assert capsys.readouterr().err.startswith("HEAD:mine/cases/tea.yaml:1:")


@pytest.mark.parametrize(
    "revision", ["nowhere", "v1..v2", "--output=x", "-x", "", " ", "v1:mine", "\x00", "@{", ":/no"]
)
def test_what_is_no_revision_is_one_sentence(project, capsys, revision):
    before = sorted(project.iterdir())

    code = main(["diff", "--", revision or "v0", "v2"])

    said, errors = capsys.readouterr()
    assert (code, said) == (1, "")
    assert re.fullmatch(r"d3k2: .+\n", errors)
    assert sorted(project.iterdir()) == before


def test_a_folder_that_is_in_no_repository_is_one_sentence(tmp_path, capsys, monkeypatch):
    folder = write_files(tmp_path / "tea", FILES)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert main(["diff", "--content", str(folder), "HEAD"]) == 1

    assert "no git repository" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_a_hook_of_another_repository_does_not_mislead(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))

    assert main(["diff", "v1", "v2"]) == 0

    assert capsys.readouterr().out.startswith("v1 -> v2\n1 of ")


@pytest.mark.usefixtures("project")
def test_without_git_one_sentence_says_so(capsys, monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert main(["diff", "v1", "v2"]) == 1

    assert re.fullmatch(r"d3k2: git is not installed.+\n", capsys.readouterr().err)


def test_a_revision_without_the_folder_is_one_sentence(project, capsys):
    write_files(project / "other", FILES)

    assert main(["diff", "--content", "other", "v1", "v2"]) == 1

    assert re.fullmatch(r"d3k2: v1 holds neither intents/ nor .+\n", capsys.readouterr().err)


PLAIN = Route("answer", ("a",), (), (), "general", 90.0)
NONE = Route("fallback", (), (), (), "general")
NASTY = st.text(
    st.one_of(st.sampled_from("`|@*_<>&#[]()~\\-+ \n\t\x1b"), st.characters()),
    min_size=1,
    max_size=40,
)


def comparison(text):
    change = Change((text, text), 1, PLAIN, NONE, "", "example of a")
    words = [Reworded("answer", "a", "summary", text, f"{text} more")]
    return Comparison("v1", "v2", [change], words, {}, {}, {}, [], 2)


@given(NASTY)
def test_markdown_shows_an_utterance_as_code_and_nothing_of_it_is_obeyed(text):
    tokens = (
        MarkdownIt("commonmark").enable("table").parse("\n".join(in_markdown(comparison(text))))
    )

    inline = [child for token in tokens for child in token.children or ()]
    kinds = {child.type for child in inline}
    assert kinds <= {"text", "code_inline", "strong_open", "strong_close", "softbreak"}
    outside = "".join(child.content for child in inline if child.type == "text")
    assert set(outside) <= set("→ :,.0123456789abcdefghijklmnopqrstuvwxyz|-")
    html = [token.content for token in tokens if token.type == "html_block"]
    assert all(re.fullmatch(r"</?details[^`@]*\n?", it) for it in html)


def test_markdown_of_however_many_changes_is_short_enough_for_a_comment():
    long = "how " * 90
    many = [
        Change((f"{number} {long}",), 0, PLAIN, replace(NONE, cautions=(f"c{number % 500}",)))
        for number in range(9000)
    ]
    words = [Reworded("answer", f"a{number}", "summary", long, f"{number}") for number in range(99)]
    found = replace(comparison("tea"), routing=many, words=words)

    assert len("\n".join(in_markdown(found))) < 65_536


@given(NASTY)
def test_code_gives_back_the_line(text):
    (token,) = MarkdownIt("commonmark").parseInline(f"x {code(text)}")[0].children[1:]

    assert token.type == "code_inline"
    assert token.content.strip(" ") == one_line(text)


@given(NASTY)
def test_text_keeps_every_utterance_on_its_line(text):
    lines = list(in_text(comparison(text)))

    assert all(it.splitlines() in ([it], []) for it in lines)
    assert not [it for line in lines for it in line if category(it) in {"Cc", "Cf", "Cs"}]
    assert len(lines) == len(list(in_text(comparison("tea"))))
