"""What is kept of turns that did not help: when, how long, and what survives a crash."""

import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot import Bot, Misses, Redactor, Witness, load_library
from bot.errors import MissesUnusable, MissNotKept

ROOT = Path(__file__).parents[1]
STEEPING = "how long should i brew green tea"
TORN = "minutes for a pot"
UNKNOWN = "what about the elephant"
POTS = "- intent: pots\n  title: Pots\n  answer: caffeine\n  examples: [minutes for a pot]\n"
WRITER = """
import sys
from pathlib import Path
from bot.misses.store import Misses
misses = Misses(Path(sys.argv[1]), patience=20)
for at in range(int(sys.argv[2])):
    print(misses.add("fallback", f"{sys.argv[3]} {at}"), flush=True)
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "misses.db"


@pytest.fixture
def torn(tea_folder):
    """A bot of tea that has to ask back when it hears TORN."""
    (tea_folder / "intents" / "pots.yaml").write_text(POTS, encoding="utf-8")
    return Bot(load_library(tea_folder, shipped=False))


def said(bot, path, *utterances):
    """The misses of a conversation, and its witness."""
    misses = Misses(path)
    witness = Witness(misses, Redactor(bot.library))
    conversation = bot.conversation(witness)
    for utterance in utterances:
        conversation.reply(utterance)
    return misses.list(), witness


def writer(path, number, name):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(number), name],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def test_what_was_added_is_listed_with_its_day_and_choice(path):
    misses = Misses(path, today=lambda: date(2026, 11, 23))
    first = misses.add("clarification", "minutes", offered=("brewing", "pots"), content="abc")
    misses.add("fallback", "elephants")
    misses.choose(first, "pots")

    asked, other = misses.list()
    assert (asked.offered, asked.chosen, asked.content) == (("brewing", "pots"), "pots", "abc")
    assert (asked.text, asked.day) == ("minutes", date(2026, 11, 23))
    assert misses.list("fallback") == (other,)


@pytest.mark.parametrize(
    ("utterances", "kept"),
    [
        ([UNKNOWN], [("fallback", (), "")]),
        ([STEEPING], []),
        ([TORN], [("clarification", 2, "")]),
        ([TORN, "pots"], [("clarification", 2, "pots")]),
        ([TORN, "none of these"], [("none_of_these", 2, "")]),
        ([TORN, TORN], [("none_of_these", 2, ""), ("fallback", 0, "")]),
        ([STEEPING, "more", "sources"], []),
        (["", " ", "?!", "joe bloggs", "07700 900123"], []),
    ],
)
def test_a_conversation_keeps_what_did_not_help(torn, path, utterances, kept):
    misses, _ = said(torn, path, *utterances)

    told = [(it.kind, len(it.offered), it.chosen) for it in misses]
    assert told == [(kind, offered or 0, chosen) for kind, offered, chosen in kept]


@pytest.mark.parametrize("line", ["i want to kill myself", "my stool is black and bloody"])
def test_nothing_is_kept_of_an_emergency(bot, path, line):
    misses, witness = said(bot, path, line)

    assert bot.reply(line).weight in {"urgent", "crisis"}
    assert not witness.wrong()
    assert misses == ()


def test_an_answer_is_kept_as_a_wrong_one_once(torn, path):
    _, witness = said(torn, path, STEEPING)

    assert (witness.wrong(), witness.wrong()) == (True, False)
    (miss,) = Misses(path).list()
    assert (miss.kind, miss.text, miss.offered) == ("wrong", STEEPING, ("brewing",))


def test_a_pick_that_was_wrong_is_kept_with_its_question(torn, path):
    _, witness = said(torn, path, TORN, "1")

    assert witness.wrong()
    assert [(it.kind, it.text) for it in Misses(path).list()] == [
        ("clarification", TORN),
        ("wrong", TORN),
    ]


def test_what_is_forgotten_is_not_marked(torn, path):
    _, witness = said(torn, path, STEEPING)
    witness.forget()

    assert not witness.wrong()


def test_no_byte_of_a_name_is_written(torn, path):
    said(torn, path, "my name is jonquil okonkwo, " + UNKNOWN)

    assert b"elephant" in path.read_bytes()
    assert b"okonkwo" not in b"".join(
        it.read_bytes() for it in path.parent.iterdir() if it.is_file()
    )


def test_a_watch_that_fails_costs_nobody_the_reply(torn, caplog):
    def fails(_turn):
        raise RuntimeError("a mistake of the host")

    assert torn.conversation(fails).reply(STEEPING).intents == ("brewing",)
    assert "a mistake of the host" in caplog.text


def test_a_watch_is_told_of_every_turn(torn):
    turns = []
    conversation = torn.conversation(turns.append)
    replies = [conversation.reply(it) for it in (TORN, "none of these", STEEPING, "more")]

    assert [it.reply for it in turns] == replies
    assert [it.act for it in turns] == ["", "none", "", "more"]
    assert [it.after for it in turns[:-1]] == [it.before for it in turns[1:]]
    assert turns[1].refused == replies[0].intents


def test_the_oldest_go_when_there_are_too_many(path):
    misses = Misses(path, most=3)
    for at in range(5):
        misses.add("fallback", f"elephant {at}")

    assert [it.text[-1] for it in misses.list()] == ["2", "3", "4"]


def test_those_of_long_ago_go_at_the_next_write(path):
    day = date(2026, 11, 23)
    Misses(path, today=lambda: day - timedelta(181)).add("fallback", "old")
    Misses(path, today=lambda: day - timedelta(180)).add("fallback", "older than most")
    Misses(path, today=lambda: day).add("fallback", "new")

    assert [it.text for it in Misses(path).list()] == ["older than most", "new"]


@pytest.mark.parametrize(("days", "left"), [(None, 0), (0, 1), (9, 1), (10, 2), (999_999, 2)])
def test_what_is_purged_is_gone_from_the_file(path, days, left):
    day = date(2026, 11, 23)
    Misses(path, today=lambda: day - timedelta(10)).add("fallback", "an elephant in the room")
    misses = Misses(path, today=lambda: day)
    misses.add("fallback", "a mouse")

    assert misses.purge(days) == 2 - left
    assert len(misses.list()) == left
    assert (b"elephant" in path.read_bytes()) == (left == 2)


def test_numbers_are_never_given_twice(path):
    misses = Misses(path)
    first = misses.add("fallback", "mouse")
    misses.purge()

    assert misses.add("fallback", "mouse") > first


def test_the_file_is_for_its_owner_alone(path):
    before = os.umask(0)
    try:
        Misses(path).add("fallback", "mouse")
    finally:
        os.umask(before)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [it.name for it in path.parent.iterdir()] == [path.name]


def other_database(path):
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE bookmarks (url TEXT)")
    file.close()


def later_version(path):
    Misses(path).add("fallback", "mouse")
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version = 2")
    file.close()


def damaged(path):
    Misses(path).add("fallback", "mouse")
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_text("a letter to my aunt"),
        lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000),
        lambda path: path.mkdir(),
        os.mkfifo,
        other_database,
        later_version,
        damaged,
        lambda path: path.symlink_to(path.with_name("elsewhere")),
    ],
)
def test_a_file_that_is_none_of_ours_is_left_as_it_is(path, make):
    make(path)
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises((MissesUnusable, MissNotKept)):
        Misses(path).add("fallback", "mouse")

    assert (path.read_bytes() if path.is_file() else None) == before
    assert not path.with_name("elsewhere").exists()


def test_an_empty_file_is_taken(path):
    path.touch()
    Misses(path).add("fallback", "mouse")

    assert len(Misses(path).list()) == 1


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(MissNotKept, match="No such file"):
        Misses(tmp_path / "nowhere" / "misses.db")


def test_a_locked_file_costs_one_line_and_no_reply(torn, path):
    told = []
    misses = Misses(path, patience=0.05)
    conversation = torn.conversation(Witness(misses, Redactor(torn.library), told.append))
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")

    replies = [conversation.reply(UNKNOWN) for _ in range(3)]
    holder.execute("ROLLBACK")
    holder.close()
    conversation.reply(UNKNOWN)

    assert {it.kind for it in replies} == {"fallback"}
    assert len(told) == 1
    assert "locked" in told[0]
    assert len(misses.list()) == 1


def test_a_full_disk_costs_one_line_and_no_reply(path):
    code = """
import resource, signal, sys
from pathlib import Path
from bot import Bot, Misses, Redactor, Witness
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
bot, told = Bot(), []
misses = Misses(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (24_000, 24_000))
conversation = bot.conversation(Witness(misses, Redactor(bot.library), told.append))
for at in range(150):
    assert conversation.reply("what about the elephant " + "and the mouse " * 20).text
print(len(misses.list()), len(told), told)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    kept, told, _ = done.stdout.split(maxsplit=2)
    assert (0 < int(kept) < 150, told) == (True, "1")
    assert intact(path)


def intact(path):
    file = sqlite3.connect(path)
    (answer,) = file.execute("PRAGMA integrity_check").fetchone()
    file.close()
    return answer == "ok"


def test_processes_write_to_one_file_at_once(path):
    Misses(path)
    writers = [writer(path, 40, name) for name in ("ant", "bee", "cow")]
    numbers = [int(line) for it in writers for line in it.communicate()[0].split()]

    assert [it.returncode for it in writers] == [0] * 3
    assert len({*numbers}) == 120
    assert {it.number for it in Misses(path).list()} == {*numbers}


def test_processes_that_begin_a_file_at_once_begin_one(path):
    writers = [writer(path, 1, name) for name in ("ant", "bee", "cow")]

    assert [it.wait() for it in writers] == [0] * 3
    assert len(Misses(path).list()) == 3
    for it in writers:
        it.stdout.close()


def test_what_was_told_to_be_written_survives_a_killed_process(path):
    """One of two writers is killed at some moment, a dozen times over."""
    rng = random.Random(11)  # noqa: S311  only the moments
    told = []
    steady = writer(path, 100_000, "steady")
    for at in range(12):
        killed = writer(path, 100_000, f"killed{at}")
        killed.stdout.readline()  # it has begun to write
        time.sleep(rng.uniform(0.0, 0.1))
        os.kill(killed.pid, signal.SIGKILL)
        told += killed.communicate()[0].splitlines()
    os.kill(steady.pid, signal.SIGKILL)
    told += steady.communicate()[0].splitlines()

    assert intact(path)
    numbers = {int(line) for line in told if line}
    kept = {it.number for it in Misses(path).list()}
    assert len(numbers) > 12
    assert numbers <= kept or len(kept) >= 10_000
    assert Misses(path).add("fallback", "afterwards") > max(kept)


def test_importing_the_package_opens_no_database():
    code = "import sys, bot; sys.exit('sqlite3' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
