"""What is wrong in a file, a variable or a flag: one sentence, an exit code, and no traceback."""

import contextlib
import io
import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.terminal.cli import main
from bot.terminal.settings import SETTINGS

FILES = {
    "own": ("../own/d3k2/config.toml", ""),
    "near": ("d3k2.toml", ""),
    "shared": ("pyproject.toml", "[project]\nplain = 1\n[tool.d3k2]\n"),
}
"""Each kind of file, and what stands in it above our settings."""
CONTROLS = "expected the path of a folder, got a text with control characters"
PIECES = [
    "[", "]", "{", "}", "=", ".", ",", '"', "'", '"""', "#",
    "\n", "\r", "\\u0000", "\\", "\x00", "\ufeff",
    "9" * 5000, "1e9", "nan", "1979-05-27", "true", "tool", "d3k2", "[tool.d3k2]\n", *SETTINGS,
]  # fmt: skip
KEYS = st.one_of(st.sampled_from([*SETTINGS, "plian", "x.y"]), st.text(max_size=5).map(json.dumps))
GIVEN = st.one_of(
    st.sampled_from(["true", "1", "nan", "[]", "{a = 1}", "07:32:00", '""', '"\\u0000"', '"~x"']),
    st.text().map(lambda text: json.dumps(text, ensure_ascii=False)),
)
TEXTS = st.one_of(
    st.binary(),
    st.lists(st.sampled_from(PIECES), max_size=12).map(lambda it: "".join(it).encode()),
    st.lists(st.tuples(KEYS, GIVEN), max_size=4).map(
        lambda pairs: "\n".join(f"{key} = {given}" for key, given in pairs).encode()
    ),
)


@pytest.fixture(params=FILES)
def written(request, desk):
    """Writes our settings into a file of each kind; gives its path, and the lines above them."""
    name, above = FILES[request.param]
    return lambda text: (desk.write(name, above + text).resolve(), above.count("\n"))


def refused(capsys, *arguments):
    """The one sentence with which the command refuses."""
    assert main([*arguments] or ["config"]) == 1
    said, errors = capsys.readouterr()
    assert said == ""
    (line,) = errors.splitlines()
    return line.removeprefix("d3k2: ")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("plian = 1\n", 1, ": unknown setting 'plian'; the nearest is 'plain'; known: content, "),
        ("\nRegion = {}\n", 2, ": unknown setting 'Region'; the nearest is 'region'; known: "),
        ('# \nshort = """\nx = 1\n"""\nx = 1\n', 2, ": short: expected true or false, got a text"),
        ('region = """\\\nx = 1"""\nx = 1\n', 3, ": unknown setting 'x'; "),
        ("x.y = 1\nx.z = 1\n", 1, ": unknown setting 'x'; "),
        ("short = 1\n", 1, ": short: expected true or false, got a number"),
        ("short = [\n1,\n]\n", 1, ": short: expected true or false, got a list"),
        ("region = true\n", 1, ": region: expected a text, got true"),
        ("content = {}\n", 1, ": content: expected the path of a folder, got a table"),
        ("history = 07:32:00\n", 1, ": history: expected the path of a file, got a date or a time"),
        ('content = "\\u0000"\n', 1, f": content: {CONTROLS}"),
        ('content = "\\u007f"\n', 1, f": content: {CONTROLS}"),
        ("plain = true\nplain = yes\n", 2, ":9: not TOML: invalid value"),
        ('"pl\\u0061in" = 1\n', None, ": plain: expected true or false, got a number"),
        ("x = " + "[" * 5000, None, ": not TOML that can be read: nested too deeply"),
        ("x = " + "9" * 5000, None, ": not TOML: "),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_place(capsys, written, text, line, message):
    path, above = written(text)
    place = f":{line + above}" if line else ""

    assert refused(capsys).startswith(f"{path}{place}{message}")


@pytest.mark.parametrize(("text", "line"), [("[colour]\nx = 1\n", 1), ("\n[[colour]]\n", 2)])
def test_a_table_that_is_no_setting_is_told(desk, capsys, text, line):
    path = desk.write("d3k2.toml", text)

    assert refused(capsys).startswith(f"{path}:{line}: unknown setting 'colour'; ")


def test_what_is_no_table_is_told(desk, capsys):
    path = desk.write("pyproject.toml", "tool.d3k2 = 3\n")

    assert refused(capsys) == f"{path}: tool.d3k2: expected a table"


@pytest.mark.parametrize("name", ["own", "near"])
@pytest.mark.parametrize(
    ("what", "message"), [("folder", "Is a directory"), ("bytes", "expected UTF-8")]
)
def test_a_file_that_cannot_be_read_is_told(desk, capsys, name, what, message):
    path = desk.own if name == "own" else desk.project / "d3k2.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    if what == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"plain = true # \xff\n")

    assert refused(capsys) == f"{path}: cannot be read: {message}"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("D3K2_REGOIN", "uk", "unknown variable 'D3K2_REGOIN'; the nearest is 'D3K2_REGION'; "),
        ("D3K2_CASH", "x", "unknown variable 'D3K2_CASH'; the nearest is 'D3K2_CACHE'; "),
        ("D3K2_", "x", "unknown variable 'D3K2_'; "),
        (
            "D3K2_PLAIN",
            "maybe",
            "D3K2_PLAIN: expected one of 1, true, yes, on, 0, false, no, off, ",
        ),
    ],
)
@pytest.mark.usefixtures("desk")
def test_a_mistake_in_a_variable_is_told(capsys, monkeypatch, name, text, message):
    monkeypatch.setenv(name, text)

    assert refused(capsys).startswith(message)


def test_a_mistake_is_told_though_something_stronger_hides_it(desk, capsys):
    path = desk.write("d3k2.toml", "plain = 3\n")

    assert refused(capsys, "config", "--plain").startswith(f"{path}:1: plain: expected")


def test_content_alone_needs_a_folder_wherever_it_is_asked_for(desk, tea_folder, capsys):
    path = desk.write("d3k2.toml", "only = true\n")

    assert refused(capsys, "ask", "tea") == (
        f"{path}: only: replaces the shipped content: name a folder as content"
    )
    assert main(["ask", "--content", str(tea_folder), "steeping time"]) == 0
    assert main(["config"]) == 0


@pytest.mark.parametrize(("flags", "code"), [([], 1), (["--region", "XX"], 2)])
def test_an_unknown_region_is_told_with_who_gave_it(desk, tea_folder, capsys, flags, code):
    path = desk.write("d3k2.toml", f'region = "xx"\nonly = true\ncontent = "{tea_folder}"\n')

    with pytest.raises(SystemExit) as left:
        main(["ask", *flags, "tea"])

    place = "--region" if flags else path
    assert left.value.code == code
    assert capsys.readouterr() == ("", f"d3k2: {place}: unknown region 'xx'; known: none\n")


def test_content_from_a_file_is_held_to_the_rules_of_content(desk, tea_folder, capsys):
    desk.write("d3k2.toml", f'only = true\ncontent = "{tea_folder}"\n')
    (tea_folder / "intents" / "_alerts.yaml").unlink()

    assert main(["ask", "tea"]) == 1

    by_file = capsys.readouterr().err
    assert main(["--no-only", "--content", "", "config"]) == 0
    capsys.readouterr()
    assert main(["--only", "--content", str(tea_folder), "ask", "tea"]) == 1
    assert capsys.readouterr().err == by_file
    assert "nothing was loaded" in by_file


def said_of(folder, name, data, *arguments):
    """Exit code, output and errors of the command where this file is all there is."""
    path = folder / name
    path.write_bytes(data)
    said, errors = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(errors),
    ):
        try:
            code = main([*arguments])
        except SystemExit as left:
            code = left.code
    path.unlink()
    return code, said.getvalue(), errors.getvalue()


@pytest.mark.parametrize("name", ["d3k2.toml", "pyproject.toml"])
@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
@example(text=b"x = " + b"[" * 50_000)
@example(text=b"x = " + b"{a = " * 50_000)
@example(text=b"x." * 2_000 + b"x = 1")
@example(text=b'"' + b"y" * 100_000 + b'" = 1')
@example(text=b'"\\n\\u001b[2J" = 1')
def test_whatever_a_file_holds_there_is_a_listing_or_one_sentence(tmp_path_factory, name, text):
    above = b"[tool.d3k2]\n" if name == "pyproject.toml" else b""

    code, said, errors = said_of(tmp_path_factory.getbasetemp(), name, above + text, "config")

    if code == 0:
        assert (len(said.splitlines()), errors) == (len(SETTINGS) + 1, "")
    else:
        assert (code, said) == (1, "")
        assert errors.startswith("d3k2: ")
        assert len(errors.splitlines()) == 1
        assert "\x1b" not in errors


@pytest.mark.parametrize("name", ["content", "region", "history"])
@pytest.mark.parametrize(
    "text",
    ["\x01", "\x1b[2J", "\x9b2J", "a\nb", "a\u2028b", "~", "~nobody/x", "/", "ﷺ" * 99, "y" * 5000],
    ids=ascii,
)
def test_a_question_is_answered_or_refused_in_one_sentence_whatever_a_file_says(
    tmp_path, name, text
):
    data = f"{name} = {json.dumps(text)}\n".encode()

    code, said, errors = said_of(tmp_path, "d3k2.toml", data, "ask", "tea")

    assert code in {0, 1, 3, 4}
    assert bool(said) == (code != 1)
    assert errors.count("\n") == (1 if code == 1 else 0)
    assert not set("\x01\x1b\x9b") & set(errors)


@pytest.mark.usefixtures("desk")
def test_a_name_that_the_system_refuses_is_told(capsys):
    told = refused(capsys, "ask", "tea", "--content", "y" * 5000)

    assert told == f"{'y' * 200} cannot be read: File name too long"
