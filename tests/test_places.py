"""Numbers to call: those of a region, or neutral words."""

import pytest

from bot import Bot, ContentInvalid, load_library

REGIONS = """
- region: up
  title: Upland
  emergency: "123 [@leaf_2020]"
  crisis: "Listeners, 456 [@leaf_2020]"
  checked: 2026-11-22
"""
COMMON = """
places: {emergency: your emergency number, poison: your poison center, crisis: a crisis line}
everywhere: "Numbers: 123 in Upland [@leaf_2020]."
in_region: "These numbers are for: {region}."
afterwards: {urgent: Come back later.}
"""


@pytest.fixture
def placed_folder(tea_folder):
    """The tea folder with a region, and an urgent answer that names places."""
    (tea_folder / "answers/_regions.yaml").write_text(REGIONS, encoding="utf-8")
    with (tea_folder / "answers/_common.yaml").open("a", encoding="utf-8") as file:
        file.write(COMMON)
    answers = tea_folder / "answers/tea.yaml"
    text = answers.read_text(encoding="utf-8")
    text = text.replace("Call your emergency number now", "Call {emergency} or {poison} now")
    answers.write_text(text, encoding="utf-8")
    return tea_folder


def bot_of(folder, region=""):
    return Bot(load_library(folder, shipped=False), region=region)


def test_without_a_region_the_words_are_neutral_and_numbers_of_many_places_follow(placed_folder):
    text = bot_of(placed_folder).reply("my chest hurts").text

    assert text.startswith("Call your emergency number or your poison center now")
    assert "Numbers: 123 in Upland. Come back later." in text


def test_a_region_gives_its_numbers_and_neutral_words_for_the_rest(placed_folder):
    text = bot_of(placed_folder, "up").reply("my chest hurts").text

    assert text.startswith("Call 123 or your poison center now")
    assert "These numbers are for: Upland." in text


def test_an_unknown_region_is_a_value_error_that_names_the_known_ones(placed_folder):
    with pytest.raises(ValueError, match="unknown region 'down'; known: up"):
        bot_of(placed_folder, "down")


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        ("answers/_regions.yaml", "123 [@leaf_2020]", "123", "unsourced"),
        ("answers/_regions.yaml", "@leaf_2020", "@lost", "unknown-source"),
        ("answers/tea.yaml", "{poison}", "{poisons}", "unknown-place"),
        ("answers/_common.yaml", "Upland [@leaf_2020]", "Upland [@lost]", "unknown-source"),
    ],
)
def test_a_number_without_a_source_or_a_place_without_words_is_a_problem(
    placed_folder, name, old, new, rule
):
    path = placed_folder / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentInvalid) as caught:
        load_library(placed_folder, shipped=False)

    assert rule in {problem.rule for problem in caught.value.problems}
