"""What is set where: files, variables and flags, which of them holds, and what is shown of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.terminal.cli import main
from bot.terminal.options import parse
from bot.terminal.settings import SETTINGS
from bot.terminal.settle import Settled

SOURCES = ["default", "own", "near", "variable", "flag"]
"""The weakest first."""
VALUES = {"switch": [False, True], "code": ["us", "uk"], "folder": ["a", "b"], "file": ["a", "b"]}


def flags_for(setting, value):
    if isinstance(value, bool):
        return [setting.flag if value else f"--no-{setting.name}"]
    return [setting.flag, value]


@pytest.fixture
def put(desk, monkeypatch):
    """Sets something in a file or a variable; gives what holds if nothing stronger does."""

    def put(source, setting, value):
        if source == "default":
            return Settled(setting.default)
        if source == "variable":
            monkeypatch.setenv(setting.variable, str(value).lower())
            return meant(setting, value, Path(), "variable", setting.variable)
        name = desk.own if source == "own" else "d3k2.toml"
        path = desk.write(name, f"{setting.name} = {json.dumps(value)}\n")
        return meant(setting, value, path.parent, "file", str(path))

    return put


def meant(setting, value, folder, source, place):
    return Settled(folder / value if setting.kind in PATHS else value, source, place)


PATHS = {"folder", "file"}


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("strongest", SOURCES)
@pytest.mark.parametrize("flipped", [False, True])
def test_the_strongest_source_holds_and_is_named(put, setting, strongest, flipped):
    weak, strong = reversed(VALUES[setting.kind]) if flipped else VALUES[setting.kind]
    for source in SOURCES[: SOURCES.index(strongest)]:
        put(source, setting, weak)
    flags = flags_for(setting, strong) if strongest == "flag" else []
    expected = (
        meant(setting, strong, Path(), "flag", flags[0])
        if flags
        else put(strongest, setting, strong)
    )

    options = parse(["config", *flags])

    assert options.settled[setting.name] == expected
    assert getattr(options, setting.name) == expected.value


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("source", ["own", "near", "variable"])
def test_what_a_file_or_a_variable_does_a_flag_can_do(put, tmp_path, setting, source):
    value = str(tmp_path / "b") if setting.kind in PATHS else VALUES[setting.kind][1]
    by_flag = vars(parse(["config", *flags_for(setting, value)]))
    put(source, setting, value)

    by_source = vars(parse(["config"]))

    assert by_source.pop("settled") != by_flag.pop("settled")
    assert by_source == by_flag


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("before", [True, False])
def test_a_flag_may_stand_before_or_after_the_command(setting, before):
    flags = flags_for(setting, VALUES[setting.kind][1])

    options = parse([*flags, "config"] if before else ["config", *flags])

    assert options.settled[setting.name].place == setting.flag


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("d3k2.toml", 'region = "uk"\n'),
        ("pyproject.toml", '[tool.d3k2]\nregion = "uk"\n'),
        ("pyproject.toml", '[ tool . "d3k2" ]\nregion = "uk"\n'),
        ("pyproject.toml", '[tool]\nx = 1\nd3k2 = {region = "uk"}\n'),
        ("pyproject.toml", 'tool = {d3k2 = {region = "uk"}}\n'),
        ("pyproject.toml", 'tool.d3k2.region = "uk"\n'),
        ("pyproject.toml", '["tool".d3k2]\r\nregion = "uk"\r\n'),
        ("d3k2.toml", '\ufeffregion = " UK "\r\n'),
    ],
)
def test_the_nearest_folder_above_with_settings_is_found(desk, name, text):
    path = desk.write(name, text)
    desk.write("pyproject.toml", '[project]\nname = "d3k2-other"\n', desk.deep)
    desk.write("d3k2.toml", 'region = "us"\n', desk.project.parent)

    assert parse(["config"]).settled["region"].place == str(path)
    assert parse(["config"]).region == "uk"


def test_d3k2_toml_is_read_instead_of_the_pyproject_beside_it(desk):
    desk.write("d3k2.toml", "plain = true\n")
    desk.write("pyproject.toml", '[tool.d3k2]\nregion = "uk"\nbroken = 1\n')

    options = parse(["config"])

    assert (options.plain, options.region) == (True, "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[tool.x]\nd3k2 = 1\n",
        "d3k2 = [broken\n",
        "tool = 3 # d3k2\n",
        "[tool]\n[x]\nd3k2 = 1\n",
    ],
)
def test_a_pyproject_that_is_not_about_us_is_none_of_our_business(desk, text):
    desk.write("pyproject.toml", text, desk.deep)
    desk.write("d3k2.toml", "plain = true\n")

    assert parse(["config"]).plain is True


@pytest.mark.parametrize(
    ("words", "value"), [("1 ON yes tRue", True), ("0 off No false", False)], ids=["on", "off"]
)
def test_a_switch_in_a_variable_is_one_of_eight_words(desk, monkeypatch, words, value):
    desk.write("d3k2.toml", f"plain = {json.dumps(not value)}\n")
    for word in words.split():
        monkeypatch.setenv("D3K2_PLAIN", word)

        assert parse(["config"]).plain is value


@pytest.mark.parametrize("name", [*(it.variable for it in SETTINGS.values()), "D3K2_ANYTHING"])
@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_variable_is_as_good_as_none(desk, monkeypatch, name, empty):
    desk.write("d3k2.toml", 'region = "uk"\nplain = true\n')
    monkeypatch.setenv(name, empty)

    settled = parse(["config"]).settled

    assert {name for name, it in settled.items() if it.source != "default"} == {"region", "plain"}


@pytest.mark.parametrize("name", ["content", "region", "history"])
def test_an_empty_text_takes_back_what_something_weaker_said(desk, name):
    desk.write(desk.own, f'{name} = "uk"\n')
    assert getattr(parse(["config"]), name)

    assert not getattr(parse(["config", f"--{name}", ""]), name)
    desk.write("d3k2.toml", f'{name} = ""\n')
    assert not getattr(parse(["config"]), name)


def test_a_path_in_a_file_may_begin_at_home(desk, monkeypatch):
    monkeypatch.setenv("HOME", str(desk.project))
    desk.write(desk.own, 'history = "~/said"\n')

    assert parse(["config"]).history == desk.project / "said"


def test_settings_hold_when_the_current_folder_was_removed(desk):
    desk.write(desk.own, "plain = true\n")
    desk.deep.rmdir()

    assert parse(["config"]).plain is True


@pytest.mark.parametrize("start", [[], ["--region", "uk"]])
def test_config_lists_each_setting_in_line_with_its_value_and_its_source(
    desk, capsys, monkeypatch, start
):
    desk.write(desk.own, 'content = "mine"\n')
    monkeypatch.setenv("D3K2_PLAIN", "on")

    assert main([*start, "config", "--no-only"]) == 0

    *rows, last = capsys.readouterr().out.splitlines()
    assert [row.split() for row in rows] == [
        ["content", str(desk.own.parent / "mine"), str(desk.own)],
        ["only", "false", "--no-only"],
        ["region", "uk", "--region"] if start else ["region", "none", "default"],
        ["plain", "true", "D3K2_PLAIN"],
        ["history", "none", "default"],
        ["short", "false", "default"],
    ]
    assert len({row.rindex(row.split()[-1]) for row in rows}) == 1
    assert last == f"your own file: {desk.own}"


def test_config_says_when_there_is_no_file_of_ones_own(desk, capsys):
    assert main(["config"]) == 0

    assert capsys.readouterr().out.endswith(f"your own file: {desk.own} (not there)\n")


def test_config_as_json_is_one_object_with_the_same(desk, capsys, monkeypatch):
    path = desk.write("d3k2.toml", 'history = "said"\n')
    monkeypatch.setenv("D3K2_REGION", "UK")

    assert main(["config", "--json", "--plain"]) == 0

    (line,) = capsys.readouterr().out.splitlines()
    shown = json.loads(line)
    assert shown["own_file"] == str(desk.own)
    assert list(shown["settings"]) == list(SETTINGS)
    assert shown["settings"] == {
        "content": {"value": None, "source": "default", "place": None},
        "only": {"value": False, "source": "default", "place": None},
        "region": {"value": "uk", "source": "variable", "place": "D3K2_REGION"},
        "plain": {"value": True, "source": "flag", "place": "--plain"},
        "history": {"value": str(desk.project / "said"), "source": "file", "place": str(path)},
        "short": {"value": False, "source": "default", "place": None},
    }


def test_the_help_names_every_flag_with_its_variable(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--help"])

    said = " ".join(capsys.readouterr().out.split())
    assert left.value.code == 0
    assert all(setting.flag in said for setting in SETTINGS.values())
    assert all(f"{it.help} ({it.variable})" in said for it in SETTINGS.values())


def test_a_start_without_files_of_settings_reads_no_toml(desk):
    desk.write("pyproject.toml", '[project]\nname = "d3k2-bot"\n[tool.other]\n')
    code = (
        "import sys; from bot.terminal.options import parse; parse(['ask', 'hi']); "
        "sys.exit(any(it in sys.modules for it in ('tomllib', 'difflib', 'rich')))"
    )
    root = str(Path(__file__).parents[1])

    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {root!r}); {code}"], check=False
    )

    assert done.returncode == 0
