from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import Alert, Bot, Screen, load_library
from bot.content.alerts import AlertRule
from bot.content.vocabulary import Vocabulary

LOUD = AlertRule("loud", "urgent", "now", lay=("(chest|jaw) pain*", "lump ... throat"))
MEDICINE = AlertRule(
    "medicine",
    "medicine",
    "pills",
    cautions=("clinic", "bleeding"),
    medicine=True,
    by_ear=True,
    names=("warfarin", "Marcumar", "heparin", "lasix", "green drops"),
    lay=("blood thinner*", "took # pills"),
    unless=("history of warfarin", "warfarin bait*"),
)
WORDS = Vocabulary(
    denials=("(not|never) [on|taking|take]", "no", "without"),
    denial_passes=("any", "of", "those"),
    clause_breaks=("but", "and"),
    ordinary=("herein",),
)


def raised(utterance, *rules, vocabulary=WORDS):
    return [alert.kind for alert in Screen(rules or (LOUD, MEDICINE), vocabulary).read(utterance)]


@pytest.mark.parametrize(
    "utterance",
    [
        "warfarin",
        "I take WARFARIN.",
        "warfrin",
        "warafrin",
        "warferen",
        "heprin",
        "warfarin5mg",
        "war farin",
        "warf\x00arin",
        "he parin",
        "green drops",
        "greendrops",
        "lasix",
        "blood thinner",
        "my blood-thinners",
        "Took 12 pills",
        "w\u200ba\u200br\u2060f\ufeffa\u00adrin",
        "w\u0336a\u0336rfarin",
        "ｗａｒｆａｒｉｎ",
        "𝐰𝐚𝐫𝐟𝐚𝐫𝐢𝐧",
        "wàrfarïn",
        "ｂｌｏｏｄ　ｔｈｉｎｎｅｒ",
    ],
    ids=ascii,
)
def test_a_name_or_phrase_raises_its_alert_however_it_is_typed(utterance):
    assert raised(utterance) == ["medicine"]


@pytest.mark.parametrize(
    "utterance",
    [
        "",
        "🍵",
        "warfare",
        "war is far away",
        "herein",
        "lasik",
        "la six",
        "blood. thinner",
        "took some pills",
        "chest pians",
    ],
)
def test_what_is_neither_written_nor_a_near_name_raises_nothing(utterance):
    assert raised(utterance, vocabulary=Vocabulary(ordinary=("herein", "warfare"))) == []


def test_an_alert_tells_what_raised_it_and_what_it_leads_to():
    (alert,) = Screen([MEDICINE]).read("Is WAR-FARIN ok?")

    assert alert == Alert(
        kind="medicine",
        words="war farin",
        weight="medicine",
        intent="pills",
        cautions=("clinic", "bleeding"),
        medicine=True,
    )


@pytest.mark.parametrize(
    ("weight", "grave"),
    [("general", False), ("medicine", False), ("urgent", True), ("crisis", True)],
)
def test_an_alert_is_grave_from_urgent_on(weight, grave):
    (alert,) = Screen([AlertRule("it", weight, "now", lay=("tea",))]).read("tea")

    assert alert.grave is grave


@pytest.mark.parametrize("utterance", ["warfarin, jaw pains", "jaw pains, warfarin"])
def test_alerts_come_most_serious_first_wherever_they_stand(utterance):
    assert raised(utterance) == ["loud", "medicine"]
    assert raised(utterance, MEDICINE, LOUD) == ["medicine", "loud"]


def test_a_rule_is_raised_once_by_what_stands_first():
    (alert,) = Screen([MEDICINE]).read("marcumar and warfarin and heparin")

    assert alert.words == "marcumar"


@pytest.mark.parametrize(
    ("utterance", "kinds"),
    [
        ("I am not on warfarin", []),
        ("not on any of those warfarin", []),
        ("not on warfrin", []),
        ("not on war farin", []),
        ("no pain, is warfarin ok", ["medicine"]),
        ("not on warfarin but on heparin", ["medicine"]),
        ("not on warfarin, jaw pain", ["loud"]),
        ("not on warfarin. Heparin then?", ["medicine"]),
        ("no warfarin (marcumar instead)", ["medicine"]),
        ("not on those new green blue small pills warfarin", ["medicine"]),
        ("is warfarin not good", ["medicine"]),
    ],
)
def test_a_denial_covers_what_follows_in_its_clause_only(utterance, kinds):
    assert raised(utterance) == kinds


@pytest.mark.parametrize(
    ("utterance", "kinds"),
    [
        ("the history of warfarin", []),
        ("is warfarin baited", []),
        ("history of warfarin, and I take warfarin", ["medicine"]),
        ("history of warfarin and heparin", ["medicine"]),
        ("history of jaw pain", ["loud"]),
    ],
)
def test_words_that_an_exception_covers_raise_nothing_and_others_do(utterance, kinds):
    assert raised(utterance) == kinds


def test_an_exception_holds_for_its_own_kind_only():
    other = AlertRule("rats", "medicine", "poison", names=("warfarin",))

    assert raised("warfarin bait", MEDICINE, other) == ["rats"]


def test_phrases_may_lean_on_the_concepts_of_the_vocabulary():
    rule = AlertRule("ate", "urgent", "now", lay=("{ate} pills",))
    vocabulary = Vocabulary(concepts={"ate": ("swallowed", "gulped down")})

    assert raised("gulped down pills", rule, vocabulary=vocabulary) == ["ate"]


@pytest.mark.parametrize("typed", ["warfarin", "warfrin", "war farin", "blood thinners"])
@pytest.mark.parametrize("filling", ["tea ", "warfare ", "lump ", "w", "1,", "\u200b"], ids=ascii)
def test_a_name_at_the_end_of_a_long_text_is_found_in_bounded_time(filling, typed):
    utterance = filling * (100_000 // len(filling)) + f". {typed}"
    screen = Screen([LOUD, MEDICINE], Vocabulary(ordinary=("warfare",)))
    start = perf_counter()

    assert [alert.kind for alert in screen.read(utterance)] == ["medicine"]

    assert perf_counter() - start < 3


@pytest.mark.parametrize("entity", ["warfarin", "warfrin", "chest hurts", "blood thinners"])
def test_spelling_repair_and_synonyms_of_matching_cannot_hide_an_alert(tea_folder, entity):
    vocabulary = tea_folder / "intents" / "_vocabulary.yaml"
    text = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(f"{text}\nentities: {{tea: [{entity}]}}\n", encoding="utf-8")
    bot = Bot(load_library(tea_folder, shipped=False))

    kinds = bot.reply(f"how long should i brew {entity}").alerts

    assert kinds == (("urgent",) if "chest" in entity else ("thinner",))


def test_spelling_repair_of_matching_cannot_raise_an_alert(tea):
    bot = Bot(tea)

    reply = bot.reply("tea and blod thiners")

    assert reply.intents == ("thinners",)
    assert reply.alerts == ()


@given(st.text(), st.sampled_from(["warfarin", "heparin", "blood thinners"]))
def test_a_name_after_any_text_is_found_in_a_sentence_of_its_own(before, name):
    assert "medicine" in raised(f"{before}\n\n{name}")
