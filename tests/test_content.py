"""What the shipped content promises, whoever words it."""

import re
from pathlib import Path

import pytest
import yaml

from benchmarks.content import content_words, near_repeats
from bot import Bot, load_library
from bot.authoring.cases import read_cases, run_cases
from bot.content.citation import cited

HERE = Path(__file__).parent
MOST_ASKED = {
    "d3_without_k2", "how_much_k2", "warfarin", "other_blood_thinners", "timing_and_absorption",
    "other_medications", "side_effects", "mk4_vs_mk7", "evidence_bone", "evidence_heart",
    "overdose_toxicity", "d3_dose", "baseline_status", "k2_food_sources", "food_vs_supplement",
    "other_nutrients", "pregnancy_children",
}  # fmt: skip
SHIPPED = load_library()
BOT = Bot(SHIPPED)
CASES = read_cases([HERE / "cases"])
CLAIMS = yaml.safe_load((HERE / "background_claims.yaml").read_text(encoding="utf-8"))


def fewest_examples(intent):
    """How many examples an intent needs."""
    if SHIPPED.answers[intent.answer].form == "brief":
        return 15
    return 100 if intent.id in MOST_ASKED else 60


@pytest.mark.parametrize("intent", SHIPPED.intents.values(), ids=lambda intent: intent.id)
def test_an_intent_has_examples_enough_and_varied(intent):
    assert len(intent.examples) >= fewest_examples(intent)
    assert near_repeats(intent.examples) <= 0.15
    if SHIPPED.answers[intent.answer].form != "brief":
        assert len(content_words(intent.examples, set(SHIPPED.vocabulary.filler))) >= 60


@pytest.mark.parametrize("intent", SHIPPED.intents.values(), ids=lambda intent: intent.id)
def test_an_authored_example_scores_100_for_its_intent(intent):
    if SHIPPED.answers[intent.answer].form == "action":
        pytest.skip("reached through the screen alone")
    for example in intent.examples[::5]:
        best = BOT.matcher.rank(example, limit=2)
        assert intent.id in {match.intent for match in best if match.score == 100}


@pytest.mark.parametrize("weight", ["crisis", "urgent"])
def test_what_people_in_danger_write_raises_its_alert(weight):
    kinds = {rule.intent for rule in SHIPPED.alerts if rule.weight == weight}
    intents = [SHIPPED.intents[name] for name in kinds]
    examples = [
        text
        for it in intents
        if SHIPPED.answers[it.answer].form == "action"
        for text in it.examples
    ]
    missed = [text for text in examples if not any(a.grave for a in BOT.screen.read(text))]
    assert len(missed) <= 0.1 * len(examples), missed


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: str(claim["claim"]))
def test_a_claim_of_the_background_article_is_carried_with_a_source(claim):
    answer = SHIPPED.answers[claim["answer"]]
    used = cited(f"{answer.summary} {answer.detail} {answer.unknowns}")
    assert set(used) & set(claim["sources"])


def test_all_claims_of_the_background_article_are_there():
    assert [claim["claim"] for claim in CLAIMS] == list(range(1, 69))


def test_a_full_answer_cites_its_sources():
    full = [answer for answer in SHIPPED.answers.values() if answer.form == "full"]
    assert not [answer.id for answer in full if not cited(answer.summary + answer.detail)]


def test_no_two_answers_share_their_unknowns():
    unknowns = [answer.unknowns for answer in SHIPPED.answers.values() if answer.unknowns]
    assert len(unknowns) == len(set(unknowns))


def test_the_evidence_overview_holds_a_table():
    assert re.search(r"^\|[ :|-]+\|$", SHIPPED.answers["evidence_overview"].detail, re.MULTILINE)


def test_every_source_but_the_background_article_can_be_found():
    lost = [it.id for it in SHIPPED.sources.values() if not (it.doi or it.pmid or it.url)]
    assert lost == ["background_article"]


@pytest.mark.parametrize("said", ["i want to die", "chest pain right now", "took 60 of the 5000s"])
def test_a_grave_reply_names_numbers_of_many_places_or_those_of_one(said):
    anywhere = BOT.reply(said).text
    british = Bot(SHIPPED, region="uk").reply(said).text

    assert all(number in anywhere for number in ("112", "911", "999", "000", "111"))
    assert "999" in british
    assert "United Kingdom" in british
    assert not [number for number in ("112", "911", "000") if number in british]


def test_a_crisis_reply_names_a_directory_or_the_line_of_the_region():
    assert "findahelpline.com" in BOT.reply("i want to die").text
    assert "116 123" in Bot(SHIPPED, region="uk").reply("i want to die").text


def test_every_region_of_the_most_asked_for_has_an_emergency_number_with_a_source():
    regions = SHIPPED.regions
    assert {"us", "uk", "ie", "eu", "ca", "au", "nz", "in"} <= set(regions)
    assert all(it.emergency and cited(it.emergency) for it in regions.values())


def test_no_answer_names_the_number_of_one_country():
    alone = re.compile(r"\b(call (911|999|000|112)|1-800-222-1222|13 11 26|call 988|116 123)\b")
    texts = {it.id: it.summary + it.detail + it.unknowns for it in SHIPPED.answers.values()}
    texts |= {it.id: it.text + it.brief + it.past for it in SHIPPED.cautions.values()}
    assert not [name for name, text in texts.items() if alone.search(text)]


@pytest.mark.parametrize("dialogue", CASES, ids=lambda dialogue: dialogue.place.split("/")[-1])
def test_a_case_holds(dialogue):
    (outcome,) = run_cases(BOT, [dialogue])
    assert outcome.good, f"{outcome.verdict}: {outcome.said!r}: {outcome.why}"


def test_at_most_a_quarter_of_the_cases_are_known_misses_and_no_alert_case_is():
    missed = [dialogue for dialogue in CASES if dialogue.known_miss]
    assert len(missed) <= len(CASES) / 4
    assert not [it.place for it in missed if any(turn.alerts for turn in it.turns)]


def test_every_intent_has_six_cases():
    counted = dict.fromkeys(SHIPPED.intents, 0)
    for dialogue in CASES:
        for turn in dialogue.turns:
            for name in turn.intents or ():
                counted[name] += 1
    assert not [name for name, count in counted.items() if count < 6]


def test_no_case_is_an_authored_example():
    examples = {text.casefold() for it in SHIPPED.intents.values() for text in it.examples}
    said = [dialogue.turns[-1].say for dialogue in CASES]
    assert not [text for text in said if text.casefold() in examples]
