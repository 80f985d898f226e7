"""Folders and files where an author put them in, content or a word on what is wrong out."""

import os
from pathlib import Path

import pytest

from bot import ContentInvalid, ContentNotFound, load_library
from bot.content.build import read_layers
from bot.content.location import ContentFile, ContentFolder
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


@pytest.mark.parametrize(
    "name",
    ["intents/Tea.yaml", "intents/TEA.YAML", "answers/green-tea.yaml", "answers/tea .yaml",
     "intents/.yaml", "cases/Tea.yaml", "cases/tea.YAML", "answers/té.yaml"],
)  # fmt: skip
def test_a_name_that_another_system_could_take_for_a_second_one_is_a_problem(tea_folder, name):
    write_files(tea_folder, {name: "- say: hello\n"})

    assert found(tea_folder) == [(name, 1, "file-name")]


def found(folder):
    with pytest.raises(ContentInvalid) as caught:
        load_library(folder, shipped=False)
    shown = f"{folder.as_posix()}/"
    return [(it.path.removeprefix(shown), it.line, it.rule) for it in caught.value.problems]


@pytest.mark.usefixtures("tea")
def test_a_link_out_of_the_folder_is_refused_even_after_a_good_load(tea_folder, tmp_path):
    inside = tea_folder / "intents/tea.yaml"
    outside = inside.rename(tmp_path / "elsewhere.yaml")
    inside.symlink_to(outside)

    assert found(tea_folder) == [("intents/tea.yaml", 1, "symlink")]


@pytest.mark.parametrize("way", ["absolute", "relative", "through another link"])
def test_a_folder_that_is_a_link_out_is_refused_once(tea_folder, tmp_path, way):
    outside = (tea_folder / "intents").rename(tmp_path / "elsewhere")
    if way == "through another link":
        (tea_folder / "notes").symlink_to(outside)
    target = {"absolute": outside, "relative": "../elsewhere"}.get(way, "notes")
    (tea_folder / "intents").symlink_to(target)

    assert found(tea_folder) == [("intents", 1, "symlink")]


def test_links_inside_the_folder_and_a_link_to_the_folder_itself_are_fine(
    tea, tea_folder, tmp_path
):
    kept = (tea_folder / "intents").rename(tea_folder / "kept")
    (tea_folder / "intents").symlink_to("kept")
    (kept / "tea.yaml").rename(tea_folder / "tea.txt")
    (kept / "tea.yaml").symlink_to("../tea.txt")
    (tmp_path / "link").symlink_to(tea_folder)

    assert load_library(tmp_path / "link", shipped=False).intents == tea.intents


@pytest.mark.parametrize("target", ["gone.yaml", "pots.yaml"])
def test_a_link_to_nothing_or_to_itself_is_a_problem(tea_folder, target):
    (tea_folder / "intents/pots.yaml").symlink_to(target)

    assert found(tea_folder) == [("intents/pots.yaml", 1, "unreadable")]


def test_a_pipe_that_would_never_end_is_not_waited_for(tea_folder):
    os.mkfifo(tea_folder / "intents/pots.yaml")

    assert found(tea_folder) == [("intents/pots.yaml", 1, "unreadable")]


class Shut:
    """A folder without the right to look into it."""

    name = "mine"

    def __init__(self, *, visible):
        self.visible = visible

    def __truediv__(self, _):
        return self

    def is_dir(self):
        if self.visible:
            return True
        raise PermissionError(13, "Permission denied")

    def iterdir(self):
        raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize(("visible", "named"), [(True, "mine/intents"), (False, "mine/")])
def test_a_folder_without_rights_is_said_and_no_crash(visible, named):
    folder = ContentFolder(Shut(visible=visible), "mine/")

    with pytest.raises(ContentNotFound, match=f"{named} cannot be read: Permission denied"):
        assert folder.files


def test_a_file_without_rights_is_a_problem_at_the_file():
    class Locked:
        name = "tea.yaml"

        def read_bytes(self):
            raise PermissionError(13, "Permission denied")

    class Folder:
        shown = "mine/"
        files = (ContentFile("intents", "tea", "mine/intents/tea.yaml", Locked()),)

    _, (problem,) = read_layers([Folder()])

    assert str(problem) == (
        "mine/intents/tea.yaml:1:1: cannot be read: Permission denied [unreadable]"
    )
