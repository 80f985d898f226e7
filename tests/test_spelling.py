import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.spelling import Spelling

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = st.text(LETTERS, min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("oolong", "oolong"),
        ("olong", "oolong"),
        ("oolongs", "oolong"),
        ("oolonk", "oolong"),
        ("oolnog", "oolong"),
        ("olonk", None),
        ("chamomile", "chamomile"),
        ("chamomil", "chamomile"),
        ("camomile", "chamomile"),
        ("camomille", "chamomile"),
        ("camomill", "chamomile"),
        ("camomil", None),
        ("kamomille", None),
        ("chai", "chai"),
        ("chia", "chai"),
        ("cha", "chai"),
        ("bea", None),
        ("tee", "tea"),
        ("ea", None),
        ("", None),
        ("oolong5", None),
        ("zzzzzzzz", None),
    ],
)
def test_one_edit_is_forgiven_below_eight_letters_and_two_from_there(typed, meant):
    assert Spelling(["tea", "chai", "oolong", "chamomile"]).nearest(typed) == meant


def test_a_word_known_and_short_is_found_as_it_is_written():
    spelling = Spelling(["tea"])

    assert "tea" in spelling
    assert "tee" not in spelling
    assert spelling.nearest("tea") == "tea"


def test_an_ordinary_word_is_not_taken_for_a_known_one():
    assert Spelling(["oolong"], ordinary=["oblong"]).nearest("oblong") is None
    assert Spelling(["oolong"]).nearest("oblong") == "oolong"


def test_an_ordinary_word_that_is_also_known_stays_itself():
    assert Spelling(["oolong"], ordinary=["oolong"]).nearest("oolong") == "oolong"


@pytest.mark.parametrize("word", ["greentea", "greentee"])
def test_tokens_that_never_blur_are_not_repaired_into_each_other(word):
    spelling = Spelling(["greentea"], never_blur=[["greentea", "greentee"]])

    assert spelling.nearest(word) == (word if word in spelling else None)


def test_no_misspelling_is_guessed_to_be_one_of_two_tokens_that_never_blur():
    spelling = Spelling(["greentea", "greentee"], never_blur=[["greentea", "greentee"]])

    assert spelling.nearest("greentex") is None


def test_a_token_that_never_blurs_is_not_taken_for_any_other_word():
    assert Spelling(["greentea"], never_blur=[["greentee", "greentoe"]]).nearest("greentee") is None


def test_the_nearer_word_wins_whatever_the_order():
    assert Spelling(["chamomilla", "chamomile"]).nearest("chamomil") == "chamomile"
    assert Spelling(["chamomile", "chamomilla"]).nearest("chamomil") == "chamomile"


@pytest.mark.parametrize(
    "known",
    [["matcha", "matche"], ["matche", "matcha"], ["matcha", "matchia"], ["matchia", "matcha"]],
)
def test_among_equals_the_first_known_word_wins(known):
    assert Spelling(known).nearest("matchi") == known[0]


@given(WORDS, st.integers(0, 13), st.sampled_from(LETTERS))
def test_a_known_word_with_one_letter_changed_or_added_is_found(word, at, letter):
    assume(len(word) >= 4)
    at = min(at, len(word) - 1)
    spelling = Spelling([word])

    assert spelling.nearest(word[:at] + letter + word[at + 1 :]) == word
    assert spelling.nearest(word[:at] + letter + word[at:]) == word


@given(st.lists(WORDS, max_size=6), st.text(max_size=14))
def test_what_is_found_is_always_a_known_word(known, word):
    found = Spelling(known).nearest(word)

    assert found in {*known, None}
    assert found == word or word not in known
