"""The lines that were typed, in memory and in a file."""

import os

import pytest

from bot.terminal.past import Past
from bot.terminal.paste import LONGEST, Pastes


def typed(past, *lines):
    list(past.load_history_strings())
    for line in lines:
        past.append_string(line)


def test_lines_are_kept_in_memory_where_no_file_is_named():
    past = Past()
    typed(past, "one", "two\nlines")

    assert past.get_strings() == ["one", "two\nlines"]
    assert (past.path, past.problem) == (None, "")


def test_a_file_holds_each_line_at_once_for_its_owner_alone(tmp_path):
    path = tmp_path / "lines"
    past = Past(path)
    typed(past, "one", "two\nlines")

    assert list(Past(path).load_history_strings()) == ["two\nlines", "one"]
    assert path.stat().st_mode & 0o777 == 0o600


def folder(path):
    path.mkdir()


def pipe(path):
    os.mkfifo(path)


def notes(path):
    path.write_text("dear diary\n", encoding="utf-8")


def picture(path):
    path.write_bytes(bytes(range(256)))


def dangling(path):
    path.symlink_to(path.parent / "no" / "such" / "folder")


@pytest.mark.parametrize("make", [folder, pipe, notes, picture, dangling])
def test_what_is_no_history_file_is_told_in_one_line_and_left_as_it_was(tmp_path, make):
    path = tmp_path / "lines"
    make(path)
    before = path.read_bytes() if path.is_file() else b""

    past = Past(path)
    typed(past, "one")

    assert past.problem.startswith(f"history {path}: ")
    assert past.problem.endswith("the lines you type are kept in memory alone")
    assert "\n" not in past.problem
    assert past.path is None
    assert past.get_strings() == ["one"]
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_file_that_can_no_longer_be_written_is_told_and_the_lines_go_on(tmp_path):
    path = tmp_path / "folder" / "lines"
    path.parent.mkdir()
    past = Past(path)
    path.unlink()
    path.mkdir()

    typed(past, "one", "two")

    assert past.problem.startswith(f"history {path}: ")
    assert past.get_strings() == ["one", "two"]


def test_a_line_that_was_shown_in_part_is_not_kept():
    pastes, past = Pastes(), Past()
    past.leaves_out = pastes.in_part

    typed(past, "see " + pastes.shown("x" * LONGEST * 2), "one")

    assert past.get_strings() == ["one"]


def test_forgetting_leaves_nothing_to_call_back_and_the_file_as_it_is(tmp_path):
    path = tmp_path / "lines"
    past = Past(path)
    typed(past, "one")

    past.forget()
    typed(past, "two")

    assert past.get_strings() == ["two"]
    assert list(Past(path).load_history_strings()) == ["two", "one"]
