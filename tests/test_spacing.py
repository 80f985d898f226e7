"""Words that were run together or torn apart are read as the known ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import Matcher
from bot.spacing import spaced
from bot.spelling import Spelling

KNOWN = ("how", "much", "is", "too", "vitamin", "should", "take", "power", "house", "of")
WORDS = st.lists(st.text(alphabet="abhowmuchisvitn3", max_size=12), max_size=8)


@pytest.fixture
def spelling():
    return Spelling(KNOWN)


def read(typed, spelling):
    return [word for _, words in spaced(typed.split(), spelling) for word in words]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("howmuch vitamin", "how much vitamin"),
        ("toomuch", "too much"),
        ("vita min", "vitamin"),
        ("vitamn", "vitamn"),
        ("powerhouse", "powerhouse"),
        ("how much", "how much"),
        ("is", "is"),
        ("zebra crossing", "zebra crossing"),
    ],
)
def test_only_slips_are_mended(typed, meant, spelling):

    assert read(typed, spelling) == meant.split()


@given(words=WORDS)
def test_no_letter_is_lost_and_each_piece_is_told_as_typed(words):
    spelling = Spelling(KNOWN)

    pieces = list(spaced(words, spelling))

    assert "".join(words) == "".join(word for _, read in pieces for word in read)
    assert " ".join(words) == " ".join(typed for typed, _ in pieces)


def test_a_matcher_understands_both_and_tells_of_it():
    matcher = Matcher({"dose": ["how much should i take"], "house": ["the house of power"]})

    assert matcher.rank("howmuch sho uld i take")[0].intent == "dose"
    assert ("howmuch", "how much") in matcher.reader.repairs("howmuch")
