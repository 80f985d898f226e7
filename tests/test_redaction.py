"""What is masked of an utterance before it is written down, and what is kept."""

import random
import re
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.redaction import lost, read_set, stands
from bot import Redactor, load_library
from bot.misses.model import LONGEST_KEPT

IDENTIFIERS = [
    ("my names joe bloggs ring 07700 900123", "joe bloggs 07700 900123"),
    ("My name is Rose and I take 5000 IU", "rose"),
    ("Mark Baker asked whether it thins blood", "mark baker"),
    ("grace hill takes warfarin", "grace hill"),
    ("Will Brown here, can I take it", "will brown"),
    ("will is my husband and may is my daughter", "will may"),
    ("my name is joy", "joy"),
    ("this is will speaking", "will"),
    ("its steve, i take warfarin", "steve"),
    ("Dr Young said 2000 iu", "young"),
    ("mr. long asked me", "long"),
    ("dear mrs best, how long", "best"),
    ("my wife summer takes 2 drops daily", "summer"),
    ("tom young and mary long", "tom young mary long"),
    ("J. D. Smith wants to know", "j d smith"),
    ("joan's mother", "joan joans"),
    ("mary-jane smith-jones's pills", "mary jane smith jones"),
    ("anne-long takes it", "anne long"),
    ("ms. anne-marie o'connor-long", "anne marie oconnor long"),
    ("José Müller, Łukasz and 王伟", "josé jose müller muller łukasz lukasz 王伟"),
    ("kwame and priya patel-shah", "kwame priya patel shah"),
    ("MARK YOUNG TAKES IT", "mark young"),
    ("Does Mr Price need it?", "price"),
    ("call me al", "al"),
    ("kind regards, tom long", "tom long"),
    ("thanks will", "will"),
    ("i live at 12 church street", "12 church street"),
    ("park lane 4, what dose", "park lane 4"),
    ("10 downing street", "10 downing street"),
    ("the old mill, mill lane", "old mill lane"),
    ("flat 3, rose court", "3 rose court"),
    ("i live in north wales and get no sun", "north wales"),
    ("i work for tesco", "tesco"),
    ("room 12b ward 7 willow ward", "12b 7 willow"),
    ("nhs number 485 777 3456", "485 777 3456"),
    ("record AB123456C", "ab123456c"),
    ("policy no. ab 12 34", "ab 12 34"),
    ("postcode sw1a 1aa", "sw1a 1aa"),
    ("mail joe.bloggs@example.com or www.joe.com or @joeb", "joe bloggs example joeb"),
    ("joe dot bloggs at gmail dot com", "joe bloggs gmail"),
    ("sunny day at gmail dot com", "sunny day gmail"),
    ("username k2lover79", "k2lover79"),
    ("xX_rose_Xx", "xx_rose_xx rose"),
    ("dob 01/02/1956", "01 02 1956"),
    ("the 3rd of March 1950", "3rd march 1950"),
    ("the fifth of november", "fifth november"),
    ("born in 1950", "1950"),
    ("I am 67, can I take it", "67"),
    ("67 years old", "67"),
    ("my 5 yr old", "5"),
    ("i am sixty-seven", "sixty seven"),
    ("she is seventy two years old", "seventy two"),
    ("oh seven seven double oh nine", "seven nine"),
    ("call 555-123-4567", "555 123 4567"),
    ("phone +44 (0)20 7946 0958 mg", "44 20 7946 0958"),
    ("4111 1111 1111 1111 iu", "4111 1111"),
    ("07700 900 mg", "07700 900"),
]
KEPT = [
    "what is the best time of day to take 5000iu",
    "can i take 100 mcg with milk",
    "should i take 1000 or 2000 iu in winter",
    "3 capsules a day for 2 months",
    "2 a day, 0.5 mg, 1,000 iu and 50 nmol/l",
    "how long does mk7 stay in the blood",
    "will it thin my blood",
    "may i take it with milk",
    "is olive oil better for absorbing d3",
    "d and k together or not",
    "does xarelto interact with k2",
]


@pytest.fixture(scope="module")
def redactor(library):
    return Redactor(library)


def words(text):
    return set(re.findall(r"[^\W_]+", text.lower()))


@pytest.mark.parametrize(("utterance", "identifiers"), IDENTIFIERS)
@pytest.mark.parametrize("typed", [str, str.lower, str.upper], ids=["as is", "lower", "upper"])
def test_what_tells_of_a_person_is_masked(redactor, utterance, identifiers, typed):
    kept = redactor.redact(typed(utterance))

    assert words(kept).isdisjoint(words(identifiers)), kept


@pytest.mark.parametrize("utterance", KEPT)
def test_a_question_and_its_doses_are_kept(redactor, utterance):
    assert redactor.redact(utterance) == utterance


@pytest.mark.parametrize(
    ("utterance", "kept"),
    [
        ("rose, 67, asks about k2", "_, asks about k2"),
        ("Is Vitamin K2 Good For My Bones", "is vitamin k2 good for my bones"),
        ("how much vitamin d shuld i take", "how much vitamin d should i take"),
        ("😀 is it safe?", "_ is it safe"),
        ("", ""),
        ("  \n ", ""),
        ("\ud800 \x00", ""),
    ],
)
def test_a_run_of_what_is_masked_gets_one_mask(redactor, utterance, kept):
    assert redactor.redact(utterance).rstrip("?") == kept


def test_a_word_is_kept_where_the_content_has_it(tea_folder, redactor):
    steeped = Redactor(load_library(tea_folder, shipped=False)).redact("is warfarin ok with k2")

    assert "k2" not in steeped
    assert redactor.redact("is warfarin ok with k2") == "is warfarin ok with k2"


def test_a_name_in_an_example_is_no_word_of_the_content(tea_folder):
    path = tea_folder / "intents" / "names.yaml"
    examples = "[does joan bloggs drink tea, what does joan bloggs brew, tea of joan]"
    path.write_text(
        f"- intent: pots\n  title: Pots\n  answer: caffeine\n  examples: {examples}\n",
        encoding="utf-8",
    )

    kept = Redactor(load_library(tea_folder, shipped=False)).redact("does joan drink tea")

    assert kept == "does _ drink tea"


def test_no_word_that_is_masked_alone_is_kept_beside_others(redactor, library):
    rng = random.Random(7)  # noqa: S311  the same lines every time
    examples = [it for intent in library.intents.values() for it in intent.examples]
    for name in ("bloggs", "joan", "okonkwo", "ab123456c", "07700900123", "müller", "xqzt"):
        for example in rng.sample(examples, 30):
            typed = example.split()
            typed.insert(rng.randrange(len(typed) + 1), name)
            assert name not in words(redactor.redact(" ".join(typed)))


@settings(deadline=None)  # the first text loads the lists
@given(st.text(max_size=200))
def test_any_text_is_redacted_to_words_that_are_known(text):
    kept = REDACTOR.redact(text)

    alone = re.findall(r"[^\W\d_]{2,}", kept)
    assert all(REDACTOR.keeps(word) or REDACTOR.redact(word) == word for word in alone)


WORDS = "my name is rose will may 5000 iu dr young _ k2 tom's 12 church street a, b. I'M 3rd march"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join) | st.text(max_size=60))
def test_what_is_redacted_stays_as_it_is(text):
    once = REDACTOR.redact(text)

    assert REDACTOR.redact(once) == once


@pytest.mark.parametrize(
    "piece", ["a", "1", " 1", "joe ", "_", ".", "my name is ", "😀", "1-", "'"]
)
def test_a_megabyte_is_read_as_fast_as_a_page(redactor, piece):
    began = perf_counter()
    kept = redactor.redact(piece * (1_000_000 // len(piece)))

    assert perf_counter() - began < 1
    assert len(kept) <= LONGEST_KEPT


def test_half_a_word_is_not_taken_for_a_whole_one(redactor):
    assert "rose" not in redactor.redact("a " * 997 + "a rosemarie")


REDACTOR = Redactor(load_library())


@pytest.mark.parametrize(
    ("utterance", "gone"),
    [
        ("Will did it, is k2 fine", {"will"}),
        ("Summer here, how much k2", {"summer"}),
        ("Tansley Green 4, is mk7 ok", {"tansley", "green"}),
        ("we moved to 12b, how much k2", {"12b"}),
        ("birthday was sixth of june nineteen forty eight, is k2 ok", {"nineteen", "forty"}),
        ("our kev says k2 is fine", {"kev"}),
    ],
)
def test_names_houses_and_dates_go_by_what_stands_beside_them(utterance, gone):
    assert not gone & set(words(REDACTOR.redact(utterance)))


@pytest.mark.parametrize(
    "utterance", ["hay fever and k2", "jet lag and d3", "crohns disease and k2", "can i chew k2"]
)
def test_what_only_looks_like_a_name_stays(utterance):
    assert REDACTOR.redact(utterance) == utterance


def test_the_sets_of_another_hand_leave_no_identifier_and_most_questions_whole():
    said, ordinary = (read_set(name) for name in ("identifiers.yaml", "ordinary.yaml"))

    left = [
        piece for it in said for piece in it["hidden"] if stands(piece, REDACTOR.redact(it["say"]))
    ]
    whole = sum(not lost(it["words"], REDACTOR.redact(it["say"])) for it in ordinary)

    assert sum(it["identifiers"] for it in said) >= 300
    assert left == []
    assert whole >= 0.9 * len(ordinary) >= 180
