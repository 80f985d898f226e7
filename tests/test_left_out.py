"""Examples left out: read, weighed and ranked as by a matcher that was never taught them."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import Matcher, load_library
from bot.authoring.evaluation.learned import Learned
from bot.content.vocabulary import Vocabulary
from bot.errors import NotEvaluated
from bot.evidence.lesson import Lesson
from bot.evidence.nearest import Example, Nearest
from bot.evidence.nearest_changed import Gained
from bot.evidence.nearest_without import Leaving
from bot.features import Reader
from bot.ways import ways_to_ask

EXAMPLE_FOLDER = Path(__file__).parents[1] / "examples" / "magnesium_b6"
EVERY = 5
"""Only every so many-th example is really left out: each has a matcher built for it."""
WORDS = st.sampled_from(("tea", "pot", "milk", "hot", "cold", "leaf", "cup", "sugar", "brew"))
TEXTS = st.lists(WORDS, min_size=1, max_size=4, unique=True).map(" ".join)


@pytest.fixture(scope="module")
def learned():
    return Learned(load_library(EXAMPLE_FOLDER, shipped=False))


@pytest.fixture(scope="module")
def really(learned):
    """Place of an example -> a matcher that was built without it."""
    return {at: _built_without(learned, at) for at in examples_of(learned)}


def _built_without(learned, at):
    taught, library = learned.taught, learned.library
    ways = [dict(it) for it in ways_to_ask(library)]
    for examples in ways:
        if taught.names[at] in examples:
            left = [it for it in examples[taught.names[at]] if it != taught.written[at]]
            examples[taught.names[at]] = left
    lesson = Lesson()
    lesson.primer = learned.lesson.primer  # of the same vocabulary
    return Matcher(ways[0], library.vocabulary, ways[1], lesson=lesson)


def examples_of(learned):
    """Places of some examples whose intent keeps others."""
    names = learned.taught.names[: learned.taught.authored]
    return [at for at in range(0, len(names), EVERY) if names.count(names[at]) > 1]


def test_an_example_left_out_ranks_as_if_it_had_never_been_taught(learned, really):
    apart, alike = [], 0
    for at in really:
        told = learned.rankings[at].matches
        real = really[at].weigh(learned.taught.written[at]).matches
        scores = {it.intent: it.score for it in real}
        alike += (told[0].intent if told else "") == (real[0].intent if real else "")
        apart += [abs(it.score - scores.get(it.intent, 0.0)) for it in told[:3]]

    assert len(really) > 40
    assert alike >= 0.95 * len(really)
    assert sum(apart) / len(apart) < 2


def test_an_example_is_read_without_the_words_that_it_alone_has(learned, really):
    for at, matcher in really.items():
        assert learned.texts[at].words == matcher.reader.read(learned.taught.written[at]).words


def test_content_of_a_single_intent_cannot_be_evaluated(tea):
    only = replace(tea, intents={"brewing": tea.intents["brewing"]}, neighbours={})

    with pytest.raises(NotEvaluated, match="nothing can be left out"):
        Learned(only)


def nearest_of(texts, labels):
    reader = Reader.learn(texts, Vocabulary())
    read = [reader.read(it) for it in texts]
    examples = [
        Example(label, text, it.sorted, it.on_subject, it.features)
        for label, text, it in zip(labels, texts, read, strict=True)
    ]
    return Nearest(examples, labels), reader


@settings(deadline=None)
@given(
    lines=st.lists(st.tuples(st.sampled_from("abc"), TEXTS), min_size=4, max_size=20),
    at=st.integers(0, 3),
    asked=TEXTS,
)
def test_the_nearest_of_the_others_are_found_as_if_one_had_never_been_there(lines, at, asked):
    labels, texts = [label for label, _ in lines], [text for _, text in lines]
    nearest, reader = nearest_of(texts, labels)
    others = [place for place in range(len(lines)) if place != at]
    rest = [nearest.example(place) for place in others]
    fresh = Nearest(rest, [labels[place] for place in others])

    told = Leaving(nearest, "abc").without(at)

    text = reader.read(asked)
    heard = nearest.features("abc")
    assert told.share(text, heard) == pytest.approx(
        fresh.share(text, fresh.features("abc")), abs=0.05
    )
    assert set(told.same(text)) == set(fresh.same(text))
    found, expected = told.weigh(text, "abc"), fresh.weigh(text, "abc")
    assert found.keys() == expected.keys()
    for name, near in found.items():
        # One example less changes each weight a little, where all are few.
        assert near.score == pytest.approx(expected[name].score, abs=8)
        assert at != near.example


@settings(deadline=None)
@given(
    lines=st.lists(st.tuples(st.sampled_from("abc"), TEXTS), min_size=6, max_size=20),
    lost=st.sets(st.integers(0, 4), max_size=2),
    more=st.lists(st.tuples(st.sampled_from("abc"), TEXTS), max_size=2),
    out=st.sampled_from((-1, 5)),
    asked=TEXTS,
)
def test_examples_that_go_and_come_are_found_as_if_built_anew(lines, lost, more, out, asked):
    texts = [text for _, text in (*lines, *more)]
    everyone, reader = nearest_of(texts, [label for label, _ in (*lines, *more)])
    nearest, _ = nearest_of(texts[: len(lines)], [label for label, _ in lines])
    gained = [
        Gained(label, everyone.example(len(lines) + at)) for at, (label, _) in enumerate(more)
    ]
    kept = [at for at in range(len(texts)) if at not in {*lost, out}]
    labels = everyone.labels()
    fresh = Nearest([everyone.example(at) for at in kept], [labels[at] for at in kept])

    leaving = Leaving(nearest, "abc").changed(lost, gained)
    told = leaving.without(out) if out >= 0 else leaving.nearest

    text = reader.read(asked)
    assert list(told.same(text)) == list(fresh.same(text))
    found, expected = told.weigh(text, "abc"), fresh.weigh(text, "abc")
    assert found.keys() == expected.keys()
    for name, near in found.items():
        assert near.score == pytest.approx(expected[name].score, abs=8)
        assert near.example in kept
        assert labels[near.example] == name
