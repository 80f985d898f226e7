"""What begins with a slash in the chat."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot import Bot
from bot.terminal.commands import COMMANDS, Talk

ROOT = Path(__file__).parents[1]
STEEPING = "how long should i brew green tea"


@pytest.fixture
def chat(tea_folder):
    """Says lines to the chat about tea; gives what it prints back."""

    def say(*lines):
        done = subprocess.run(
            [sys.executable, "-m", "bot", "chat", "--content", str(tea_folder), "--only"],
            input="\n".join(lines).encode(),
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "COLUMNS": "80"},
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode()

    return say


def run(name, library, last=None):
    talk = Talk(Bot(library))
    talk.last = last
    return COMMANDS[name].run(talk)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_stands_in_the_table_under_its_name(name):
    assert COMMANDS[name].name == name
    assert name.startswith("/")
    assert COMMANDS[name].help


@pytest.mark.parametrize("name", COMMANDS)
def test_help_tells_what_each_command_does(tea, name):
    lines = run("/help", tea).splitlines()

    assert f"- {name}: {COMMANDS[name].help}" in lines


def test_help_tells_of_the_keys_and_that_a_number_picks(tea):
    told = run("/help", tea)

    assert "Ctrl-C" in told
    assert "Ctrl-D" in told
    assert "number" in told


def test_only_quit_leaves(tea):
    assert [name for name in COMMANDS if run(name, tea) is None] == ["/quit"]


def test_topics_lists_what_can_be_asked_and_not_what_only_alerts_reach(tea):
    listed = run("/topics", tea).splitlines()

    assert [line for line in listed if line.startswith("- ")] == [
        "- How long to brew",
        "- Caffeine in tea",
        "- Tea and blood thinners",
    ]


def test_topics_of_what_ships_lists_every_full_answer_once(library):
    listed = run("/topics", library).splitlines()

    full = [it for it in library.intents.values() if library.answers[it.answer].form == "full"]
    assert sorted(line for line in listed if line.startswith("- ")) == sorted(
        f"- {intent.title}" for intent in full
    )


def test_sources_lists_those_of_the_last_reply(tea):
    listed = run("/sources", tea, Bot(tea).reply(STEEPING))

    assert listed == "- [1] Leaf et al. (2020). On leaves. https://doi.org/10.1000/leaf"


@pytest.mark.parametrize("said", [None, "qqqq zzzz"])
def test_sources_says_when_there_are_none(tea, said):
    last = Bot(tea).reply(said) if said else None

    assert run("/sources", tea, last) == "The last reply cites no sources."


def test_an_unknown_command_is_named_and_the_chat_goes_on(chat):
    shown = chat("/nonsense", "/", "/helpme please", "//help", STEEPING)

    for name in ("/nonsense", "/", "/helpme", "//help"):
        assert f"There is no command {name}; /help lists them." in shown
    assert "Three minutes is usual" in shown
    assert "I only know about tea" not in shown


def test_an_unknown_command_sends_nothing_to_the_terminal(chat):
    assert "\x1b" not in chat("/\x1b[2Jhelp")


def test_a_command_is_found_whatever_stands_around_it(chat):
    shown = chat("/help", "  /help  ", "/help me")

    assert shown.count("- /topics: list what can be asked") == 3


@pytest.mark.parametrize("leaving", ["/quit", "quit", " EXIT "])
def test_nothing_is_read_after_leaving(chat, leaving):
    assert "Three minutes" not in chat(leaving, STEEPING)


def test_a_command_between_keeps_what_was_offered_and_cited(chat):
    shown = chat(STEEPING, "/help", "1", "/sources")

    assert "Black tea has more caffeine" in shown
    assert shown.rstrip().endswith("The last reply cites no sources.")


def test_forget_leaves_nothing_of_what_was_said(tea):
    talk = Talk(Bot(tea))
    talk.ask("i am on warfarin")
    assert talk.conversation.remembered

    COMMANDS["/forget"].run(talk)

    assert (talk.conversation.remembered, talk.last) == ((), None)
