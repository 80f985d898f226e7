"""Learning that goes on from the last time: the same readings, and scores near a fresh start's."""

import pytest

from bot import Matcher
from bot.content.vocabulary import Vocabulary
from bot.evidence.lesson import Lesson

EXAMPLES = {
    "brewing": ["how long should i brew", "steeping time", "minutes for a pot", "how hot"],
    "caffeine": ["how much caffeine", "will it keep me awake", "stronger than coffee"],
    "pots": ["which pot is best", "iron or glass pot", "clean a stained pot"],
}
ASKED = ("how long in the pot", "awake", "hot coffee", "stained glass", "brew caffeine", "zebra")
NEAR = 2.0
"""Points of a score."""


def with_one_more(name, text):
    return {**EXAMPLES, name: [*EXAMPLES[name], text]}


CHANGED = {
    "one more": with_one_more("pots", "a lid for my pot"),
    "one less": {**EXAMPLES, "brewing": EXAMPLES["brewing"][1:]},
    "moved": {**EXAMPLES, "brewing": [*EXAMPLES["brewing"], "iron or glass pot"]},
    "a new intent first": {"milk": ["milk first", "a splash of milk"], **EXAMPLES},
    "an intent gone": {name: EXAMPLES[name] for name in ("pots", "brewing")},
    "all others": {"milk": ["milk first"], "sugar": ["one lump or two"]},
}


def scores(matcher):
    return {(text, it.intent): it.score for text in ASKED for it in matcher.rank(text, None)}


@pytest.mark.parametrize("examples", CHANGED.values(), ids=CHANGED)
def test_a_later_lesson_scores_like_a_fresh_start(examples):
    lesson = Lesson()
    Matcher(EXAMPLES, lesson=lesson)

    later, fresh = scores(Matcher(examples, lesson=lesson)), scores(Matcher(examples))

    assert later.keys() == fresh.keys()
    assert all(abs(later[it] - fresh[it]) <= NEAR for it in fresh)


def test_a_first_lesson_is_the_same_as_none():
    assert scores(Matcher(EXAMPLES, lesson=Lesson())) == scores(Matcher(EXAMPLES))


def test_another_vocabulary_is_read_with():
    lesson = Lesson()
    Matcher(EXAMPLES, lesson=lesson)
    vocabulary = Vocabulary(entities={"pot": ("kettle",)})

    later = Matcher(EXAMPLES, vocabulary, lesson=lesson)

    assert later.rank("iron or glass kettle")[0].score == 100


def test_examples_are_read_as_a_fresh_start_reads_them():
    lesson = Lesson()
    for examples in CHANGED.values():
        written = [text for texts in examples.values() for text in texts]

        _, later = lesson.read(written, Vocabulary())
        _, fresh = Lesson().read(written, Vocabulary())

        assert later == fresh
