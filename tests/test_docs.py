"""The reference and the man page: fresh, whole, and the same wherever they are made."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.terminal.commands import COMMANDS
from bot.terminal.manual import PAGES, VARIABLES, codes
from bot.terminal.options import command_line
from bot.terminal.settings import SETTINGS
from docs.__main__ import FOLDER, SCHEMAS
from docs.__main__ import PAGES as MADE

ROOT = Path(__file__).parents[1]
PARSERS = [command_line(), *command_line().commands.values()]


def kept(name):
    return (FOLDER / name).read_text(encoding="utf-8")


def plain(page):
    """A page without the marks of its format."""
    return re.sub(r"\\f[BIR]|\\[,/&]|[`\\]", "", page.replace("\\(dq", '"'))


@pytest.mark.parametrize(("name", "made"), [*MADE.items(), *SCHEMAS.items()])
def test_what_is_made_is_fresh(name, made):
    assert kept(name) == made(), "run scripts/docs"


@pytest.mark.parametrize(
    "change",
    [
        {"COLUMNS": "30"},
        {"COLUMNS": "400", "TZ": "Pacific/Auckland", "SOURCE_DATE_EPOCH": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "LANGUAGE": "de", "FORCE_COLOR": "1"},
        {"D3K2_REGION": "uk", "D3K2_PLAIN": "1", "HOME": "/nowhere", "PYTHONHASHSEED": "7"},
    ],
)
def test_the_page_is_the_same_wherever_it_is_made(change):
    code = "import sys; from docs.__main__ import PAGES; sys.stdout.write(PAGES[sys.argv[1]]())"

    for name in MADE:
        done = subprocess.run(
            [sys.executable, "-c", code, name],
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, **change},
            check=True,
        )
        assert done.stdout.decode() == kept(name)


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("parser", PARSERS, ids=lambda it: it.prog)
def test_the_page_names_every_option_example_and_exit_code_of_a_command(name, parser):
    page = plain(kept(name))

    flags = [flag for it in parser.actions for flag in it.option_strings]
    assert all(flag in page for flag in flags if flag not in {"-h", "--help"})
    assert all(line in page for line in PAGES[parser.name].examples)
    assert all(meaning.replace("`", "") in page for meaning in codes(parser.name).values())


@pytest.mark.parametrize("name", MADE)
def test_the_page_names_every_setting_variable_and_command_of_the_chat(name):
    page = plain(kept(name))

    assert all(command.help in page for command in COMMANDS.values())
    for words in (SETTINGS, VARIABLES, COMMANDS, (it.variable for it in SETTINGS.values())):
        assert all(word in page for word in words)


def test_the_man_page_is_read_without_a_warning():
    groff = shutil.which("groff") or pytest.skip("groff is not installed")

    done = subprocess.run(
        [groff, "-man", "-ww", "-z", FOLDER / "d3k2.1"], capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")


def test_making_the_pages_writes_them_anew(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "docs")
    names = [*MADE, *SCHEMAS]
    (tmp_path / "schemas").mkdir()
    for name in names:
        (tmp_path / "docs" / name).write_text("stale", encoding="utf-8")

    subprocess.run(
        [sys.executable, "-m", "docs"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )

    assert all((tmp_path / "docs" / name).read_text("utf-8") == kept(name) for name in names)
