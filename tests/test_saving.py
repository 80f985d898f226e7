"""`/save visit.md`: a whole file or none, never over another, and always a sentence."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import Bot
from bot.terminal.saving import NotSaved, place, save, save_command

ROOT = Path(__file__).parents[1]
STEEPING = "how long should i brew green tea"


@pytest.fixture
def turns(tea):
    """One question and its answer."""
    return [(STEEPING, Bot(tea).reply(STEEPING))]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder, in which everything happens."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("arguments", "path", "force"),
    [
        ("visit.md", "visit.md", False),
        ("  visit.md  --force ", "visit.md", True),
        ("--force visit.md", "visit.md", True),
        ('"my visit.md"', "my visit.md", False),
        ("'a b'/c.md", "a b/c.md", False),
        ("visit#1.md", "visit#1.md", False),
        ("~/visit.md", "~/visit.md", False),
    ],
)
def test_the_path_is_read_as_a_shell_reads_it(arguments, path, force):
    assert place(arguments) == (Path(path), force)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("", "Say where to"),
        ("''", "Say where to"),
        ("--force", "Say where to"),
        ("a.md b.md", "Say where to"),
        ('"a.md', "left open"),
        ("mum's.md", "left open"),
        ("a.md --forse", "--forse"),
    ],
)
def test_what_names_no_file_is_told_and_writes_none(here, turns, tea, arguments, said):
    assert said in save_command(turns, arguments, tea)
    assert list(here.iterdir()) == []


def test_a_file_is_written_for_its_owner_alone_and_told(here, turns, tea):
    assert "visit.md" in save_command(turns, "visit.md", tea)

    (written,) = here.iterdir()
    assert written.name == "visit.md"
    assert f"### {STEEPING}" in written.read_text("utf-8")
    assert os.name == "nt" or stat.S_IMODE(written.stat().st_mode) == 0o600


def test_a_file_that_is_there_stays_unless_force_is_used(here, turns, tea):
    (here / "visit.md").write_text("mine")

    assert "--force replaces it" in save_command(turns, "visit.md", tea)
    assert (here / "visit.md").read_text() == "mine"
    assert save_command(turns, "visit.md --force", tea).startswith("Saved")
    assert "mine" not in (here / "visit.md").read_text("utf-8")
    assert [it.name for it in here.iterdir()] == ["visit.md"]


def test_a_link_to_nowhere_counts_as_a_file_that_is_there(here, turns, tea):
    (here / "visit.md").symlink_to(here / "nowhere")

    assert "is there already" in save_command(turns, "visit.md", tea)
    assert not (here / "nowhere").exists()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (".", "is a folder"),
        ("folder", "is a folder"),
        ("missing/visit.md", "there is no folder"),
        ("file/visit.md", "Not saved to file/visit.md: Not a directory"),
        ("~nobody_of_this_name/visit.md", "cannot be the name of a file"),
        ("a\0b", "cannot be the name of a file"),
        ("x" * 300, "File name too long"),
    ],
)
def test_a_place_where_no_file_can_be_is_one_sentence(here, turns, tea, path, said):
    (here / "folder").mkdir()
    (here / "file").write_text("")

    for arguments in (path, f"{path} --force"):
        told = save_command(turns, arguments, tea)
        assert said in told
        assert "\n" not in told

    assert sorted(it.name for it in here.rglob("*")) == ["file", "folder"]


def test_a_device_is_left_alone_even_with_force(turns, tea):
    if not Path("/dev/null").is_char_device():
        pytest.skip("this platform has no /dev/null")

    assert "device" in save_command(turns, f"{os.devnull} --force", tea)
    assert Path(os.devnull).is_char_device()


def test_a_folder_of_ones_own_is_found_by_its_sign(here, turns, tea, monkeypatch):
    monkeypatch.setenv("HOME", str(here))

    save_command(turns, "~/visit.md", tea)

    assert (here / "visit.md").is_file()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere"
)
def test_a_folder_that_cannot_be_written_is_one_sentence(here, turns, tea):
    here.chmod(0o500)
    try:
        told = save_command(turns, "visit.md", tea)
    finally:
        here.chmod(0o700)

    assert told == "Not saved to visit.md: Permission denied."


FULL = """
import resource, sys
from pathlib import Path
from bot import Bot, load_library
from bot.terminal.saving import save_command
library = load_library(Path(sys.argv[1]), shipped=False)
turns = [(sys.argv[2], Bot(library).reply(sys.argv[2]))]
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
print(save_command(turns, sys.argv[3], library))
"""


@pytest.mark.parametrize("force", ["", " --force"])
def test_a_disk_that_is_full_is_one_sentence_and_leaves_what_was_there(tea_folder, here, force):
    pytest.importorskip("resource")
    if force:
        (here / "visit.md").write_text("mine")
    wanted = f"{here / 'visit.md'}{force}"

    told = subprocess.run(
        [sys.executable, "-c", FULL, str(tea_folder), STEEPING, wanted],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout

    assert told.startswith("Not saved to ")
    assert told.count("\n") == 1
    assert [it.read_text() for it in here.iterdir()] == (["mine"] if force else [])


def test_nothing_to_save_writes_nothing(here, tea):
    with pytest.raises(NotSaved, match="nothing to save"):
        save([], Path("visit.md"), tea)

    assert list(here.iterdir()) == []


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text("ab \"'\\-~\0\n\x1b", max_size=12))
def test_whatever_is_typed_after_the_command_there_is_a_sentence(tea, arguments):
    told = save_command([], arguments, tea)

    assert told.endswith(".")
    assert not [char for char in told if ord(char) < 32]
