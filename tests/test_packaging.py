"""The wheel: what is in it, and that it answers wherever it is put."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from bot.authoring.evaluation.frame import frame
from bot.authoring.lint import lint

ROOT = Path(__file__).parents[1]
BUNDLED = "bot/content/bundled"
LEFT_BEHIND = shutil.ignore_patterns(
    ".*cache", "__pycache__", ".git", ".venv", ".hypothesis", "dist"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this project, built from a copy."""
    copy = tmp_path_factory.mktemp("source") / "project"
    out = tmp_path_factory.mktemp("dist")
    shutil.copytree(ROOT, copy, ignore=LEFT_BEHIND)
    built = run(copy, "build", "--wheel", "--no-isolation", "--outdir", str(out), str(copy))
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = out.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The folder into which pip put the wheel."""
    target = tmp_path_factory.mktemp("target")
    offline = ["--no-deps", "--no-index", "--disable-pip-version-check"]
    done = run(target, "pip", "install", *offline, "--target", str(target), str(wheel))
    assert done.returncode == 0, done.stdout + done.stderr
    return target


@pytest.fixture(scope="module")
def question(library, bot):
    """An example that the checkout answers."""
    examples = (it.examples[0] for it in library.intents.values())
    return next(text for text in examples if bot.reply(text).kind == "answer")


def run(folder, module, *arguments, path=""):
    """Run a module in a folder, with one more place to import from and nothing cached."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(path), "D3K2_CACHE": f"{folder}/cache"},
        check=False,
    )


def test_the_wheel_holds_every_content_file_and_every_module(names):
    content = {
        f"{BUNDLED}/{tree}/{file.name}"
        for tree in ("intents", "answers", "schemas")
        for file in (ROOT / tree).iterdir()
    }
    modules = {file.relative_to(ROOT).as_posix() for file in (ROOT / "bot").rglob("*.py")}
    modules |= {
        file.relative_to(ROOT).as_posix()
        for ending in ("css", "html", "js")
        for file in (ROOT / "bot").rglob(f"*.{ending}")
    }

    assert content | modules | {"bot/py.typed"} <= names
    assert any(name.startswith(f"{BUNDLED}/intents/") for name in names)
    assert any(name.startswith(f"{BUNDLED}/answers/") for name in names)
    assert any(name.startswith(f"{BUNDLED}/schemas/") for name in names)


def test_the_wheel_holds_nothing_but_the_package_its_man_page_and_its_metadata(names):
    tops = {name.split("/")[0] for name in names}
    endings = {Path(name).suffix for name in names if name.startswith("bot/")}

    assert {top for top in tops if not top.endswith((".dist-info", ".data"))} == {"bot"}
    extra = [name.partition(".data/data/")[2] for name in names if ".data/" in name]
    assert extra == ["share/man/man1/d3k2.1"]
    code, data = {".py", ".typed"}, {".yaml", ".json", ".md", ".txt", ".css", ".html", ".js"}
    assert endings == code | data


@pytest.mark.parametrize("place", ["installed", "wheel"])
def test_the_wheel_answers_as_the_checkout_does(request, tmp_path, question, bot, place):
    path = request.getfixturevalue(place)

    done = run(tmp_path, "bot", "ask", "--json", question, path=path)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == bot.reply(question).to_dict()


@pytest.mark.parametrize("place", ["installed", "wheel"])
def test_the_package_and_its_content_come_from_the_wheel_and_not_from_here(
    request, tmp_path, place
):
    path = request.getfixturevalue(place)
    code = "import bot; from bot.content.location import shipped_folder as it; print(bot.__file__)"
    asked = f"{code}; print(it().root)"

    done = subprocess.run(
        [sys.executable, "-c", asked],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(path)},
        check=True,
    )

    assert [Path(line) for line in done.stdout.split()] == [
        path / "bot" / "__init__.py",
        path / BUNDLED,
    ]


@pytest.mark.parametrize("place", ["installed", "wheel"])
def test_the_stylesheet_of_pages_is_found_wherever_the_package_is(request, tmp_path, place):
    code = "from bot.authoring.evaluation.frame import frame; print(frame('a', 'b'), end='')"
    path = str(request.getfixturevalue(place))

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        check=True,
    )

    assert done.stdout == frame("a", "b")


def test_the_command_is_installed_and_knows_the_version_of_the_project(installed, tmp_path):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    done = subprocess.run(
        [installed / "bin" / "d3k2", "--version"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        check=True,
    )

    assert done.stdout == f"d3k2 {project['version']}\n"


def test_the_zipped_wheel_is_linted_where_it_lies(wheel, tmp_path):
    done = run(tmp_path, "bot", "lint", path=wheel)

    assert "Traceback" not in done.stderr
    assert done.stdout.splitlines() == [str(problem) for problem in lint()]


def test_cases_are_named_when_the_wheel_has_none(installed, tmp_path):
    done = run(tmp_path, "bot", "test", path=installed)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "d3k2 test: no cases found; name case files\n"


@pytest.mark.parametrize("place", ["installed", "wheel"])
def test_a_folder_is_begun_and_grows_without_a_checkout(request, tmp_path, place):
    path = request.getfixturevalue(place)
    inside = ("--content", "new", "--only")

    done = [
        run(tmp_path, "bot", "new", "content", "new", "--subject", "tea", path=path),
        run(tmp_path, "bot", *inside, "new", "intent", "pots", "--topic", "basics", path=path),
        run(tmp_path, "bot", *inside, "lint", path=path),
    ]

    assert [it.returncode for it in done] == [0] * 3
    assert (done[0].stderr, done[2].stderr) == ("", "")
    assert (tmp_path / "new" / "schemas" / "intents.json").is_file()


@pytest.mark.parametrize("place", ["installed", "wheel"])
def test_an_intent_is_not_written_into_what_is_installed(request, tmp_path, place):
    path = request.getfixturevalue(place)

    done = run(tmp_path, "bot", "new", "intent", "pots", "--topic", "basics", path=path)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("name a folder with --content\n")
