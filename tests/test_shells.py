"""Completion scripts: valid in their shells, and in bash and fish really completing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.terminal.cli import main
from bot.terminal.options import SHELLS, command_line

ROOT = Path(__file__).parents[1]
COMMANDS = list(command_line().commands)
BASH = """
. "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_shtab_d3k2
printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = "source $argv[1]; complete -C $argv[2] | string replace -r '/?(\\t.*)?$' ''"
LINES = [
    ("d3k2 ", COMMANDS),
    ("d3k2 to", ["topics"]),
    ("d3k2 --pl", ["--plain"]),
    ("d3k2 --plain --region uk to", ["topics"]),
    ("d3k2 ask --js", ["--json", "--jsonl"]),
    ("d3k2 ask hello --js", ["--json", "--jsonl"]),
    ("d3k2 ask hel", []),
    ("d3k2 fit --wrong 5 --dr", ["--dry-run"]),
    ("d3k2 --region u", ["uk", "us"]),
    ("d3k2 ask --region n", ["nl", "no", "nz"]),
    ("d3k2 help co", ["completion", "config"]),
    ("d3k2 completion ", SHELLS),
    ("d3k2 --content m", ["mine"]),
    ("d3k2 --content ", ["mine", "two words"]),
    ("d3k2 lint ", ["mine", "two words"]),
    ("d3k2 chat --history sa", ["said"]),
    ("d3k2 test ca", ["cases.yaml"]),
    ("d3k2 fit cases.yaml ca", ["cases.yaml"]),
    ("d3k2 test ", ["cases.yaml", "mine", "said", "two words"]),
]
"""What is typed up to the cursor, and what is offered."""


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    """The path of each shell's script, as the command prints it."""
    folder = tmp_path_factory.mktemp("scripts")
    command = ["-m", "bot", "completion"]
    for shell in SHELLS:
        done = subprocess.run(
            [sys.executable, *command, shell], capture_output=True, cwd=ROOT, check=True
        )
        (folder / shell).write_bytes(done.stdout)
    return {shell: folder / shell for shell in SHELLS}


@pytest.fixture
def folder(tmp_path):
    """A folder with something to complete in it."""
    for name in ("mine", "two words"):
        (tmp_path / name).mkdir()
    for name in ("cases.yaml", "said"):
        (tmp_path / name).touch()
    return tmp_path


def needed(shell):
    """The path of a shell; skips the test where there is none."""
    return shutil.which(shell) or pytest.skip(f"{shell} is not installed")


def offered(folder, *line):
    """What a shell that runs this line offers, sorted."""
    done = subprocess.run(
        line, capture_output=True, text=True, cwd=folder, stdin=subprocess.DEVNULL, check=False
    )
    assert done.stderr == ""
    return sorted({it for it in done.stdout.splitlines() if it})


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_valid_in_its_shell(scripts, shell):
    done = subprocess.run(
        [needed(shell), "-n", str(scripts[shell])], capture_output=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_names_every_command_and_every_long_option(scripts, shell):
    script = scripts[shell].read_text()

    for name, command in command_line().commands.items():
        flags = [it for action in command.actions for it in action.option_strings]
        words = [it.lstrip("-") if shell == "fish" else it for it in flags]
        assert all(word in script for word in [name, *words])


@pytest.mark.parametrize(("typed", "meant"), LINES)
def test_bash_completes(scripts, folder, typed, meant):
    line = [needed("bash"), "-c", BASH, "bash", str(scripts["bash"]), *typed.split(" ")]

    assert offered(folder, *line) == sorted(meant)


@pytest.mark.parametrize(("typed", "meant"), LINES)
def test_fish_completes(scripts, folder, typed, meant):
    line = [needed("fish"), "--no-config", "-c", FISH, str(scripts["fish"]), typed]

    assert offered(folder, *line) == sorted(meant)


def test_regions_are_those_of_the_content_in_use(tea_folder, capsys):
    assert main(["completion", "bash", "--content", str(tea_folder), "--only"]) == 0

    assert " uk " not in capsys.readouterr().out


@pytest.mark.parametrize("typed", [["completion"], ["completion", "csh"], ["completion", ""]])
def test_a_shell_nobody_knows_is_a_usage_error(typed, capsys):
    with pytest.raises(SystemExit) as left:
        main(typed)

    said, errors = capsys.readouterr()
    assert (left.value.code, said) == (2, "")
    assert errors.startswith("usage: d3k2 completion [options] SHELL\n")
