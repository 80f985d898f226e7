"""The paper for a visit: what is on it, in which order, and what is kept off it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import Bot, load_library
from bot.terminal.visit import visit
from tests.conftest import write_files

DAY = date(2026, 11, 22)
STEEPING = "how long should i brew green tea"
WARFARIN = "can i drink green tea on warfarin"


def said(library, *utterances):
    """The turns of a conversation."""
    conversation = Bot(library).conversation()
    return [(utterance, conversation.reply(utterance)) for utterance in utterances]


def paper(library, *utterances):
    return visit(said(library, *utterances), library, DAY)


def section(text, heading):
    """The lines below a heading."""
    return text.partition(f"## {heading}\n\n")[2].partition("\n\n## ")[0]


@pytest.fixture
def rich_tea(tea_folder):
    """Tea with more sources, more cautions, and small talk."""
    extra = """
- answer: hello
  form: brief
  summary: Hello [@leaf_2020].
  reviewed: 2026-11-22
  review_by: 2027-11-22
- answer: pots
  form: full
  summary: A pot of clay [@cup_2021]; both agree [@leaf_2020; @cup_2021].
  reviewed: 2026-11-22
  review_by: 2027-11-22
"""
    intents = """
- intent: hello
  title: Hello
  examples: [hello]
- intent: pots
  title: Pots of clay
  examples: [which pot for tea, clay pots]
- intent: cups
  title: Cups
  answer: pots
  examples: [clay cups, minutes for a pot]
"""
    source = (
        "- {source: cup_2021, title: On cups, who: Cup, kind: review, url: 'http://c.example'}\n"
    )
    caution = "- {caution: kidney, text: 'Ask about salt [@cup_2021].', brief: Salt., past: Was.}\n"
    alert = (
        "- {alert: kidney, weight: medicine, intent: thinners, caution: kidney, lay: [dialysis]}\n"
    )
    return load_library(
        write_files(
            tea_folder,
            {
                "answers/more.yaml": extra,
                "intents/more.yaml": intents,
                "answers/_sources.yaml": (tea_folder / "answers/_sources.yaml").read_text()
                + source,
                "answers/_cautions.yaml": (tea_folder / "answers/_cautions.yaml").read_text()
                + caution,
                "intents/_alerts.yaml": (tea_folder / "intents/_alerts.yaml").read_text() + alert,
            },
        ),
        shipped=False,
    )


def test_it_begins_with_its_title_and_day_and_ends_with_the_disclaimer(tea):
    lines = paper(tea, STEEPING).splitlines()

    assert lines[0] == "# Notes for my visit, 2026-11-22"
    assert lines[-1] == tea.wording.disclaimers["general"]


def test_questions_stand_with_their_short_answers_and_one_list_of_sources(rich_tea):
    text = paper(rich_tea, STEEPING, "which pot for tea")

    assert section(text, "What I asked").split("\n\n") == [
        f"### {STEEPING}",
        "Three minutes is usual [1].",
        "### which pot for tea",
        "A pot of clay [2]; both agree [1, 2].",
    ]
    sources = section(text, "Sources").splitlines()[:2]
    assert [line.split()[:3] for line in sources] == [["-", "[1]", "Leaf"], ["-", "[2]", "Cup."]]
    assert "http://c.example" in sources[1]


def test_numbers_follow_the_paper_and_not_the_reply(rich_tea):
    text = paper(rich_tea, "which pot for tea", STEEPING)

    assert "A pot of clay [1]; both agree [1, 2]." in text
    assert "Three minutes is usual [2]." in text


@pytest.mark.parametrize("also", ["hello", "more", "sources", "what is not known", "again"])
def test_small_talk_and_second_looks_are_no_questions(rich_tea, also):
    assert section(paper(rich_tea, STEEPING, also), "What I asked").count("###") == 1


def test_cautions_stand_once_the_most_serious_first(rich_tea):
    text = paper(rich_tea, "tea on dialysis", "clay pots on warfarin", "clay pots and warfarin")

    assert section(text, "Cautions that were raised").splitlines() == [
        "- Call your clinic before drinking much green tea [2].",
        "- Salt.",
    ]
    assert text.endswith(f"{rich_tea.wording.disclaimers['medicine']}\n")


def test_a_caution_that_was_said_in_full_and_in_one_line_stands_in_full(rich_tea):
    text = paper(rich_tea, "clay pots on warfarin", "how much caffeine is in tea")

    assert section(text, "Cautions that were raised") == (
        "- Call your clinic before drinking much green tea [2]."
    )


def test_what_is_open_is_to_be_asked(rich_tea):
    text = paper(rich_tea, "qqqq *zzzz*", WARFARIN)

    assert section(text, "To ask my pharmacist or doctor").split("\n\n")[0].splitlines() == [
        "- I mentioned “warfarin”. What does that mean for what I asked?",
        "- I asked “qqqq \\*zzzz\\*” and got no checked answer.",
    ]


@pytest.mark.parametrize(("then", "open_"), [([], 1), (["2"], 0), (["none of these"], 1)])
def test_a_question_that_was_asked_back_is_open_until_it_is_answered(rich_tea, then, open_):
    turns = said(rich_tea, "minutes for a pot", *then)
    assert turns[0][1].kind == "clarification"

    text = visit(turns, rich_tea, DAY)

    assert text.count("got no checked answer") == open_
    assert "“none of these”" not in text


def test_a_second_look_at_nothing_is_no_question(tea):
    turns = [("/more", Bot(tea).conversation().act("more"))]
    assert turns[0][1].kind == "fallback"

    assert visit(turns, tea, DAY) == ""


def test_what_was_picked_by_its_number_is_asked_by_its_title(rich_tea):
    turns = said(rich_tea, "minutes for a pot", "2")
    title = rich_tea.intents[turns[1][1].intents[0]].title

    assert f"### {title}\n" in visit(turns, rich_tea, DAY)


def test_urgent_advice_is_told_but_not_what_it_was_about(tea):
    text = paper(tea, STEEPING, "my chest hurts")

    assert "**Urgent advice was given in this conversation." in text
    assert "chest" not in text
    assert "emergency number" not in text
    assert section(text, "What I asked").count("###") == 1


def test_urgent_advice_that_was_all_there_was_makes_no_paper(tea):
    assert paper(tea, "my chest hurts") == ""


@pytest.mark.parametrize("also", ["", " on warfarin", " and my chest hurts"])
def test_thoughts_of_self_harm_leave_no_trace(tea, also):
    assert paper(tea, STEEPING, f"i want to die{also}") == paper(tea, STEEPING)


@pytest.mark.parametrize("utterances", [(), ("hello",), ("i want to die",)])
def test_nothing_to_tell_makes_no_paper(rich_tea, utterances):
    assert paper(rich_tea, *utterances) == ""


def test_its_words_are_the_librarys(tea):
    words = {"title": "Mein Besuch", "made": "Am {date}."}
    library = replace(tea, wording=replace(tea.wording, visit=words))

    assert paper(library, STEEPING).startswith(
        "# Mein Besuch, 2026-11-22\n\nAm 2026-11-22.\n\n## What I asked\n"
    )


def test_the_library_that_ships_has_words_for_every_line(library):
    from bot.terminal.visit import LINES

    assert library.wording.visit.keys() == LINES.keys()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text() | st.sampled_from([STEEPING, WARFARIN, "2", "more"]), max_size=4))
def test_whatever_was_typed_the_headings_are_ours_and_the_disclaimer_is_last(tea, utterances):
    text = paper(tea, *utterances)

    if text:
        heads = [line for line in text.splitlines() if line.startswith(("# ", "## "))]
        assert len(heads) == len(set(heads)) <= 5
        assert text.rstrip("\n").endswith(tuple(tea.wording.disclaimers.values()))
        assert not [char for char in text if ord(char) < 32 and char != "\n"]
