import pytest

from bot.choice import Choices
from bot.matcher import Matcher

OFFERED = ("brewing", "caffeine", "thinners")


@pytest.fixture
def choices(tea):
    return Choices(tea, Matcher.of(tea).reader)


@pytest.mark.parametrize(
    ("said", "picked"),
    [
        ("2", "caffeine"),
        ("2.", "caffeine"),
        ("first one", "brewing"),
        ("First title!", "brewing"),
        ("second one", "caffeine"),
        ("last one", "thinners"),
        ("tea and blood thinners", "thinners"),
        ("blood thinners", "thinners"),
        ("bloood thiners", "thinners"),
        ("caffeine", "caffeine"),
        ("tea", ""),  # stands in two titles
        ("4", ""),
        ("second one, and how much sugar", ""),
        ("blood thinners and sugar", ""),
        ("", ""),
        ("the", ""),
    ],
)
def test_numbers_ordinals_titles_and_their_parts_pick(choices, said, picked):
    assert choices.pick(said, OFFERED, asked=True) == picked


@pytest.mark.parametrize(("said", "picked"), [("blood thinners", ""), ("second one", "caffeine")])
def test_a_part_of_a_title_picks_only_where_it_was_asked_back(choices, said, picked):
    assert choices.pick(said, OFFERED, asked=False) == picked


def test_an_ordinal_beyond_the_list_picks_nothing(choices):
    assert choices.pick("second one", OFFERED[:1], asked=True) == ""


def test_nothing_is_picked_from_nothing(choices):
    assert choices.pick("last one", (), asked=True) == ""
