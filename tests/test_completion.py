"""What the chat line offers for what was typed so far."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot import Bot
from bot.terminal.choices import EACH, LONGEST, choices
from bot.terminal.commands import COMMANDS
from bot.terminal.completion import ChatCompleter
from bot.terminal.talk import Talk

TALK = Talk(Bot())
SHIPPED = ChatCompleter(TALK)


@pytest.fixture
def tea_completer(tea):
    return ChatCompleter(Talk(Bot(tea)))


def offered(completer, typed):
    """The lines that the person would have, best first."""
    found = list(completer.get_completions(Document(typed), CompleteEvent()))
    return [typed[: len(typed) + it.start_position] + it.text for it in found]


def metas(completer, typed):
    found = completer.get_completions(Document(typed), CompleteEvent())
    return {it.text: it.display_meta_text for it in found}


@pytest.mark.parametrize(
    "typed", ["how long to", "long brew", "brew long", "hwo long to brw", "HOW LONG", "brew, how"]
)
def test_a_question_is_found_by_its_words_in_any_order_and_with_typos(tea_completer, typed):
    assert offered(tea_completer, typed)[0] in {
        "How long to brew",
        "how long should i brew green tea",
    }


def test_a_question_comes_with_its_topic(tea_completer):
    assert metas(tea_completer, "caffeine in")["Caffeine in tea"] == "tea"


def test_a_blank_line_offers_all_that_can_be_asked(tea_completer):
    assert "Tea and blood thinners" in offered(tea_completer, "")


@pytest.mark.parametrize("typed", ["qqqq zzzz", "how long\nto", "how long to brew " * 9])
def test_what_is_like_nothing_or_no_beginning_of_a_question_offers_nothing(tea_completer, typed):
    assert offered(tea_completer, typed) == []


def test_what_only_an_alert_may_answer_is_not_offered(tea_completer):
    assert not {"Emergencies", "Crisis"} & {it.text for it in choices(TALK.library)}
    assert "Crisis" not in offered(tea_completer, "Crisis")


def test_a_slash_offers_commands_alone_with_their_help():
    assert offered(SHIPPED, "/") == [
        f"{name} " if command.takes else name for name, command in COMMANDS.items()
    ]
    assert metas(SHIPPED, "/h") == {"/help": COMMANDS["/help"].help}


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("/so", ["/sources"]),
        ("/SO", ["/sources"]),
        ("/hlep", ["/help"]),
        ("/zzzz", []),
        ("/region u", ["/region us", "/region uk"]),
        ("/region germ", ["/region de"]),
        ("/region zz", []),
        ("/help m", []),
        ("/s f", []),
    ],
)
def test_commands_and_what_they_take_are_completed(typed, lines):
    assert offered(SHIPPED, typed)[: len(lines) or None] == lines


def test_files_are_completed_after_save(tmp_path):
    (tmp_path / "visit.md").touch()

    assert offered(SHIPPED, f"/save {tmp_path}/vi") == [f"/save {tmp_path}/visit.md"]


@given(st.text(max_size=120))
def test_nothing_that_is_typed_breaks_completion(typed):
    assert len(offered(SHIPPED, typed)) <= len(choices(TALK.library))


def test_each_intent_has_its_title_and_a_few_plain_examples():
    library = TALK.library
    known = [it.text for it in choices(library)]

    for intent in library.intents.values():
        own = [it for it in known if it in {*intent.examples, intent.title}]
        full = library.answers[intent.answer].form == "full"
        assert (intent.title in own) is full
        assert len(own) <= 1 + EACH
    assert all(len(it) <= LONGEST for it in known)


@pytest.mark.parametrize("choice", choices(TALK.library)[::9], ids=lambda it: it.text)
def test_what_is_offered_is_answered(choice):
    reply = TALK.bot.reply(choice.text)

    assert reply.kind == "answer"
    topics = {TALK.library.intents[it].topic.replace("_", " ") for it in reply.intents}
    assert choice.topic in topics
