"""Folders and files where an author put them in, content or a word on what is wrong out."""

from pathlib import Path

import pytest

from bot import ContentInvalid, ContentNotFound, load_library
from tests.conftest import write_files


@pytest.mark.parametrize("make", [lambda _: None, Path.mkdir, Path.touch])
def test_a_folder_that_is_missing_empty_or_a_file_is_not_found(tmp_path, make):
    make(tmp_path / "mine")

    with pytest.raises(ContentNotFound, match="mine"):
        load_library(tmp_path / "mine", shipped=False)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("intents/_sources.yaml", "file-name"),
        ("answers/_alerts.yaml", "file-name"),
        ("intents/_notes.yaml", "file-name"),
        ("intents/pots.yml", "file-name"),
        ("answers/folder.yaml/x", "unreadable"),
        ("cases/pots.yaml", "unknown-key"),
    ],
)
@pytest.mark.usefixtures("tea")
def test_a_file_in_the_wrong_place_is_a_problem_even_after_a_good_load(tea_folder, name, rule):
    (tea_folder / name).parent.mkdir(exist_ok=True)
    (tea_folder / name).write_text("- source: a\n")

    with pytest.raises(ContentInvalid) as caught:
        load_library(tea_folder, shipped=False)

    path = f"{(tea_folder / name).as_posix()}".removesuffix("/x")
    assert {(it.path, it.line) for it in caught.value.problems} == {(path, 1)}
    assert rule in {it.rule for it in caught.value.problems}


@pytest.mark.usefixtures("tea")
def test_a_file_with_another_ending_is_a_problem_even_after_a_good_load(tea_folder):
    (tea_folder / "intents/tea.yaml").rename(tea_folder / "intents/tea.yml")

    with pytest.raises(ContentInvalid, match=r"tea\.yml:1:1: no file of this name"):
        load_library(tea_folder, shipped=False)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("tea", "tea/intents/"),
        ("tea/", "tea/intents/"),
        ("../here/tea", "../here/tea/intents/"),
        ("{root}/here/tea", "{root}/here/tea/intents/"),
    ],
)
def test_problems_name_the_folder_as_the_author_did(tmp_path, monkeypatch, given, shown):
    write_files(tmp_path / "here/tea", {"intents/tea.yaml": "brewing\n"})
    monkeypatch.chdir(tmp_path / "here")

    with pytest.raises(ContentInvalid) as caught:
        load_library(given.format(root=tmp_path), shipped=False)

    expected = f"{shown.format(root=tmp_path)}tea.yaml:1:1: expected a list"
    assert expected in str(caught.value)


def test_a_file_in_the_wrong_tree_is_a_problem_at_every_entry(tea_folder):
    path = (tea_folder / "intents/tea.yaml").rename(tea_folder / "answers/pots.yaml")

    with pytest.raises(ContentInvalid) as caught:
        load_library(tea_folder, shipped=False)

    wrong = {it.line for it in caught.value.problems if it.rule == "missing-key"}
    lines = path.read_text().splitlines()
    assert wrong == {at for at, line in enumerate(lines, 1) if line.startswith("- ")}


def test_what_is_no_yaml_is_let_alone(tea_folder):
    write_files(tea_folder, {"answers/tea.yaml~": "\t{", "intents/README.md": "\t{"})

    assert load_library(tea_folder, shipped=False).intents
