"""Keeping what could not be answered from the command line: asked for, told of, listed, removed."""

import io
import json
import sys

import pytest

from bot import Misses
from bot.terminal.cli import main
from tests.terminal import ENTER, Terminal

STEEPING = "how long should i brew green tea"
TORN = "minutes for a pot"
UNKNOWN = "what about the elephant"
POTS = "- intent: pots\n  title: Pots\n  answer: caffeine\n  examples: [minutes for a pot]\n"


@pytest.fixture
def tea(tea_folder):
    """What begins every command line: tea alone, with an example under two intents."""
    (tea_folder / "intents" / "pots.yaml").write_text(POTS, encoding="utf-8")
    return ["--content", str(tea_folder), "--only"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "misses.db"


@pytest.fixture
def piped(monkeypatch):
    """Have standard input hold these lines."""

    def pipe(*lines):
        given = io.BytesIO("".join(f"{line}\n" for line in lines).encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))

    return pipe


def kept(path):
    return [(it.kind, it.text) for it in Misses(path).list()]


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_question_without_an_answer_is_kept_where_asked_for(tea, path, form, capsys):
    main([*tea, "ask", *form, "--misses", str(path), "my name is joan,", UNKNOWN])
    with_file = capsys.readouterr()
    main([*tea, "ask", *form, "my name is joan,", UNKNOWN])

    assert capsys.readouterr() == with_file
    assert kept(path) == [("fallback", "my name is _, what about the elephant")]


def test_nothing_is_written_anywhere_unless_asked_for(tea, tmp_path, piped):
    before = {it.name for it in tmp_path.iterdir()}
    piped(UNKNOWN, "/wrong")
    main([*tea, "chat"])

    assert {it.name for it in tmp_path.iterdir()} == before


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_process_writes_to_the_same_file(tea, path, piped, jobs, capfd):
    piped(*(json.dumps({"text": f"{UNKNOWN} {'and mouse ' * at}"}) for at in range(40)))

    assert main([*tea, "ask", "--jsonl", "--jobs", jobs, "--misses", str(path)]) == 0

    said, errors = capfd.readouterr()
    assert (len(said.splitlines()), errors) == (40, "")
    assert len({text for _, text in kept(path)}) == 40


def test_a_conversation_of_a_stream_has_its_choice_noted(tea, path, piped, capfd):
    asked = [{"text": TORN, "conversation": "a"}, {"text": UNKNOWN, "conversation": "b"}]
    piped(*map(json.dumps, [*asked, {"text": "2", "conversation": "a"}]))
    main([*tea, "ask", "--jsonl", "--misses", str(path)])

    chosen, other = Misses(path).list()
    assert chosen.chosen == chosen.offered[1]
    assert (other.kind, other.chosen) == ("fallback", "")
    assert len(capfd.readouterr().out.splitlines()) == 3


def test_the_last_answer_is_marked_as_wrong_in_the_chat(tea, path, piped, capsys):
    piped(STEEPING, "/wrong", "/wrong")
    main([*tea, "chat", "--misses", str(path)])

    assert kept(path) == [("wrong", STEEPING)]
    said = " ".join(capsys.readouterr().out.split())
    assert "kept as answered wrongly" in said
    assert "There is no answer to mark" in said


def test_wrong_says_how_to_have_it_kept(tea, piped, capsys):
    piped(STEEPING, "/wrong")
    main([*tea, "chat"])

    assert "--misses FILE" in " ".join(capsys.readouterr().out.split())


def test_the_banner_of_a_chat_says_what_is_kept_and_where(tea, path):
    with Terminal(*tea, "--misses", str(path), columns=200) as terminal:
        shown = terminal.until(">")
        terminal.send(UNKNOWN + ENTER)
        terminal.until("Ask a doctor or pharmacist. >")
        terminal.send("/quit" + ENTER)
        terminal.ends()

    assert f"What is not answered is kept in {path}, names and numbers masked." in shown
    assert kept(path) == [("fallback", UNKNOWN)]


def test_the_banner_of_another_chat_says_nothing_of_it(tea):
    with Terminal(*tea) as terminal:
        assert "kept" not in terminal.until(">")


@pytest.mark.parametrize(
    "command", [["ask", "--misses", "FILE", "tea"], ["chat", "--misses", "FILE"]]
)
def test_a_file_that_cannot_be_used_is_told_before_the_first_answer(tea, path, command, capsys):
    path.write_text("a letter", encoding="utf-8")

    assert main([*tea, *(str(path) if it == "FILE" else it for it in command)]) == 1

    said, errors = capsys.readouterr()
    assert (said, path.read_text(encoding="utf-8")) == ("", "a letter")
    assert errors == f"d3k2: {path}: expected a file of misses, this is something else\n"


@pytest.fixture
def full(path):
    """A file with a miss of two kinds."""
    misses = Misses(path)
    misses.choose(misses.add("clarification", "pots", offered=("brewing", "pots")), "pots")
    misses.add("wrong", "how long", offered=("brewing",))
    return path


def test_misses_are_listed_a_line_each(full, capsys):
    assert main(["misses", "list", str(full)]) == 0

    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("clarification  pots  [brewing, pots] -> pots")
    assert "wrong" in second


def test_misses_of_one_kind_are_listed_as_json(full, capsys):
    assert main(["misses", "list", str(full), "--json", "--kind", "wrong"]) == 0

    (line,) = capsys.readouterr().out.splitlines()
    miss = json.loads(line)
    assert set(miss) == {"number", "kind", "text", "offered", "chosen", "day", "content"}
    assert (miss["text"], miss["offered"]) == ("how long", ["brewing"])


@pytest.mark.parametrize(
    ("options", "said", "left"),
    [
        (["--all"], "2 misses removed\n", 0),
        (["--older-than", "30"], "0 misses removed\n", 2),
    ],
)
def test_misses_are_removed(full, options, said, left, capsys):
    assert main(["misses", "purge", str(full), *options]) == 0

    assert capsys.readouterr().out == said
    assert len(kept(full)) == left


def test_all_are_removed_only_when_it_is_said(full, capsys):
    assert main(["misses", "purge", str(full)]) == 2

    assert "--all" in capsys.readouterr().err
    assert len(kept(full)) == 2


@pytest.mark.parametrize("what", [["list"], ["purge", "--all"]])
def test_a_file_that_is_not_there_is_not_made(path, what, capsys):
    assert main(["misses", what[0], str(path), *what[1:]]) == 1

    assert capsys.readouterr().err == f"d3k2 misses: {path}: there is no such file\n"
    assert not path.exists()
