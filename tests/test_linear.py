"""What words say for each class: a sum of learned weights."""

import json

import pytest

from bot.content.vocabulary import Vocabulary
from bot.evidence.linear import Linear
from bot.features import Reader

EXAMPLES = [
    ("how long should the pot steep", "brewing"),
    ("steeping time in minutes", "brewing"),
    ("minutes for a strong brew", "brewing"),
    ("how much caffeine is in tea", "caffeine"),
    ("does green tea keep me awake", "caffeine"),
    ("caffeine in a cup of black tea", "caffeine"),
]


@pytest.fixture
def reader():
    return Reader.learn([text for text, _ in EXAMPLES], Vocabulary())


@pytest.fixture
def linear(reader):
    return Linear.learn([reader.read(text) for text, _ in EXAMPLES], [it for _, it in EXAMPLES])


@pytest.mark.parametrize(("text", "name"), EXAMPLES)
def test_an_example_speaks_for_its_own_class(reader, linear, text, name):
    said = linear.weigh(reader.read(text))

    assert max(said, key=said.get) == name


def test_words_that_were_never_seen_say_nothing(reader, linear):
    assert linear.weigh(reader.read("чай")) == {}


def test_each_further_word_of_a_class_speaks_louder_for_it(reader, linear):
    one = linear.weigh(reader.read("minutes"))
    two = linear.weigh(reader.read("minutes strong brew"))

    assert two["brewing"] - two["caffeine"] > one["brewing"] - one["caffeine"]


def test_what_was_packed_as_json_says_the_same(reader, linear):
    again = Linear.unpack(json.loads(json.dumps(linear.pack())))

    for text, _ in EXAMPLES:
        assert again.weigh(reader.read(text)) == linear.weigh(reader.read(text))


def test_numbers_packed_in_another_size_are_refused(linear):
    packed = linear.pack()

    with pytest.raises(ValueError, match="another size"):
        Linear.unpack({**packed, "sizes": [size + 1 for size in packed["sizes"]]})


def test_one_class_alone_has_nothing_to_tell_apart(reader):
    alone = Linear.learn([reader.read("steeping time")], ["brewing"])

    assert alone.weigh(reader.read("steeping time")) == {}


def test_where_too_much_would_have_to_be_solved_the_mean_of_a_class_speaks(reader, monkeypatch):
    monkeypatch.setattr("bot.evidence.linear.MOST", 0)
    texts = [reader.read(text) for text, _ in EXAMPLES]
    mean = Linear.learn(texts, [name for _, name in EXAMPLES])

    for text, (_, name) in zip(texts, EXAMPLES, strict=True):
        said = mean.weigh(text)
        assert max(said, key=said.get) == name


def test_of_very_many_examples_stems_and_concepts_alone_are_learned(reader, monkeypatch):
    monkeypatch.setattr("bot.evidence.lesson.LARGE", 1)
    few = Linear.learn([reader.read(text) for text, _ in EXAMPLES], [it for _, it in EXAMPLES])

    assert {gram[0] for gram in few.pack()["grams"]} == {"s"}
    assert max(few.weigh(reader.read("minutes")).items(), key=lambda it: it[1])[0] == "brewing"


def test_a_slip_within_a_word_still_says_something(reader, linear):
    said = linear.weigh(reader.read("steepling"))

    assert max(said, key=said.get) == "brewing"


def test_a_weight_larger_than_two_bytes_hold_is_the_largest_and_no_crash(reader, monkeypatch):
    monkeypatch.setattr("bot.evidence.linear.MOST", 0)
    monkeypatch.setattr("bot.evidence.learning.LOUDNESS", 1e6)

    linear = Linear.learn([reader.read(text) for text, _ in EXAMPLES], [it for _, it in EXAMPLES])

    said = linear.weigh(reader.read("caffeine"))
    assert said["caffeine"] > said.get("brewing", 0)
