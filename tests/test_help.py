"""Help: what each command tells of itself, on any terminal, and what a mistyped one is told."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.ask import EXIT_CODES
from bot.terminal.cli import main
from bot.terminal.manual import PAGES, VARIABLES, codes
from bot.terminal.options import command_line, parse
from bot.terminal.settings import OTHER_VARIABLES, SettingError

ROOT = Path(__file__).parents[1]
PARSERS = {"d3k2": command_line(), **command_line().commands}
"""The program itself under its name, and each command."""
NAMES = list(PARSERS)
COMMANDS = NAMES[1:]
LINES = [line for page in PAGES.values() for line in page.examples]
WORDS = [
    *COMMANDS,
    *(flag for parser in PARSERS.values() for it in parser.actions for flag in it.option_strings),
    *("--", "-", "-x", "--j", "bash", "mine", "%", "%s", "%(prog)s", "", "\0", "\x1b[2J", "\udcff"),
]


@pytest.fixture
def shown(capsys):
    """What a command line prints that should leave with 0 and say nothing on the side."""

    def shown(*arguments):
        with pytest.raises(SystemExit) as left:
            main([*arguments])
        said, errors = capsys.readouterr()
        assert (left.value.code, errors) == (0, "")
        return said

    return shown


@pytest.fixture
def refused(capsys):
    """The last line of what a command line is told that cannot be read."""

    def refused(*arguments):
        with pytest.raises(SystemExit) as left:
            main([*arguments])
        said, errors = capsys.readouterr()
        assert (left.value.code, said) == (2, "")
        assert errors.startswith("usage: d3k2")
        return errors.splitlines()[-1]

    return refused


def named(name):
    return [] if name == "d3k2" else [name]


def test_every_command_has_a_page_and_every_page_a_command():
    assert set(PAGES) == set(PARSERS)


@pytest.mark.parametrize("name", NAMES)
def test_help_tells_what_a_command_does_in_one_line_and_gives_examples(shown, name):
    said = shown(*named(name), "--help")

    assert said.startswith(f"usage: {PARSERS[name].prog} [options]")
    assert f"\n\n{PAGES[name].told}\n\n" in said
    examples = said.partition("\nexamples:\n")[2].partition("\n\n")[0]
    assert examples.splitlines()[::2] == [f"  {line}" for line in PAGES[name].examples]
    assert any(PARSERS[name].prog in line for line in PAGES[name].examples)


@pytest.mark.parametrize("name", NAMES)
def test_help_names_every_option_argument_and_exit_code(shown, name):
    said = shown(*named(name), "--help")

    for action in PARSERS[name].actions:
        words = [*action.option_strings] or [str(action.metavar or action.dest)]
        assert all(word in said for word in words)
        assert action.help or action.dest == "command"
    assert {int(it) for it in re.findall(r"^  (\d+) +\w", said, re.MULTILINE)} == set(codes(name))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("flag", ["-h", "--help", "help"])
@pytest.mark.parametrize("columns", ["40", "60", "80", "101", "300"])
def test_help_is_the_same_however_asked_for_and_as_wide_as_the_terminal(
    shown, monkeypatch, name, flag, columns
):
    monkeypatch.setenv("COLUMNS", columns)

    said = shown("help", *named(name)) if flag == "help" else shown(*named(name), flag)

    assert said == PARSERS[name].format_help()
    widest = max(len(line) for line in said.splitlines())
    longest = max(len(word) for word in said.split())
    assert widest <= max(min(int(columns), 100), longest + 6)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("columns", ["0", "1", "2", "15", "-7", "x", "100000"])
def test_help_comes_on_terminals_of_no_sensible_width(shown, monkeypatch, name, columns):
    monkeypatch.setenv("COLUMNS", columns)

    assert shown("help", *named(name)).startswith("usage: d3k2")


@pytest.mark.parametrize("name", NAMES)
def test_help_needs_no_more_than_ascii(shown, name):
    assert shown(*named(name), "--help").isascii()


@pytest.mark.parametrize("asked", [["help"], ["help", "config"], ["--help"]])
def test_help_comes_whatever_files_and_variables_say(shown, desk, monkeypatch, asked):
    desk.write("d3k2.toml", "broken = [\n")
    monkeypatch.setenv("D3K2_NONSENSE", "1")

    assert shown(*asked).startswith("usage: d3k2")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["tpics"], "d3k2: error: unknown command 'tpics'; the nearest is 'topics'; known: chat, "),
        (["--plain", "Lint"], "d3k2: error: unknown command 'Lint'; the nearest is 'lint'; "),
        (["help", "aks"], "d3k2 help: error: unknown command 'aks'; the nearest is 'ask'; "),
        (["completion", "fsh"], "d3k2 completion: error: unknown shell 'fsh'; the nearest is "),
        (["\x1b[2J"], r"d3k2: error: unknown command '\x1b[2J'; the nearest is "),
        (["q" * 999], f"d3k2: error: unknown command '{'q' * 60}'; the nearest is "),
        ([""], "d3k2: error: unknown command ''; the nearest is "),
    ],
)
def test_a_mistyped_name_is_told_the_nearest_known(refused, typed, told):
    assert refused(*typed).startswith(told)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_with_one_letter_missing_is_recognised(refused, name):
    assert f"the nearest is {name!r};" in refused(name[:1] + name[2:])


def command_of(arguments):
    """The command that is read, the exit code if reading ends there, or the error of a setting."""
    try:
        return parse(arguments).command
    except SystemExit as left:
        return left.code
    except SettingError as error:
        return error


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=5))
def test_no_command_line_gives_a_traceback(arguments):
    read = command_of(arguments)

    assert isinstance(read, SettingError) or read in {0, 2, *COMMANDS}


@pytest.mark.parametrize("line", [it for it in LINES if it.startswith("d3k2")])
def test_every_example_can_be_typed(line):
    _, *arguments = shlex.split(re.split(r" [<>|] ", line)[0])

    read = command_of(arguments)

    assert read == 0 if "help" in arguments else read in {"chat", *arguments}


def test_the_exit_codes_of_a_question_are_those_told():
    assert set(codes("ask")) == {*codes("chat"), *EXIT_CODES.values()}


def test_every_variable_of_ours_is_told():
    assert set(OTHER_VARIABLES) <= set(VARIABLES)


@pytest.mark.parametrize("module", ["bot.terminal.manual", "bot.terminal.shells", "shtab"])
def test_a_question_pays_for_no_help(module):
    code = (
        "import sys; from bot.terminal.cli import main; main(['ask', '--plain', 'hi']); "
        f"sys.exit({module!r} in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        check=False,
    )

    assert done.returncode == 0
