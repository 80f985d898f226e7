"""A phrase as an author writes it in, the rows of words it stands for out."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.phrase import PhraseError, unfold
from bot.normalize import cut
from bot.phrases import PhraseBook

NAMED = {"leaf": ["leaf", "dry leaves", "[loose] tea"], "open": ["... tea"]}
PIECES = ["(", ")", "[", "]", "{", "}", "|", "...", "#", "*", " ", "{leaf}", "{open}", "tea", "k2"]


def wordings(phrase):
    return {" ".join(words) for row in unfold(phrase, NAMED) for words in product(*row)}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("tea", {"tea"}),
        ("  green   tea ", {"green tea"}),
        ("(green|black) tea", {"green tea", "black tea"}),
        ("(very green|black) tea", {"very green tea", "black tea"}),
        ("( green | black ) tea", {"green tea", "black tea"}),
        ("(green|) tea", {"green tea", "tea"}),
        ("[really] hot", {"hot", "really hot"}),
        ("[really|too] hot", {"hot", "really hot", "too hot"}),
        ("(pain*|hurt)", {"pain*", "hurt"}),
        ("leaf ... cup", {"leaf ... cup"}),
        ("drank # cups", {"drank # cups"}),
        ("# cups", {"# cups"}),
        ("(#|many) cups", {"# cups", "many cups"}),
        ("3 cups", {"3 cups"}),
        ("{leaf} bag", {"leaf bag", "dry leaves bag", "tea bag", "loose tea bag"}),
        ("thé* chaud", {"thé* chaud"}),
    ],
)
def test_a_phrase_unfolds_into_every_wording_it_stands_for(phrase, expected):
    assert wordings(phrase) == expected


@pytest.mark.parametrize("phrase", ["", "   ", "()", "[]", "[tea]", "(tea|)", "...", "... tea"])
def test_a_phrase_that_could_stand_for_no_word_or_begin_with_a_gap_is_refused(phrase):
    with pytest.raises(PhraseError, match="has to begin and end with a word"):
        unfold(phrase, NAMED)


@pytest.mark.parametrize("phrase", ["tea ...", "tea [...]", "(...|hot) tea", "{open} cup"])
def test_a_gap_has_a_word_on_both_sides_in_every_wording(phrase):
    with pytest.raises(PhraseError):
        unfold(phrase, NAMED)


@pytest.mark.parametrize("word", ["!", "*", "*pain", "_", "-", "🍵", "'tea'", ".", "|"])
def test_what_begins_with_no_letter_or_digit_is_refused_as_no_word(word):
    with pytest.raises(PhraseError, match="is no word"):
        unfold(f"hot {word}", NAMED)


@pytest.mark.parametrize(
    "phrase",
    [
        "(green tea",
        "green) tea",
        "[green tea",
        "green] tea",
        "{leaf bag",
        "leaf} bag",
        "{dry leaf} bag",
        "{} bag",
        "((green|black) leaf) tea",
        "[very (green|black)] tea",
        "(green] tea",
        "green|black tea",
    ],
)
def test_brackets_and_bars_that_do_not_pair_are_refused_and_never_read_as_something_else(phrase):
    with pytest.raises(PhraseError):
        unfold(phrase, NAMED)


@pytest.mark.parametrize("phrase", ["pa*in", "pain**", "lump...throat", "took#", "#5"])
def test_a_sign_glued_to_a_word_is_refused_since_it_would_not_be_read_as_that_sign(phrase):
    with pytest.raises(PhraseError):
        unfold(phrase, NAMED)


def test_a_name_that_the_vocabulary_does_not_hold_is_refused_by_name():
    with pytest.raises(PhraseError, match=r"\{root\}"):
        unfold("{root} bag", NAMED)


def test_a_wording_of_the_vocabulary_names_no_other_wording_and_so_cannot_loop():
    with pytest.raises(PhraseError, match=r"\{a\}"):
        unfold("{a} bag", {"a": ["{a}", "tea"]})


@pytest.mark.parametrize("phrase", ["[a] " * 11 + "b", "[a] " * 14 + "b", "(a b|c d) " * 12])
def test_a_phrase_that_stands_for_thousands_of_rows_is_refused(phrase):
    with pytest.raises(PhraseError, match="at most"):
        unfold(phrase, NAMED)


@settings(max_examples=200, deadline=None)
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_text_unfolds_into_rows_of_words_or_is_refused(phrase):
    try:
        rows = unfold(phrase, NAMED)
    except PhraseError:
        return

    assert rows
    assert all(all(row) for row in rows)
    assert not any(set("()[]{}| ") & set(word) for row in rows for slot in row for word in slot)


@settings(max_examples=200, deadline=None)
@given(st.text() | st.lists(st.sampled_from([*PIECES, "²", "½*", "ﾞ*", "a-", "'"])).map("".join))
def test_any_phrase_that_can_be_read_can_be_looked_for(phrase):
    try:
        book = PhraseBook([("found", phrase)], NAMED)
    except PhraseError:
        return

    assert all(hit.start < hit.end for hit in book.find(cut(phrase)))
