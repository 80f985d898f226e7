"""What lines ask in, JSON lines out, from one bot or from several processes."""

import json
from functools import partial
from itertools import count
from threading import Event

import pytest

from bot import Bot, load_library
from bot.terminal import answering, workers
from bot.terminal.answering import Answering, Item, Recent, answered
from bot.terminal.asked import asked
from bot.terminal.lines import Line
from bot.terminal.worker import WorkerLost
from bot.terminal.workers import Workers

TALK = ["i take warfarin", "steeping time", "and caffeine", "more", "tea", "2", "qqqq"]


def make_bot(folder):
    """A bot that a process can build for itself."""
    return Bot(load_library(folder, shipped=False))


def item(number, **members):
    text = json.dumps(members)
    return Item(asked(Line(number, text, len(text))), len(text))


def talks(names):
    """The same things said in many conversations, turn by turn."""
    numbers = count(1)
    return [
        item(next(numbers), text=text, conversation=name, id=at)
        for at, text in enumerate(TALK)
        for name in names
    ]


def lines_of(lists):
    return [said.line for said_together in lists for said in said_together]


def test_lines_of_a_conversation_are_answered_as_the_conversation_would(tea):
    bot = Bot(tea)
    conversations = {name: bot.conversation() for name in "abc"}
    expected = [conversations[name].reply(text).to_dict() for text in TALK for name in "abc"]

    found = [json.loads(line) for line in lines_of(answered(bot, [talks("abc")]))]

    assert [{**it, "id": 0, "conversation": 0} for it in found] == [
        {"id": 0, "conversation": 0, **json.loads(json.dumps(it))} for it in expected
    ]
    assert [(it["id"], it["conversation"]) for it in found[:4]] == [
        (0, "a"),
        (0, "b"),
        (0, "c"),
        (1, "a"),
    ]


def test_the_conversation_that_was_silent_longest_begins_anew(tea):
    bot = Answering(Bot(tea), most_kept=2)

    def more(name):
        return json.loads(bot.answer(item(1, text="more", conversation=name).asked))["kind"]

    for name in ("a", "b"):
        bot.answer(item(1, text="steeping time", conversation=name).asked)
    assert more("a") == "answer"
    bot.answer(item(1, text="tea", conversation="c").asked)

    assert (more("b"), more("c")) != ("answer", "answer")


def test_what_was_kept_last_stays():
    recent = Recent(2)
    for key in ("a", "b", "a", "c"):
        recent.take(key)
        recent.keep(key, key)

    assert [recent.take(key) for key in "abc"] == ["a", None, "c"]
    assert recent.take("a") is None


def test_conversations_that_were_told_the_same_share_its_text(tea):
    bot = Answering(Bot(tea))
    for name in "ab":
        bot.answer(item(1, text="steeping time", conversation=name).asked)

    first, second = (bot._contexts.take(f'"{name}"') for name in "ab")

    assert first.last.text is second.last.text
    assert first.answer.body is second.answer.body


def test_replies_are_handed_on_before_a_long_list_is_through(tea):
    class Slow(Bot):
        def walk(self, utterance, context):
            Event().wait(answering.HASTE * 1.1)
            return super().walk(utterance, context)

    first = next(iter(answered(Slow(tea), [[item(1, text="tea"), item(2, text="tea")]])))

    assert len(first) == 1


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_processes_say_in_the_same_order_what_one_says(tea_folder, jobs):
    bad = Item(asked(Line(3, "{", 1)), 1)
    groups = [talks([*range(9)]), [bad], [item(5, text="tea", id=n) for n in range(50)], []]
    alone = lines_of(answered(make_bot(tea_folder), groups))

    with Workers(partial(make_bot, tea_folder), jobs) as many:
        found = list(many.answered(iter(groups)))

    assert lines_of(found) == alone
    assert [said.understood for together in found for said in together].count(False) == 1


def test_no_more_is_read_than_the_window_lets_in_while_nothing_is_written(tea_folder):
    read = []

    def groups():
        for number in range(100 * workers.IN_FLIGHT):
            read.append(number)
            yield [item(number, text="qqqq")]

    with Workers(partial(make_bot, tea_folder), 1) as many:
        found = many.answered(groups())
        next(said for said in found if said)
        Event().wait(0.5)
        assert len(read) <= workers.IN_FLIGHT + 2 * workers.SENT_AT_ONCE


def test_a_worker_that_dies_is_told_and_no_process_is_left(tea_folder):
    with Workers(partial(make_bot, tea_folder), 2) as many:
        processes = [worker._process for worker in many._workers]
        processes[0].kill()
        with pytest.raises(WorkerLost, match="killed by signal 9"):
            list(many.answered(iter([talks([*range(9)])])))

    assert not [it for it in processes if it.is_alive()]


def test_a_mistake_in_reading_reaches_whoever_waits_for_answers(tea_folder):
    def groups():
        yield [item(1, text="tea")]
        raise OSError("gone")

    with (
        Workers(partial(make_bot, tea_folder), 1) as many,
        pytest.raises(OSError, match="gone"),
    ):
        list(many.answered(groups()))
