import pytest

from bot import Bot
from bot.acts import Acts


@pytest.fixture
def talk(tea):
    """A conversation in which brewing was answered whole."""
    conversation = Bot(tea).conversation()
    conversation.reply("steeping time")
    return conversation


@pytest.mark.parametrize(
    ("utterance", "act"),
    [
        ("more", "more"),
        ("MORE!!", "more"),
        ("the more", "more"),
        ("  go on...", "more"),
        ("is it more", ""),
        ("more tea", ""),
        ("is the sources a", "sources"),
        ("none of these", "none"),
        ("none of these, tea", ""),
        ("", ""),
        ("the", ""),
    ],
)
def test_an_act_is_wanted_when_nothing_else_is_said(tea, utterance, act):
    assert Acts(tea).wanted(utterance) == act


@pytest.mark.parametrize("said", ["short", "why", "what is not known", "sources", "more"])
def test_a_word_and_a_call_do_the_same(tea, said):
    by_word, by_call = Bot(tea).conversation(), Bot(tea).conversation()
    for conversation in (by_word, by_call):
        conversation.reply("steeping time on warfarin")
    name = "unknowns" if said == "what is not known" else said

    assert by_word.reply(said) == by_call.act(name)


def test_the_short_form_leaves_the_detail_out_and_keeps_the_sources(talk):
    reply = talk.reply("short")

    assert reply.intents == ("brewing",)
    assert reply.body.startswith("Three minutes is usual [1].")
    assert "Longer gets bitter" not in reply.text
    assert [source.id for source in reply.sources] == ["leaf_2020"]


def test_more_after_the_short_form_tells_the_rest(talk):
    talk.reply("short")

    body = talk.reply("more").body

    assert "Longer gets bitter." in body
    assert "Whether water matters." in body
    assert "Three minutes" not in body


def test_more_after_the_whole_answer_says_so_and_offers_what_is_near(talk):
    reply = talk.reply("more")

    assert reply.body == "That was all of it."
    assert reply.suggestions == ("caffeine", "thinners")
    assert talk.reply("1").intents == ("caffeine",)


def test_the_unknowns_are_told_alone(talk):
    body = talk.reply("what is not known").body

    assert "Whether water matters." in body
    assert "bitter" not in body
    assert "Three minutes" not in body


def test_the_sources_are_listed_though_no_claim_is_repeated(talk):
    reply = talk.reply("sources")

    assert reply.body == "It rests on:"
    assert "[1] Leaf et al. (2020)" in reply.text


def test_an_answer_without_sources_says_so(tea):
    conversation = Bot(tea).conversation()
    conversation.reply("does green tea keep me awake")

    assert conversation.reply("sources").body == "It cites nothing."


def test_why_tells_how_the_question_was_read_and_what_it_rests_on(talk):
    body = talk.reply("why").body

    assert body.startswith("Read as How long to brew, like steeping time.")
    assert "Evidence:** limited" in body
    assert "Longer gets bitter." in body


def test_a_reply_is_repeated_word_for_word(talk):
    said = talk.reply("short")

    assert talk.reply("again") == said
    assert talk.reply("again") == said


@pytest.mark.parametrize("act", ["more", "short", "sources", "why", "unknowns", "repeat"])
def test_looking_back_before_the_first_answer_says_that_there_is_none(tea, act):
    reply = Bot(tea).conversation().act(act)

    assert reply.kind == "fallback"
    assert reply.body.startswith("Nothing was answered yet.")


@pytest.mark.parametrize("act", ["more", "short", "sources", "why", "unknowns", "repeat"])
@pytest.mark.parametrize("grave", ["my chest hurts", "i want to die"])
def test_a_grave_reply_is_never_shown_by_halves(tea, grave, act):
    conversation = Bot(tea).conversation()
    said = conversation.reply(grave)

    assert conversation.act(act) == said


@pytest.mark.parametrize("act", ["more", "short", "sources", "why", "unknowns"])
def test_what_was_said_of_medicines_is_said_again_in_one_line(tea, act):
    conversation = Bot(tea).conversation()
    conversation.reply("steeping time on warfarin")

    reply = conversation.act(act)

    assert reply.cautions == ("Ask the clinic first.",)
    assert reply.weight == "medicine"


def test_a_caution_of_a_thing_imagined_holds_while_its_answer_is_looked_at(tea):
    conversation = Bot(tea).conversation()
    conversation.reply("if i were on warfarin, steeping time")

    assert conversation.act("short").cautions


def test_small_talk_between_does_not_take_the_answer_away(talk):
    talk.reply("xylophone")

    assert talk.reply("what is not known").intents == ("brewing",)


def test_an_answer_fades_after_some_turns_about_other_things(talk):
    for _ in range(5):
        talk.reply("xylophone")

    assert talk.reply("what is not known").kind == "fallback"
