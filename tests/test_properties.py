"""What holds for every utterance and every conversation, on the content that ships."""

import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

PROVIDER = re.compile(r"doctor|pharmacist|healthcare provider", re.IGNORECASE)
WEIGHTS = ["general", "medicine", "urgent", "crisis"]
PIECES = [
    "warfarin", "warfrin", "not on warfarin", "chest pain", "want to die", "k2", "mk 7", "and",
    "what about", "how much", "1", "2.", "00019", "9" * 5000, "0001" + "0" * 5000, "1,000,000k",
    "\x00", "\u200b", "\u202e", "\ud800", "\udfff", "e\u0301", "a\u0663", "\U0010fffe", "🍵",
    "ﷺ", ".", "\n", "don\u00b4t", "[@x]", "{names}", "**", "[]()", "<b>", "%s",
]  # fmt: skip
CHARACTERS = st.characters(exclude_categories=())
"""Lone surrogates, control characters and unassigned ones included."""
UTTERANCES = st.one_of(
    st.text(CHARACTERS),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(CHARACTERS, max_size=5)), max_size=9).map(
        " ".join
    ),
    st.lists(st.sampled_from(PIECES), max_size=4).map("".join),
)
MEGABYTE = 1_000_000


@pytest.fixture(scope="session")
def titles(library):
    """What a person may pick by name."""
    return [intent.title for intent in library.intents.values()]


def assert_safe(reply, alerts):
    """What a person is owed whatever was typed."""
    assert reply.text.endswith(reply.disclaimer)
    assert PROVIDER.search(reply.disclaimer)
    weights = [alert.weight for alert in alerts]
    for weight in ("crisis", "urgent"):
        if weight in weights:
            assert reply.kind == "answer"
            assert WEIGHTS.index(reply.weight) >= WEIGHTS.index(weight)
    if weights:
        assert reply.weight != "general"
    assert {alert.kind for alert in alerts} <= set(reply.alerts)
    assert all(caution in reply.text for caution in reply.cautions)
    assert "[@" not in reply.text
    assert json.loads(json.dumps(reply.to_dict()))["text"] == reply.text


@settings(max_examples=200, deadline=None)
@given(UTTERANCES)
@example("")
@example("a\u0663")
@example("chest pain")
@example("I want to die")
@example("warfarin")
def test_any_utterance_gets_a_reply_that_ends_with_the_disclaimer_of_its_weight(bot, utterance):
    assert_safe(bot.reply(utterance), bot.screen.read(utterance))


@settings(max_examples=100, deadline=None)
@given(UTTERANCES)
def test_the_same_utterance_gets_the_same_reply(bot, utterance):
    assert bot.reply(utterance) == bot.reply(utterance)


@settings(max_examples=100, deadline=None)
@given(st.lists(UTTERANCES | st.sampled_from(["1", "2", "3."]), max_size=6), st.data())
def test_every_turn_of_any_conversation_is_safe_and_can_be_repeated(bot, titles, turns, data):
    turns = [*turns, data.draw(st.sampled_from(titles))]
    once, again = bot.conversation(), bot.conversation()

    for utterance in turns:
        reply = once.reply(utterance)
        assert_safe(reply, bot.screen.read(utterance))
        assert again.reply(utterance) == reply


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(["k2 and d3", "how long until it works", "warfarin"]), UTTERANCES)
def test_any_turn_after_an_offer_is_safe(bot, question, utterance):
    conversation = bot.conversation()
    conversation.reply(question)

    assert_safe(conversation.reply(utterance), bot.screen.read(utterance))


@settings(max_examples=50, deadline=None)
@given(UTTERANCES, st.sampled_from(["chest pain", "I want to die"]))
def test_no_text_before_or_after_it_hides_a_grave_sentence(bot, text, grave):
    (alert, *_) = bot.screen.read(grave)

    for utterance in (f"{text}\n\n{grave}", f"{grave}\n\n{text}"):
        reply = bot.reply(utterance)
        assert alert.kind in reply.alerts
        assert WEIGHTS.index(reply.weight) >= WEIGHTS.index(alert.weight)


def test_a_megabyte_of_anything_gets_a_reply_and_hides_nothing_at_its_end(bot):
    runs = ("a", "7", " ", "\x00", "\ud800", "e\u0301", "\u0663", "'", "1,")
    utterance = "".join(run * (MEGABYTE // len(runs) // len(run)) for run in runs)
    utterance += " ".join(PIECES[:4] + PIECES[5:]) * 50
    conversation = bot.conversation()

    assert_safe(conversation.reply(utterance), bot.screen.read(utterance))
    assert_safe(conversation.reply("9" * MEGABYTE), [])
    assert "self_harm" in conversation.reply(f"{utterance}\nI want to die").alerts
