"""What the screen promises, on generated and authored sets."""

from itertools import islice

import pytest

from benchmarks.generated import FRAMES, LONG, listed_names, typed_names
from benchmarks.safety import (
    counted,
    generated,
    grave_misses,
    kinds,
    ordinary_alarms,
    scope_misses,
)
from bot import Screen

EVERY = 12
"""Of the generated names, one in so many is tried here; `scripts/bench safety` tries all."""
FOUND = {
    ("vka", "as is"): 0.999,
    ("vka", "capitals"): 0.999,
    ("vka", "one typo"): 0.99,
    ("vka", "two typos"): 0.95,
    ("anticoagulant_other", "one typo"): 0.98,
    ("other_medication", "one typo"): 0.98,
}
FEWEST = {
    "urgent": 0.95,
    "overdose": 0.8,
    "self_harm": 0.9,
    "vka": 0.95,
    "anticoagulant_other": 0.9,
}


@pytest.fixture(scope="module")
def screen(library):
    return Screen.of(library)


@pytest.fixture(scope="module")
def sample(screen, library):
    """Generated utterances of one name in twelve, of all that are most dangerous."""
    names = listed_names(library.alerts)
    kept = {*islice(names, 0, None, EVERY), *(it for it, kind in names.items() if kind == "vka")}
    found, framed, _ = generated(screen, library, frames=2, names=kept)
    return found, framed


@pytest.mark.parametrize(("kind", "variant"), FOUND)
def test_long_names_are_found_however_they_are_typed(sample, kind, variant):
    count = counted(
        it
        for it in sample[0]
        if (it.typed.kind, it.typed.variant) == (kind, variant) and len(it.typed.name) >= LONG
    )

    assert count.total > 50
    assert count.good >= FOUND[kind, variant] * count.total


def test_names_that_are_ordinary_words_are_found_beside_words_of_taking(sample):
    count = sample[1]["beside words of taking"]

    assert count.good >= 0.98 * count.total


def test_there_are_enough_sentences_and_names_for_a_hundred_thousand_utterances(library):
    assert len(FRAMES) >= 20
    assert sum(1 for _ in typed_names(library.alerts)) * len(FRAMES) > 100_000


def test_at_most_one_in_two_hundred_ordinary_utterances_alarms(screen):
    alarmed, total = ordinary_alarms(screen)

    assert total >= 2000
    assert len(alarmed) <= total / 200


def test_person_time_and_denial_are_read_right_in_nineteen_of_twenty(screen):
    missed, total = scope_misses(screen)

    assert total >= 300
    assert len(missed) <= total / 20


def test_alarms_in_peoples_words_are_found(bot):
    for name, kind, count, missed in grave_misses(bot):
        assert count.good >= FEWEST[kind] * count.total, (name, kind, missed)


@pytest.mark.parametrize("word", ["war", "serious", "plaza", "relax", "alli", "warfare", "crest"])
def test_an_ordinary_word_raises_nothing(screen, word):
    assert kinds(screen, word) == set()


@pytest.mark.parametrize(
    "utterance",
    [
        "i take war\u200bfa\u200drin",
        "w\u0430rf\u0430rin",
        "\u0441oum\u0430d\u0456n",
        "\u1d21\u1d00\u0280\ua730\u1d00\u0280\u026a\u0274",
        "ｗａｒｆａｒｉｎ",
        "w🙂a🙂r🙂f🙂a🙂r🙂i🙂n",
        "war🙂farin",
        "w.a.r.f.a.r.i.n",
        "варфарин",
    ],
    ids=ascii,
)
def test_a_name_that_is_disguised_is_found(screen, utterance):
    assert "vka" in kinds(screen, utterance)


def test_a_hundred_names_in_one_message_are_read(screen, library):
    names = [*islice(listed_names(library.alerts), 0, None, 25)][:100]

    assert kinds(screen, " ".join(names)) >= {"vka", "anticoagulant_other", "other_medication"}


@pytest.mark.parametrize("filling", ["tea ", "took 5 ", "my mum and i ", "leg swollen hot "])
def test_a_name_at_the_end_of_a_hundred_kilobytes_is_found(screen, filling):
    assert "vka" in kinds(screen, filling * (100_000 // len(filling)) + ". warfarin")
