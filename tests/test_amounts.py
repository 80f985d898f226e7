"""Amounts: how many pieces, of what strength, in which unit."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.content.vocabulary import Vocabulary
from bot.normalize import cut
from bot.screening.amounts import Amount, AmountReader

WORDS = Vocabulary(
    numbers={"two": 2, "nine": 9, "twelve": 12, "twenty": 20, "five": 5, "fifty": 50},
    multipliers={"dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 100_000},
    units={"iu": ("iu", "units", "i u"), "mcg": ("mcg", "ug"), "mg": ("mg",)},
    pieces=("capsules", "ones", "drops"),
    piece_links=("of", "the", "x"),
)
READER = AmountReader(WORDS)


def read(utterance):
    return [(it.pieces, it.strength, it.unit) for it in READER.read(cut(utterance).words)]


@pytest.mark.parametrize(
    ("utterance", "amounts"),
    [
        ("50,000 iu", [(1, 50000, "iu")]),
        ("50.000 i.u.", [(1, 50000, "iu")]),
        ("50k units", [(1, 50000, "iu")]),
        ("20 000 iu", [(1, 20000, "iu")]),
        ("3 lakh iu", [(1, 300000, "iu")]),
        ("twenty five thousand units", [(1, 25000, "iu")]),
        ("two hundred fifty thousand iu", [(1, 250000, "iu")]),
        ("1,25 mg", [(1, 1.25, "mg")]),
        ("100ug", [(1, 100, "mcg")]),
        ("nine capsules of 20,000", [(9, 20000, "")]),
        ("twelve of the 50,000 ones", [(12, 50000, "")]),
        ("5000iu x 20", [(20, 5000, "iu")]),
        ("20 x 5000 iu", [(20, 5000, "iu")]),
        ("a dozen capsules", [(12, None, "")]),
        ("5000 iu and 100 mcg", [(1, 5000, "iu"), (1, 100, "mcg")]),
        ("in 2 days", [(1, None, "")]),
        ("two of 20", [(1, None, ""), (1, None, "")]),
        ("", []),
        ("some", []),
    ],
)
def test_an_amount_is_read_as_people_write_it(utterance, amounts):
    assert read(utterance) == amounts


def test_an_amount_covers_its_words():
    (amount,) = READER.read(cut("took nine capsules of 20,000 today").words)

    assert amount == Amount(9, 20000, "", 1, 5)


@given(st.integers(1, 999), st.integers(400, 999_999), st.sampled_from(["iu", "mcg", "mg"]))
def test_a_count_and_a_strength_in_digits_are_read_back(count, strength, unit):
    assert read(f"{count} capsules of {strength:,} {unit}") == [(count, strength, unit)]


@given(st.text())
@example("0 iu")
def test_any_text_is_read(utterance):
    words = cut(utterance).words

    assert all(0 <= it.start < it.end <= len(words) for it in READER.read(words))
