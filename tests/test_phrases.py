from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.phrase import PhraseError
from bot.hits import Hit
from bot.normalize import cut
from bot.phrases import PhraseBook

WORDS = st.lists(st.sampled_from(["tea", "cup", "hot", "pot"]), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("phrase", "utterance", "found"),
    [
        ("hot tea", "A hot tea, please", True),
        ("hot tea", "hot green tea", False),
        ("hot tea", "tea hot", False),
        ("hot tea", "too hot. tea now", False),
        ("hot tea", "hot teas", False),
        ("hot tea", "Hot\u00a0TÉA", True),
        ("don't drink", "I dont drink", True),
        ("well-known", "a well known tea", True),
        ("tea*", "two teas", True),
        ("tea*", "tea", True),
        ("tea*", "the team", True),
        ("steep* tea", "steeping tea", True),
        ("steep* tea", "steer tea", False),
        ("(hot|iced) tea", "iced tea", True),
        ("(hot|iced) tea", "iced hot tea", True),
        ("(hot|iced) tea", "cold tea", False),
        ("(very hot|iced) tea", "very hot tea", True),
        ("(very hot|iced) tea", "very iced tea", True),
        ("(very hot|iced) tea", "very tea", False),
        ("(hot|ice*) tea", "icy tea", False),
        ("(hot|ice*) tea", "icecold tea", True),
        ("[really] hot tea", "really hot tea", True),
        ("[really] hot tea", "hot tea", True),
        ("is [really|so very] hot", "is so very hot", True),
        ("is [really|so very] hot", "is so hot", False),
        ("pot ... tea", "pot tea", True),
        ("pot ... tea", "a pot of very hot tea", True),
        ("pot ... tea", "a pot of my very hot tea", False),
        ("drank # cups", "drank 12 cups", True),
        ("drank # cups", "drank 1,500 cups", True),
        ("drank # cups", "drank 2.5 cups", True),
        ("drank # cups", "drank many cups", False),
        ("# cups", "I had 3 cups", True),
        ("tea #", "tea 5", True),
        ("5mg", "5 mg of it", True),
        ("{drank} tea", "gulped tea", True),
        ("{drank} tea", "knocked back tea", True),
        ("{drank} tea", "sipped tea", False),
    ],
)
def test_a_phrase_is_found_where_its_syntax_says(phrase, utterance, found):
    concepts = {"drank": ["gulped", "knocked back"]}

    assert any(PhraseBook([("it", phrase)], concepts).find(cut(utterance))) is found


@pytest.mark.parametrize(
    "utterance", ["a pot. tea now", "the pot! my tea", "pot of\nhot tea", "pot a; b c tea"]
)
def test_a_gap_stays_within_its_sentence(utterance):
    assert not list(PhraseBook([("it", "pot ... tea")]).find(cut(utterance)))


def test_a_gap_may_cross_a_comma():
    assert list(PhraseBook([("it", "pot ... tea")]).find(cut("a pot, a cup, tea")))


def test_a_hit_tells_its_label_and_the_words_it_covers():
    book = PhraseBook([("drink", "green tea"), ("cook", "pot ... stove")])

    hits = list(book.find(cut("green tea in a pot on the stove")))

    assert hits == [Hit("drink", 0, 2), Hit("cook", 4, 8)]


def test_hits_come_in_reading_order_whatever_the_order_of_the_phrases():
    book = PhraseBook([("last", "cup"), ("middle", "pot"), ("first", "tea")])

    assert [hit.label for hit in book.find(cut("tea pot cup"))] == ["first", "middle", "last"]


def test_every_place_of_a_phrase_is_found():
    assert [hit.start for hit in PhraseBook([("it", "tea")]).find(cut("tea and tea"))] == [0, 2]


def test_of_hits_that_overlap_the_longer_one_stands():
    book = PhraseBook([("short", "green"), ("long", "green tea leaf"), ("other", "tea")])

    assert list(book.longest(cut("a green tea leaf and tea"))) == [
        Hit("long", 1, 4),
        Hit("other", 5, 6),
    ]


def test_an_empty_book_finds_nothing_and_nothing_is_found_in_no_words():
    assert not list(PhraseBook([]).find(cut("tea")))
    assert not list(PhraseBook([("it", "tea")]).find(cut("")))


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("... tea", "begin and end with a word"),
        ("tea ...", "begin and end with a word"),
        ("", "begin and end with a word"),
        ("[tea]", "begin and end with a word"),
        ("{herbs} tea", "herbs"),
        ("tea !", "'!'"),
        (" ".join(["(very hot|quite cold)"] * 16), "at most"),
    ],
)
def test_a_phrase_that_cannot_be_read_is_refused_with_the_reason(phrase, why):
    with pytest.raises(PhraseError, match=why):
        PhraseBook([("it", phrase)])


@given(WORDS, WORDS, WORDS)
def test_plain_words_are_found_wherever_a_sentence_holds_them(before, phrase, after):
    words = cut(" ".join([*before, *phrase, *after]))

    hits = PhraseBook([("it", " ".join(phrase))]).find(words)

    assert Hit("it", len(before), len(before) + len(phrase)) in hits


@given(WORDS)
def test_the_hits_that_stand_never_overlap(words):
    book = PhraseBook([("a", "tea"), ("b", "tea cup"), ("c", "hot ... pot"), ("d", "cup hot")])

    hits = list(book.longest(cut(" ".join(words))))

    assert all(one.end <= other.start for one, other in pairwise(hits))


@given(st.text())
def test_any_text_can_be_looked_through(utterance):
    words = cut(utterance)

    for hit in PhraseBook([("a", "a ... b"), ("b", "#"), ("c", "c*")]).find(words):
        assert 0 <= hit.start < hit.end <= len(words.words)


def test_gaps_that_never_close_do_not_slow_a_long_text_down():
    words = cut("pot " * 25_000)
    start = perf_counter()

    assert not list(PhraseBook([("it", "pot ... pot ... tea")]).find(words))

    assert perf_counter() - start < 5
