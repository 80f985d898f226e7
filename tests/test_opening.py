"""What a person has to see first, and the word that says what it is."""

import pytest

from bot import Bot
from bot.reply import Reply
from bot.terminal.opening import opening

HEADINGS = {"caution": "Careful", "urgent": "Now"}


def reply(weight="medicine", opens="Ask first.", cautions=("Ask first.",), **changes):
    parts = {"kind": "answer", "intents": (), "summary": "", "body": "Body.", "disclaimer": "Last."}
    text = f"{opens}\n\nThe rest.\n\nLast."
    return Reply(**{**parts, "weight": weight, "text": text, "cautions": cautions, **changes})


def test_each_caution_begins_with_its_word_and_is_no_longer_in_the_rest():
    parts = opening(reply(opens="Ask.\n\nWait.", cautions=("Ask.", "Wait.")), HEADINGS)

    assert parts.first == ("**Careful:** Ask.", "**Careful:** Wait.")
    assert parts.rest == "The rest.\n\nLast."


def test_the_first_sentence_of_an_action_is_bold_after_its_word():
    parts = opening(reply("urgent", "Call now. Then wait.", body="Call now. Then wait."), HEADINGS)

    assert parts.first == ("**Now: Call now.** Then wait.",)
    assert parts.rest == "The rest.\n\nLast."
    assert parts.alarms


def test_a_crisis_is_met_calmly():
    parts = opening(reply("crisis", "You matter.", body="You matter."), HEADINGS)

    assert parts.first == ("You matter.",)
    assert not parts.alarms


@pytest.mark.parametrize("headings", [{}, {"caution": ""}])
def test_a_caution_has_a_word_also_where_the_library_has_none(headings):
    assert opening(reply(), headings).first == ("**Caution:** Ask first.",)


def test_a_caution_that_begins_with_a_list_stands_below_its_word():
    parts = opening(reply(opens="- ask", cautions=("- ask",)), HEADINGS)

    assert parts.first == ("**Careful:**\n\n- ask",)


@pytest.mark.parametrize("cautions", [(), ("Elsewhere.",)])
def test_a_reply_that_opens_with_no_caution_is_left_whole(cautions):
    parts = opening(reply(cautions=cautions), HEADINGS)

    assert (parts.first, parts.rest) == ((), "Ask first.\n\nThe rest.\n\nLast.")


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("i am on warfarin, is green tea fine?", "**Caution:** "),
        ("my chest hurts", "**Urgent: "),
        ("i want to die", "Please call"),
    ],
)
def test_what_the_bot_says_first_is_marked(tea, said, marked):
    spoken = Bot(tea).reply(said)
    parts = opening(spoken, tea.wording.headings)

    assert parts.first
    assert parts.first[0].startswith(marked)
    assert parts.rest.endswith(spoken.disclaimer)


def test_every_caution_and_every_action_that_ships_is_marked(bot, library):
    said = ["can i take it with warfarin", "i took 80 tablets", "my chest hurts", "i want to die"]
    replies = [bot.reply(it) for it in said]

    assert all(it.cautions or it.weight in {"urgent", "crisis"} for it in replies)
    assert all(opening(it, library.wording.headings).first for it in replies)
