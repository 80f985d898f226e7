"""Nearness to the examples of each class."""

import json

import pytest

from bot import Matcher
from bot.content.vocabulary import Vocabulary
from bot.evidence.index import CROWD
from bot.evidence.nearest import Example, Nearest
from bot.features import Reader

EXAMPLES = [
    ("how long should the pot steep", "brewing"),
    ("steeping time in minutes", "brewing"),
    ("how much caffeine is in tea", "caffeine"),
    ("does green tea keep me awake", "caffeine"),
]


def read(pairs, vocabulary=None):
    reader = Reader.learn([text for text, _ in pairs], vocabulary or Vocabulary())
    texts = [(name, written, reader.read(written)) for written, name in pairs]
    return reader, [
        Example(name, written, text.sorted, text.on_subject, text.features)
        for name, written, text in texts
    ]


def index(examples):
    return Nearest(examples, [example.name for example in examples])


CLASSES = ("brewing", "caffeine")


@pytest.fixture
def tea_index():
    reader, examples = read(EXAMPLES)
    return reader, index(examples)


def test_an_example_is_as_near_as_can_be_and_named(tea_index):
    reader, nearest = tea_index
    near = nearest.weigh(reader.read("Steeping time, in minutes!"), CLASSES)["brewing"]

    assert near.score == 100
    assert nearest.example(near.example).written == "steeping time in minutes"
    assert near.covered == 1


def test_a_class_that_shares_nothing_is_not_named(tea_index):
    reader, nearest = tea_index

    assert nearest.weigh(reader.read("steeping minutes"), CLASSES).keys() == {"brewing"}
    assert nearest.weigh(reader.read("xylophone"), CLASSES) == {}


def test_words_that_a_class_never_heard_of_lower_its_score_and_its_cover(tea_index):
    reader, nearest = tea_index
    plain = nearest.weigh(reader.read("caffeine tea"), CLASSES)["caffeine"]
    strange = nearest.weigh(reader.read("caffeine tea motorcycle"), CLASSES)["caffeine"]

    assert strange.score < plain.score
    assert strange.covered < plain.covered == 1


def test_an_example_is_found_among_many_of_its_class_that_share_all_its_words():
    many = [(f"green tea number{at}", "tea") for at in range(3 * CROWD)]
    reader, examples = read([*many, ("green tea", "tea")])
    near = index(examples).weigh(reader.read("tea green"), ["tea"])["tea"]

    assert (near.score, near.example) == (100, 3 * CROWD)


def test_classes_with_an_example_that_reads_the_same_are_named():
    reader, examples = read([("iced tea", "b"), ("tea iced", "a"), ("tea", "c")])

    assert index(examples).same(reader.read("Iced tea")) == ("b", "a")
    assert index(examples).same(reader.read("cold tea")) == ()


def test_an_utterance_off_the_subject_is_farther_from_examples_that_name_it():
    pairs = [("does tea keep me awake", "caffeine"), ("keep me company", "other")]
    off, on = (
        index(examples).weigh(reader.read("keep me awake"), CLASSES)["caffeine"].score
        for reader, examples in (read(pairs, Vocabulary(subject=("tea",))), read(pairs))
    )

    assert off < on


def test_what_was_packed_as_json_comes_as_near(tea_index):
    reader, nearest = tea_index
    again = Nearest.unpack(json.loads(json.dumps(nearest.pack())))

    for text, _ in [*EXAMPLES, ("green caffeine pot", "")]:
        assert again.weigh(reader.read(text), CLASSES) == nearest.weigh(reader.read(text), CLASSES)


def test_a_neighbour_is_named_only_when_it_comes_near():
    matcher = Matcher(
        {"tea": ["steeping time", "pots"]}, neighbours={"coffee": ["how do i roast coffee beans"]}
    )

    near, far = (matcher.weigh(it).neighbour for it in ("roast coffee beans", "roast my bicycle"))

    assert near.intent == "coffee"
    assert far.intent == ""
