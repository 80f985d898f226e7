from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.normalize import cut, fold

INVISIBLE = [
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u202e",
    "\u0301",
    "\ufe0f",
]
APOSTROPHES = ["'", "\u2019", "\u2018", "`", "\u00b4", "\u02bc", "\uff07"]


@pytest.mark.parametrize(
    ("utterance", "folded"),
    [
        ("Green TEA", "green tea"),
        ("thé", "the"),
        ("the\u0301", "the"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("ｔｅａ ２", "tea 2"),
        ("𝐭𝐞𝐚", "tea"),
        ("x²", "x2"),
        ("te\ud800a", "tea"),
        ("", ""),
    ],
)
def test_letters_that_look_alike_in_print_fold_into_one_form(utterance, folded):
    assert fold(utterance) == folded


@pytest.mark.parametrize("char", INVISIBLE, ids=ascii)
def test_what_cannot_be_seen_does_not_cut_a_word(char):
    assert cut(f"war{char}farin").words == ("warfarin",)


@pytest.mark.parametrize("char", APOSTROPHES, ids=ascii)
def test_an_apostrophe_inside_a_word_is_dropped_however_it_is_typed(char):
    assert fold(f"I can{char}t breathe") == "i cant breathe"


@pytest.mark.parametrize("char", APOSTROPHES[:4], ids=ascii)
def test_quotation_marks_around_a_word_do_not_stick_to_it(char):
    assert cut(f"my {char}tea{char} is cold").words == ("my", "tea", "is", "cold")


@pytest.mark.parametrize(
    ("utterance", "words"),
    [
        ("Is tea OK?", ("is", "tea", "ok")),
        ("  well-known\ttea ", ("well", "known", "tea")),
        ("2.5 cups", ("2.5", "cups")),
        ("1,000 ml", ("1000", "ml")),
        ("1,234,567", ("1234567",)),
        ("5k ml", ("5000", "ml")),
        ("2.5K ml", ("2500", "ml")),
        ("5kg", ("5", "kg")),
        ("5 k", ("5", "k")),
        ("5mg tea", ("5", "mg", "tea")),
        ("tea5mg", ("tea", "5", "mg")),
        ("tea3.", ("tea", "3")),
        ("snake_case", ("snake", "case")),
        ("чай, пожалуйста", ("чаи", "пожалуиста")),
        ("\x00\x1b[2J", ("2", "j")),
        ("", ()),
        ("🍵 ?! ...", ()),
    ],
)
def test_an_utterance_is_cut_into_folded_words_and_plain_numbers(utterance, words):
    assert cut(utterance).words == words


@pytest.mark.parametrize(
    ("utterance", "words"),
    [
        ("k2", ("k2",)),
        ("K₂", ("k2",)),
        ("k 2", ("k2",)),
        ("k-2", ("k2",)),
        ("teak2", ("tea", "k2")),
        ("d3k2 tea", ("d3", "k2", "tea")),
        ("d3/k2", ("d3", "k2")),
        ("k 20", ("k", "20")),
        ("k3", ("k", "3")),
        ("only k. 2 cups", ("only", "k", "2", "cups")),
    ],
)
def test_named_tokens_are_read_the_same_split_or_run_together(utterance, words):
    assert cut(utterance, joined=["d3", "k2"]).words == words


@pytest.mark.parametrize("joined", [["k7", "mk7"], ["mk7", "k7"]])
def test_of_two_named_endings_the_longer_one_is_split_off(joined):
    assert cut("teamk7", joined=joined).words == ("tea", "mk7")


@pytest.mark.parametrize("end", [".", "?", "!", ";", "\n", "?!", " ... "])
def test_a_sentence_ends_at_a_stop_or_a_line_end(end):
    words = cut(f"hot tea{end}cold water")

    assert words.words == ("hot", "tea", "cold", "water")
    assert words.sentences[0] == words.sentences[1] != words.sentences[2] == words.sentences[3]


@pytest.mark.parametrize("pause", [",", ":", " (", ") ", " - "])
def test_a_pause_ends_the_clause_and_not_the_sentence(pause):
    words = cut(f"hot tea{pause}cold water")

    assert words.clauses[0] == words.clauses[1] != words.clauses[2] == words.clauses[3]
    assert len(set(words.sentences)) == 1


def test_a_clause_breaking_word_opens_a_clause():
    words = cut("no milk but sugar", clause_breaks=["but"])

    assert words.clauses[0] == words.clauses[1] != words.clauses[2] == words.clauses[3]


def test_a_point_or_comma_inside_a_number_ends_nothing():
    words = cut("drank 2.5 of 1,000 cups")

    assert len(set(words.sentences)) == len(set(words.clauses)) == 1


@given(st.text())
@example("tea\u0663")
@example("tea\u0967 cup")
def test_every_word_has_something_in_it_and_its_place(utterance):
    words = cut(utterance, joined=["k2"], clause_breaks=["but"])

    assert all(word and not any(char.isspace() for char in word) for word in words.words)
    assert len(words.words) == len(words.sentences) == len(words.clauses)


@given(st.text(alphabet="ab .,;but\n"))
def test_sentences_and_clauses_only_grow_and_a_new_sentence_is_a_new_clause(utterance):
    words = cut(utterance, clause_breaks=["but"])

    places = list(zip(words.sentences, words.clauses, strict=True))
    for (sentence, clause), (next_sentence, next_clause) in pairwise(places):
        assert sentence <= next_sentence
        assert clause <= next_clause
        assert sentence == next_sentence or clause < next_clause


@given(st.text())
def test_folding_twice_changes_nothing_more(utterance):
    assert fold(fold(utterance)) == fold(utterance)


@given(st.text(alphabet="ab12 ,.k"), st.data())
def test_invisible_characters_anywhere_never_change_the_words(utterance, data):
    hidden = data.draw(st.lists(st.sampled_from(INVISIBLE), max_size=5))
    for char in hidden:
        at = data.draw(st.integers(0, len(utterance)))
        utterance = utterance[:at] + char + utterance[at:]

    seen = "".join(char for char in utterance if char not in INVISIBLE)
    assert cut(utterance).words == cut(seen).words
