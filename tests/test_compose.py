from dataclasses import replace

import pytest

from bot import Alert, Bot, Match, load_library
from bot.compose import Found, compose
from bot.decide import Decision

GRAVE_CAUTIONS = """
- caution: ambulance
  text: Ring 112 for the body [@leaf_2020].
  brief: Ring 112.
- caution: poison
  text: Ring the poison line [@leaf_2020].
  brief: Poison line.
"""
OVERDOSE = """
- alert: overdose
  weight: urgent
  intent: caffeine
  caution: poison
  lay: [whole pot]
- alert: thinner
"""
TALK = "Please call a crisis line now."
STEPS = "Call your emergency number now."
NO_SUBJECT = (
    "Ask the clinic first.\n\nI only know about tea.\n\nAsk your pharmacist about your medicines."
)


@pytest.fixture
def library(tea_folder):
    """The tea library, its grave alerts with lines to ring."""
    cautions = tea_folder / "answers" / "_cautions.yaml"
    cautions.write_text(cautions.read_text(encoding="utf-8") + GRAVE_CAUTIONS, encoding="utf-8")
    alerts = tea_folder / "intents" / "_alerts.yaml"
    text = alerts.read_text(encoding="utf-8").replace("\n- alert: thinner\n", OVERDOSE)
    text = text.replace("intent: help_now\n", "intent: help_now\n  caution: ambulance\n")
    alerts.write_text(text, encoding="utf-8")
    return load_library(tea_folder, shipped=False)


def composed(library, *intents, kind="answer", near=(), alerts=(), neighbour=""):
    matches = tuple(Match(name, 90.0, "an example") for name in intents)
    others = tuple(Match(name, 50.0, "an example") for name in near)
    found = Found(Decision(kind, matches, others, neighbour), tuple(alerts))
    return compose(found, library)


def alert(weight="medicine"):
    return Alert("thinner", "warfarin", weight, "thinners", ("thinner",), medicine=True)


@pytest.mark.parametrize(
    ("utterance", "intent", "weight", "text"),
    [
        ("tea? i want to die", "talk_now", "crisis", TALK),
        (
            "want to die, chest hurts, warfarin",
            "talk_now",
            "crisis",
            f"{TALK}\n\nRing 112 for the body.",
        ),
        ("want to die, had a whole pot", "talk_now", "crisis", f"{TALK}\n\nRing the poison line."),
        ("how long to brew, chest hurts", "help_now", "urgent", STEPS),
        (
            "chest hurts on warfarin",
            "help_now",
            "urgent",
            f"{STEPS}\n\nSay that you take warfarin.",
        ),
        (
            "a whole pot of tea on marcumar",
            "caffeine",
            "urgent",
            "Ring the poison line.\n\nSay that you take marcumar.",
        ),
    ],
)
def test_a_grave_alert_is_answered_with_what_to_do_now_and_nothing_else(
    library, utterance, intent, weight, text
):
    reply = Bot(library).reply(utterance)

    assert (reply.kind, reply.intents, reply.weight) == ("answer", (intent,), weight)
    assert reply.text == f"{text}\n\n{library.wording.disclaimers[weight]}"
    assert reply.suggestions == ()


def test_an_overdose_intent_that_is_only_matched_is_information(library):
    reply = Bot(library).reply("how much caffeine is in tea")

    assert (reply.intents, reply.weight, reply.alerts) == (("caffeine",), "general", ())
    assert "Black tea has more caffeine" in reply.text


def test_under_another_alert_the_caution_comes_first_and_then_the_answer(library):
    reply = Bot(library).reply("marcumar: how long should i brew green tea")

    assert (reply.kind, reply.intents, reply.weight) == ("answer", ("brewing",), "medicine")
    assert reply.text.startswith("Call your clinic before drinking much green tea [1].\n\nThree")


def test_the_caution_is_one_line_when_the_alerts_own_intent_is_answered(library):
    reply = Bot(library).reply("can i drink green tea on warfarin")

    assert (reply.kind, reply.intents, reply.weight) == ("answer", ("thinners",), "medicine")
    assert reply.text.startswith("Ask the clinic first.\n\nGreen tea and blood thinners need")


def test_where_no_answer_is_clear_and_the_subject_is_named_the_alert_answers(library):
    reply = Bot(library).reply("marcumar xylophone tea")

    assert (reply.intents, reply.weight) == (("thinners",), "medicine")
    assert reply.cautions == ("Ask the clinic first.",)


def test_the_near_intents_become_suggestions_of_the_alerts_own_answer(library):
    reply = composed(library, "thinners", near=["caffeine"], alerts=[alert()])

    assert reply.suggestions == ("caffeine", "brewing")


def test_without_the_subject_the_brief_caution_precedes_the_fallback(library):
    reply = Bot(library).reply("xylophone marcumar")

    assert (reply.kind, reply.intents) == ("fallback", ())
    assert reply.text == NO_SUBJECT


def test_asking_back_under_an_alert_says_the_brief_caution_and_numbers_the_titles(library):
    reply = composed(library, "brewing", "caffeine", kind="clarification", alerts=[alert()])

    assert (reply.kind, reply.intents) == ("clarification", ("brewing", "caffeine"))
    assert reply.text.startswith(
        "Ask the clinic first.\n\nWhich of these?\n\n1. How long to brew\n2. Caffeine in tea\n\n"
    )


@pytest.mark.parametrize("utterance", ["die want to i", "hurts chest my"])
def test_crisis_and_urgent_answers_are_reached_through_the_screen_alone(library, utterance):
    reply = Bot(library).reply(utterance)

    assert not {"talk_now", "help_now"} & {*reply.intents, *reply.suggestions}


def test_an_intent_that_always_carries_a_caution_carries_it_without_an_alert(library):
    reply = composed(library, "thinners")

    assert (reply.cautions, reply.weight) == (("Ask the clinic first.",), "medicine")


@pytest.mark.parametrize(
    "weights", [[], ["medicine"], ["urgent", "medicine"], ["crisis", "urgent"]]
)
def test_the_weightiest_alert_chooses_the_disclaimer_that_closes_the_text(library, weights):
    reply = composed(library, "brewing", alerts=[alert(weight) for weight in weights])

    assert reply.weight == (weights[0] if weights else "general")
    assert reply.disclaimer == library.wording.disclaimers[reply.weight]
    assert reply.text.endswith(f"\n\n{reply.disclaimer}")


def test_a_caution_of_two_alerts_is_said_once(library):
    reply = composed(library, "brewing", alerts=[alert(), alert()])

    assert reply.text.count("Call your clinic") == 1


@pytest.mark.parametrize(
    "utterance", ["chest hurts", "drank the whole pot", "want to die, chest hurts"]
)
def test_every_caution_that_a_reply_names_is_in_its_text(library, utterance):
    reply = Bot(library).reply(utterance)

    assert all(caution in reply.text for caution in reply.cautions)


def test_an_answer_shows_its_blocks_in_order_and_the_framing_answer_by_its_summary(library):
    frame = replace(library.intents["caffeine"], lays_over=True)
    library = replace(library, intents={**library.intents, "caffeine": frame})
    text = composed(library, "brewing", "caffeine").text
    blocks = [
        "usual [1].",
        "Black tea has",
        "Longer gets",
        "limited.",
        "water matters.",
        "- [1] Leaf",
    ]

    places = [text.index(block) for block in [*blocks, "1. Tea and blood thinners", "Ask a doctor"]]

    assert places == sorted(places)


def test_answers_to_several_questions_follow_each_other_whole_each_under_its_title(library):
    text = composed(library, "brewing", "caffeine").text
    blocks = [
        "### How long to brew",
        "usual [1].",
        "Longer gets",
        "### Caffeine in tea",
        "Black tea has",
        "differ.",
        "- [1] Leaf",
        "Ask a doctor",
    ]

    places = [text.index(block) for block in blocks]

    assert places == sorted(places)
    assert text.count("Ask a doctor") == 1


def test_the_line_about_a_neighbour_cites_with_numbers_too(library):
    coffee = replace(library.neighbours["coffee"], line="Coffee is another matter [@leaf_2020].")
    library = replace(library, neighbours={"coffee": coffee})

    reply = composed(library, kind="fallback", neighbour="coffee")

    assert reply.text.startswith("Coffee is another matter [1].\n\nI only know about tea.")
    assert [source.id for source in reply.sources] == ["leaf_2020"]
