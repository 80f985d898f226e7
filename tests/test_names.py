"""Names found however they are typed, and never in ordinary words."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.normalize import cut
from bot.screening.names import NameFinder, NameList

NAMES = NameList(
    names={
        "warfarin": ("0",),
        "coumadin": ("0",),
        "eliquis": ("1",),
        "plavix": ("2",),
        "lasix": ("3",),
    },
    framed={"alli": ("4",)},
    by_ear=frozenset({"warfarin", "coumadin"}),
)
FRAMES = {"before": ["take", "on"], "after": ["mg", "tablets"]}
FINDER = NameFinder(
    NAMES, ordinary=["warfare", "coumarin", "come a din", "ali quiz"], frames=FRAMES
)


def found(utterance):
    words = cut(utterance)
    return [(hit.label, " ".join(words.words[hit.start : hit.end])) for hit in FINDER.find(words)]


@pytest.mark.parametrize(
    ("utterance", "label", "words"),
    [
        ("warfarin", "0", "warfarin"),
        ("is WARFRAIN bad", "0", "warfrain"),
        ("wrfarni and k2", "0", "wrfarni"),
        ("kumadin", "0", "kumadin"),
        ("elikwis", "1", "elikwis"),
        ("wore farrin", "0", "wore farrin"),
        ("coo ma din", "0", "coo ma din"),
        ("war farin", "0", "war farin"),
        ("eli quis", "1", "eli quis"),
        ("mywarfarintablets", "0", "mywarfarintablets"),
        ("w a r f a r i n", "0", "w a r f a r i n"),
        ("w.a.r.f.a.r.i.n", "0", "w a r f a r i n"),
        ("on plavic", "2", "plavic"),
        ("lasic 5 mg", "3", "lasic"),
        ("alli tablets", "4", "alli"),
    ],
)
def test_a_name_is_found_however_it_is_typed(utterance, label, words):
    assert found(utterance) == [(label, words)]


@pytest.mark.parametrize(
    "utterance",
    [
        "warfare",
        "coumarin",
        "come a din",
        "war. farin",
        "war, farin",
        "plavic",
        "lasic",
        "alli",
        "alie tablets",
        "elikwiz is a quiz",
        "ali quiz",
        "5 war 5 farin",
        "",
    ],
)
def test_what_is_no_name_or_lacks_its_frame_is_not(utterance):
    assert found(utterance) == []


def test_names_that_do_not_count_by_ear_need_a_frame_when_words_sound_like_one():
    assert found("eli kwis here") == []
    assert found("on eli kwis") == [("1", "eli kwis")]


def test_a_name_of_two_rules_is_found_for_both():
    finder = NameFinder(NameList({"warfarin": ("0", "7")}))

    assert [hit.label for hit in finder.find(cut("warfarn"))] == ["0", "7"]


@given(st.text(), st.text())
def test_a_name_in_a_clause_of_its_own_is_found_in_any_text(before, after):
    assert ("0", "warfarin") in found(f"{before}\n\nwarfarin\n\n{after}")


def one_edit(name):
    """Every letter left out, doubled, swapped with the next, or changed."""
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]
        yield name[:at] + name[at] + name[at:]
        yield name[:at] + "z" + name[at + 1 :]
        yield name[:at] + name[at : at + 2][::-1] + name[at + 2 :]


@pytest.mark.parametrize("name", ["warfarin", "coumadin", "eliquis"])
def test_every_single_slip_in_a_long_name_is_forgiven(name):
    label = NAMES.names[name][0]

    missed = [typed for typed in one_edit(name) if (label, typed) not in found(f"k2 and {typed}?")]

    assert missed == []


def test_every_pair_of_slips_in_a_name_of_eight_letters_is_forgiven():
    slips = [(at, way) for at, way in product(range(0, 8, 2), ("", "z"))]
    typed = {
        "".join(
            letter if at not in {first[0], then[0]} else dict([first, then])[at]
            for at, letter in enumerate("warfarin")
        )
        for first, then in product(slips, slips)
    }

    assert [it for it in typed if not found(f"k2 and {it}?")] == []
