"""The scripts for chat, docs and tests: what they run, and what they say when they cannot."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = ("bash", "cat", "cksum", "dirname", "env", "mkdir", "rm", "tail")
SCRIPTS = ["scripts/chat", "scripts/docs", "scripts/test"]
OLD = """
case "$1" in
    --version) echo "Python 3.9.2" ;;
    *) exit 1 ;;
esac
"""
NO_VENV = """
case "$*" in
    --version) echo "Python 3.12.1" ;;
    "-m venv "*) mkdir -p "$3/bin"; exit 1 ;;
esac
"""
LOGGED = """
echo "$(basename "$0") $*" >>"{log}"
[ "$(basename "$0") $*" != "{failing}" ]
"""


@pytest.fixture
def project(tmp_path):
    """What the scripts need of the project, in a place of its own."""
    root = tmp_path / "project"
    for folder in ("scripts", ".ci"):
        shutil.copytree(ROOT / folder, root / folder)
    for file in ("pyproject.toml", "requirements-dev.txt"):
        shutil.copy(ROOT / file, root / file)
    return root


@pytest.fixture
def tools(tmp_path):
    """A folder for PATH with the few tools that the scripts lean on, and no Python."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool))
    return folder


def program(path, body):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/usr/bin/env bash\n{body}", encoding="utf-8")
    path.chmod(0o755)


def run(script, *arguments, **environment):
    kept = {"PATH": os.environ["PATH"], "PIP_CONFIG_FILE": os.devnull, "LC_ALL": "C"}
    return subprocess.run(
        [script, *arguments],
        capture_output=True,
        text=True,
        env={**kept, **environment},
        check=False,
    )


def logging_venv(project, failing=""):
    """A .venv whose programs only note that they were called; gives the note's path."""
    log = project / "log"
    for name in ("python", "ruff", "mypy", "d3k2", "pytest"):
        program(project / ".venv" / "bin" / name, LOGGED.format(log=log, failing=failing))
    return log


def calls(log):
    return [line for line in log.read_text().splitlines() if not line.startswith("python ")]


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(("found", "named"), [({"python3": OLD}, "Python 3.9.2"), ({}, "none")])
def test_without_a_new_enough_python_they_say_so_in_one_sentence(
    project, tools, script, found, named
):
    for name, body in found.items():
        program(tools / name, body)

    done = run(project / script, PATH=str(tools))

    assert done.returncode == 1
    assert done.stderr == f"d3k2-bot needs Python 3.11 or newer; found: {named}.\n"
    assert not (project / ".venv").exists()


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_python_that_cannot_make_environments_is_named_and_leaves_nothing(project, tools, script):
    program(tools / "python3", NO_VENV)

    done = run(project / script, PATH=str(tools))

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "python3-venv" in done.stderr
    assert not (project / ".venv").exists()


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(
    "offline",
    [
        {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_TIMEOUT": "1"},
        {"PIP_NO_INDEX": "1"},
    ],
)
def test_an_install_that_reaches_no_packages_is_one_clear_sentence(project, script, offline):
    program(project / ".venv" / "bin" / "python", f'exec "{sys.executable}" "$@"\n')

    done = run(project / script, **offline)

    said, more, *last_lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert said.startswith("The install failed: is there a network")
    assert more == f"The last lines of {project / '.venv' / 'install.log'}:"
    assert len(last_lines) <= 5
    assert "Traceback" not in done.stderr


def test_an_install_that_failed_is_tried_again(project):
    log = logging_venv(project)
    program(project / ".venv" / "bin" / "python", f'echo pip >>"{log}"\nexit 1\n')

    codes = [run(project / "scripts/chat").returncode for _ in range(2)]

    assert codes == [1, 1]
    assert log.read_text() == "pip\npip\n"


def test_the_checks_run_in_their_order(project):
    log = logging_venv(project)

    done = run(project / "scripts/test")

    assert (done.returncode, done.stderr) == (0, "")
    assert calls(log) == [
        "ruff format --check --quiet .",
        "ruff check --quiet .",
        "mypy ",
        "d3k2 lint",
        "d3k2 test",
        "d3k2 evaluate --against tests/evaluation.json",
        "pytest -q",
    ]


def test_the_first_check_that_fails_ends_the_run(project):
    log = logging_venv(project, failing="d3k2 lint")

    assert run(project / "scripts/test").returncode != 0
    assert calls(log)[-1] == "d3k2 lint"


def test_arguments_of_test_go_to_pytest_alone(project):
    log = logging_venv(project, failing="pytest -k tea")

    assert run(project / "scripts/test", "-k", "tea").returncode != 0
    assert calls(log) == ["pytest -k tea"]


def test_arguments_of_chat_go_to_the_chat(project):
    log = logging_venv(project)

    assert run(project / "scripts/chat", "--plain").returncode == 0
    assert calls(log) == ["d3k2 chat --plain"]


def test_docs_are_made_by_their_module(project):
    log = logging_venv(project)

    assert run(project / "scripts/docs").returncode == 0
    assert log.read_text().splitlines()[-1] == "python -m docs"


def test_packages_are_installed_once_and_again_when_what_is_required_changes(project):
    log = logging_venv(project)
    installs = []

    for change in ("", "", "# one more\n"):
        with (project / "requirements-dev.txt").open("a") as file:
            file.write(change)
        run(project / "scripts/chat")
        installs.append(log.read_text().count("python -m pip install"))

    assert installs == [1, 1, 2]


@pytest.mark.parametrize("code", [0, 7])
def test_the_integration_run_is_the_test_script(project, code):
    program(project / "scripts/test", f'echo "test ran: $#"\nexit {code}\n')

    done = run(project / ".ci/run")

    assert (done.returncode, done.stdout) == (code, "test ran: 0\n")
