from dataclasses import replace

import pytest

from bot import Bot, Thresholds

TORN = "kettle thing"
TORN_ON_MEDICINE = "kettle thing with marcumar"


@pytest.fixture
def teabot(tea):
    """A bot that asks back where two intents hold the same example, and answers what it can."""
    torn = {
        name: replace(
            tea.intents[name], examples=(*tea.intents[name].examples, TORN, TORN_ON_MEDICINE)
        )
        for name in ("brewing", "caffeine")
    }
    torn["caffeine"] = replace(torn["caffeine"], title="Zebra stripes")
    limits = Thresholds(answer=20.0, offer=10.0, margin=2.0)
    words = replace(tea.vocabulary, filler=(*tea.vocabulary.filler, "and", "what", "about"))
    intents = {**tea.intents, **torn}
    return Bot(replace(tea, intents=intents, thresholds=limits, vocabulary=words))


@pytest.fixture
def talk(teabot):
    """A conversation in which two titles were offered."""
    conversation = teabot.conversation()
    reply = conversation.reply(TORN)
    assert (reply.kind, reply.intents) == ("clarification", ("brewing", "caffeine"))
    return conversation


@pytest.mark.parametrize(
    ("choice", "intent"),
    [
        ("1", "brewing"),
        ("2", "caffeine"),
        (" 2 \n", "caffeine"),
        ("2.", "caffeine"),
        ("2)", "caffeine"),
        ("Zebra stripes", "caffeine"),
        ("  zebra STRIPES?!", "caffeine"),
        ("zébra-stripes", "caffeine"),
    ],
)
def test_a_number_or_a_title_picks_what_was_offered(talk, choice, intent):
    reply = talk.reply(choice)

    assert (reply.kind, reply.intents) == ("answer", (intent,))


NUMBERS = ["0", "3", "-1", "1 2", "²", "00019", "0001" + "0" * 5000, "9" * 5000]


@pytest.mark.parametrize(
    "choice",
    [*NUMBERS, "", " ", ".)", "1\ud800"],
    ids=lambda choice: ascii(choice[:8]),
)
def test_what_picks_nothing_is_an_utterance_like_any_other(teabot, talk, choice):
    assert talk.reply(choice) == teabot.reply(choice)


@pytest.mark.parametrize("choice", ["1", "2."])
def test_nothing_can_be_picked_where_nothing_was_offered(teabot, choice):
    conversation = teabot.conversation()
    assert conversation.reply(choice).kind == "fallback"
    assert conversation.reply(choice).kind == "fallback"


def test_the_suggestions_of_an_answer_can_be_picked(teabot):
    conversation = teabot.conversation()
    suggested = conversation.reply("steeping time").suggestions

    assert conversation.reply("2").intents == (suggested[1],)


def test_what_was_offered_before_the_last_reply_is_gone(talk):
    talk.reply("xylophone")

    assert talk.reply("2").kind == "fallback"


@pytest.mark.parametrize("choice", ["2", "zebra stripes"])
def test_alerts_of_a_turn_that_asked_back_hold_for_the_turn_that_picks(teabot, choice):
    conversation = teabot.conversation()
    asked = conversation.reply(TORN_ON_MEDICINE)
    assert (asked.kind, asked.alerts) == ("clarification", ("thinner",))

    picked = conversation.reply(choice)

    assert (picked.intents, picked.alerts) == (("caffeine",), ("thinner",))
    assert picked.weight == "medicine"
    assert picked.text.startswith("Call your clinic before drinking much green tea [1].")


def test_held_alerts_hold_for_one_turn(teabot):
    conversation = teabot.conversation()
    conversation.reply(TORN_ON_MEDICINE)
    conversation.reply("2")

    assert conversation.reply("1").alerts == ()


@pytest.mark.parametrize(
    "question", ["steeping time", "is tea stronger than coffee", "chest hurts"]
)
def test_a_fresh_question_wins_over_what_was_offered_and_held(teabot, question):
    conversation = teabot.conversation()
    conversation.reply(TORN_ON_MEDICINE)

    assert conversation.reply(question).intents == teabot.reply(question).intents


def test_a_title_that_names_an_emergency_is_screened_when_it_is_typed(tea):
    caffeine = replace(tea.intents["caffeine"], title="Chest pain after tea")
    conversation = Bot(replace(tea, intents={**tea.intents, "caffeine": caffeine})).conversation()
    assert conversation.reply("steeping time").suggestions[0] == "caffeine"

    reply = conversation.reply("chest pain after tea")

    assert (reply.weight, reply.alerts) == ("urgent", ("urgent",))


@pytest.mark.parametrize("followup", ["and xylophone?", "What about xylophones", "And, well..."])
def test_a_followup_leans_on_the_last_question(teabot, followup):
    conversation = teabot.conversation()
    conversation.reply("how much caffeine is in tea")

    assert teabot.reply(followup).kind == "fallback"
    assert conversation.reply(followup).intents == ("caffeine",)


def test_a_followup_with_a_question_of_its_own_is_answered_by_itself(teabot):
    conversation = teabot.conversation()
    conversation.reply("how much caffeine is in tea")

    assert conversation.reply("and steeping time").intents == ("brewing",)


@pytest.mark.parametrize(
    "utterance", ["xylophone", "xylophone and", "and one two three four five six seven eight"]
)
def test_what_is_long_or_opens_like_no_followup_stands_alone(teabot, utterance):
    conversation = teabot.conversation()
    conversation.reply("how much caffeine is in tea")

    assert conversation.reply(utterance).kind == "fallback"


def test_a_followup_leans_on_what_was_picked(talk):
    talk.reply("1")

    assert talk.reply("and xylophone?").intents == ("brewing",)


def test_a_followup_leans_past_a_fallback_on_the_last_answer(teabot):
    conversation = teabot.conversation()
    conversation.reply("how much caffeine is in tea")
    conversation.reply("oboe")

    assert conversation.reply("and xylophone?").intents == ("caffeine",)


def test_a_medicine_named_in_a_followup_raises_its_alert(teabot):
    conversation = teabot.conversation()
    conversation.reply("how much caffeine is in tea")

    reply = conversation.reply("and with marcumar?")

    assert (reply.kind, reply.alerts, reply.weight) == ("answer", ("thinner",), "medicine")


def test_conversations_do_not_share_memory(teabot, talk):
    other = teabot.conversation()
    other.reply("how much caffeine is in tea")

    assert talk.reply("2").intents == ("caffeine",)
    assert other.reply("and xylophone?").intents == ("caffeine",)
    assert teabot.conversation().reply("2").kind == "fallback"
    assert teabot.reply("2").kind == "fallback"


def test_a_first_turn_is_what_the_teabotreplies_to_the_utterance_by_itself(teabot):
    for utterance in ("steeping time", TORN, "xylophone", "and xylophone?", "warfarin", "2"):
        assert teabot.conversation().reply(utterance) == teabot.reply(utterance)


def test_what_was_said_of_a_medicine_gives_later_answers_one_short_line(teabot):
    conversation = teabot.conversation()
    conversation.reply("i take warfarin. steeping time?")

    later = conversation.reply("does green tea keep me awake")

    assert later.text.startswith("Ask the clinic first.")
    assert (later.alerts, later.weight) == ((), "medicine")


def test_the_line_is_not_said_twice_nor_after_forgetting(teabot):
    conversation = teabot.conversation()
    conversation.reply("i take warfarin")

    told = conversation.reply("i take warfarin, steeping time?")
    assert len(told.cautions) == 1

    conversation.forget()
    assert conversation.reply("steeping time").cautions == ()


def test_what_was_only_imagined_is_not_remembered(library):
    conversation = Bot(library).conversation()
    conversation.reply("what if someone on warfarin took k2")

    assert conversation.remembered == ()


def test_a_grave_reply_names_the_medicines_of_earlier_turns(teabot):
    conversation = teabot.conversation()
    conversation.reply("i take warfarin")

    assert "Say that you take warfarin." in conversation.reply("my chest hurts").text


def test_a_note_of_oneself_gives_a_line_and_no_alert(bot):
    conversation = bot.conversation()

    first = conversation.reply("i have kidney disease. what is k2")
    later = conversation.reply("what is mk7")

    assert (first.alerts, later.alerts) == ((), ())
    assert first.cautions == later.cautions != ()
    assert bot.reply("can vitamin d cause kidney disease").cautions == ()


def test_a_medicine_that_has_ended_has_words_of_its_own(bot):
    past = bot.reply("came off warfarin last month, is k2 ok")
    now = bot.reply("i take warfarin, is k2 ok")

    assert past.alerts == now.alerts == ("vka",)
    assert "has ended" in past.text
    assert "has ended" not in now.text


@pytest.mark.parametrize(
    ("utterance", "intents"),
    [
        (
            "my vitamin d is 18 ng/ml, how much should i take",
            ("baseline_status", "personal_advice"),
        ),
        ("how much k2 for me", ("how_much_k2", "personal_advice")),
        ("what is mk7", ("mk7",)),
        ("thanks, should i go now", ("thanks",)),
    ],
)
def test_a_personal_question_is_framed_whatever_topic_answers_it(bot, utterance, intents):
    assert bot.reply(utterance).intents == intents


def test_a_short_question_is_answered_about_the_topic_and_says_so(bot):
    conversation = bot.conversation()
    conversation.reply("what is vitamin d3")

    reply = conversation.reply("and how much of it?")

    assert reply.intents[0] == "d3_dose" != bot.reply("and how much of it?").intents[0]
    assert reply.about == bot.library.intents["what_is_vitamin_d3"].title
    assert f"About “{reply.about}”:" in reply.text
    assert reply.about not in reply.body


def test_what_is_answered_by_itself_assumes_nothing(bot):
    conversation = bot.conversation()
    conversation.reply("what is mk7")

    assert conversation.reply("what foods contain vitamin k2").about == ""


def test_proof_is_asked_for_the_topic_and_in_general_without_one(bot):
    conversation = bot.conversation()
    conversation.reply("does vitamin k2 make bones denser")

    assert conversation.reply("is that proven").intents[0] == "evidence_bone"
    assert bot.reply("is that proven").intents[0] == "evidence_overview"


@pytest.mark.parametrize("between", ["thanks", "hi", "who won the match yesterday"])
def test_small_talk_and_other_things_between_are_no_topic(bot, between):
    conversation = bot.conversation()
    conversation.reply("what is vitamin k2")
    assert conversation.reply(between) == bot.reply(between)

    assert conversation.reply("and how much of it?").intents[0] == "how_much_k2"


def test_a_topic_fades_after_some_turns_about_other_things(bot):
    conversation = bot.conversation()
    conversation.reply("what is mk7")
    for _ in range(5):
        conversation.reply("who won the match yesterday")

    assert conversation.reply("and then?") == bot.reply("and then?")


def test_several_questions_are_never_taken_for_a_followup(bot):
    conversation = bot.conversation()
    conversation.reply("what is mk7")
    utterance = "and what is mk4 and how long does it take to work"

    assert conversation.reply(utterance).intents == bot.reply(utterance).intents


def test_none_of_these_leads_to_other_ways_to_ask(talk):
    reply = talk.reply("none of these")

    assert (reply.kind, reply.body) == ("fallback", "None of these, then.")
    assert reply.suggestions == ("thinners",)
    assert talk.reply("1").intents == ("thinners",)


def test_the_same_menu_is_not_shown_twice(talk):
    reply = talk.reply(TORN)

    assert reply.kind == "fallback"
    assert set(reply.suggestions).isdisjoint({"brewing", "caffeine"})


def test_after_a_refusal_one_may_be_asked_back_anew(talk):
    talk.reply("none of these")

    assert talk.reply(TORN).kind == "clarification"


@pytest.mark.parametrize("said", ["second one", "stripes", "zebra stripe"])
def test_ordinals_and_parts_of_titles_pick_what_was_asked_back(talk, said):
    assert talk.reply(said).intents == ("caffeine",)


@pytest.mark.parametrize("said", ["second one, my chest hurts", "none of these, my chest hurts"])
def test_an_urgent_alert_comes_before_any_menu(talk, said):
    assert talk.reply(said).weight == "urgent"


def test_another_region_answers_on_with_what_was_remembered(library):
    conversation = Bot(library).conversation()
    conversation.reply("i take warfarin, is k2 ok")
    conversation.move(Bot(library, "uk"))

    assert conversation.remembered
    assert conversation.reply("my chest hurts badly").text.count("999")


def test_none_of_what_was_suggested_may_be_meant_either(teabot):
    conversation = teabot.conversation()
    suggested = conversation.reply("steeping time").suggestions

    reply = conversation.reply("none of these")

    assert reply.body == "None of these, then."
    assert set(reply.suggestions).isdisjoint(suggested)


def test_a_long_story_neither_picks_nor_leans(teabot, talk):
    story = "none of these " + "oboe and xylophone " * 40

    assert talk.reply(story) == teabot.reply(story)
