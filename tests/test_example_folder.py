"""The example folder is a library of its own, on another subject than the shipped one."""

from pathlib import Path

import pytest

from bot import Bot, load_library
from bot.authoring.cases import read_cases, run_cases
from bot.authoring.lint import lint
from tests.subject import NUTRIENTS, WORDS, subject_words

FOLDER = Path(__file__).parents[1] / "examples" / "magnesium_b6"
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file())
SUBJECT = ["mg_with_b6", "mg_forms", "mg_b6_dose", "b6_nerves", "mg_medicines"]


@pytest.fixture(scope="module")
def example():
    """The library of the folder alone."""
    return load_library(FOLDER, shipped=False)


@pytest.fixture(scope="module")
def example_bot(example):
    """The bot of that library."""
    return Bot(example)


def test_the_example_has_nothing_for_lint_to_say():
    assert [str(problem) for problem in lint(FOLDER, shipped=False)] == []


def test_the_cases_of_the_example_hold(example_bot):
    outcomes = list(run_cases(example_bot, read_cases([FOLDER / "cases"])))

    assert outcomes
    assert [(it.dialogue.place, it.said, it.why) for it in outcomes if not it.good] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_no_word_of_the_shipped_subject_stands_in_the_example(path):
    assert subject_words(path.read_text(encoding="utf-8"), WORDS - NUTRIENTS) == []


def test_nothing_of_what_ships_is_in_the_library_of_the_example(example, library):
    assert not example.sources.keys() & library.sources.keys()
    assert not {*SUBJECT} & library.intents.keys()
    assert {*SUBJECT} <= example.intents.keys()


@pytest.mark.parametrize("intent", SUBJECT)
def test_each_intent_of_the_subject_has_a_full_sourced_answer_and_enough_examples(example, intent):
    answer = example.answers[example.intents[intent].answer]

    assert answer.form == "full"
    assert "[@" in answer.summary
    assert 25 <= len(example.intents[intent].examples) <= 40


@pytest.mark.parametrize(
    ("utterance", "alert", "weight"),
    [
        ("I want to kill myself", "self_harm", "crisis"),
        ("magnesium helped, but I have crushing chest pain", "urgent", "urgent"),
        ("my toddler ate the magnesium tablets", "overdose", "urgent"),
    ],
)
def test_a_grave_utterance_is_answered_by_what_to_do(example_bot, utterance, alert, weight):
    reply = example_bot.reply(utterance)

    assert (reply.alerts[0], reply.weight) == (alert, weight)
    assert "call" in reply.body.lower()
    assert "[1]" not in reply.text
    assert reply.suggestions == ()


@pytest.mark.parametrize("kind", ["self_harm", "urgent"])
def test_crisis_and_urgent_alerts_lead_to_an_answer_of_steps(example, kind):
    rule = next(rule for rule in example.alerts if rule.kind == kind)

    assert example.answers[example.intents[rule.intent].answer].form == "action"


@pytest.mark.parametrize(
    ("utterance", "intent"),
    [
        ("citrate or oxide", "mg_forms"),
        ("can b6 harm my nerves", "b6_nerves"),
        ("magnesium with doxycycline", "mg_medicines"),
    ],
)
def test_a_question_about_the_other_subject_is_answered(example_bot, utterance, intent):
    reply = example_bot.reply(utterance)

    assert (reply.kind, reply.intents[0]) == ("answer", intent)


def test_a_medicine_brings_its_caution_first(example, example_bot):
    reply = example_bot.reply("I take levothyroxine, which form of magnesium is best")

    assert reply.weight == "medicine"
    assert reply.text.startswith(example.cautions["medicine"].text.split(" [@")[0])


def test_a_question_about_the_shipped_subject_has_no_answer_here(example_bot):
    assert example_bot.reply("is k2 good for my arteries").kind == "fallback"
