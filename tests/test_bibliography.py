from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import Bot, Source
from bot.bibliography import Bibliography, address, describe

IDS = ["leaf_2020", "one", "two", "six"]
CITING = st.lists(
    st.one_of(
        st.sampled_from(["Tea. ", "Hot [not] tea ", "(see) "]),
        st.lists(st.sampled_from(IDS), min_size=1).map(lambda ids: f"[@{'; @'.join(ids)}] "),
    )
).map("".join)


def citing(library, **blocks):
    brewing = replace(library.answers["brewing"], **blocks)
    return Bot(replace(library, answers={**library.answers, "brewing": brewing}))


@pytest.fixture
def library(tea):
    more = {name: Source(name, f"On {name}", "Cup", "review") for name in IDS[1:]}
    return replace(tea, sources={**tea.sources, **more})


def test_citations_are_numbered_in_the_order_of_the_text_and_listed(library):
    bot = citing(library, summary="A [@six; @leaf_2020]. B [@two].", detail="C [@six; @one].")

    reply = bot.reply("steeping time")

    assert reply.body.startswith("A [1, 2]. B [3].\n\nC [1, 4].")
    assert [source.id for source in reply.sources] == ["six", "leaf_2020", "two", "one"]
    places = [reply.text.index(f"- [{number}] ") for number in (1, 2, 3, 4)]
    assert places == sorted(places)


def test_a_caution_that_is_shown_first_is_numbered_first(library):
    reply = citing(library, summary="A [@two].").reply("marcumar: steeping time")

    assert reply.text.startswith("Call your clinic before drinking much green tea [1].\n\nA [2].")


def test_a_source_cited_twice_keeps_its_number(library):
    books = Bibliography(library)

    assert books.cite("A [@two].") == "A [1]."
    assert books.cite("B [@one; @two].") == "B [1, 2]."
    assert [source.id for source in books.sources] == ["two", "one"]


def test_muted_text_shows_no_marks_and_its_sources_are_still_known(library):
    books = Bibliography(library)

    assert books.mute("Call now [@two; @one]. Then wait [@six].") == "Call now. Then wait."
    assert [source.id for source in books.sources] == ["two", "one", "six"]


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"doi": "10.1/x", "pmid": "7", "url": "https://tea.example"}, "https://doi.org/10.1/x"),
        ({"pmid": "7", "url": "https://tea.example"}, "https://pubmed.ncbi.nlm.nih.gov/7/"),
        ({"url": "https://tea.example"}, "https://tea.example"),
        ({}, ""),
    ],
)
def test_the_most_lasting_address_of_a_source_is_shown(fields, where):
    source = Source("x", "On tea.", "Leaf", "review", **fields)

    assert address(source) == where
    assert describe(source) == f"Leaf. On tea.{' ' + where if where else ''}"


def test_a_year_stands_in_brackets_after_the_name():
    assert describe(Source("x", "On tea", "Leaf", "review", 2020)) == "Leaf (2020). On tea."


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks=st.lists(CITING, min_size=1, max_size=4), data=st.data())
def test_every_citation_becomes_a_listed_number_and_no_mark_is_left(library, blocks, data):
    books = Bibliography(library)

    shown = [data.draw(st.sampled_from([books.cite, books.mute]))(text) for text in blocks]

    assert not any("[@" in text for text in shown)
    assert len(set(books.sources)) == len(books.sources)
    lines = books.listing().splitlines()
    numbers = range(1, len(books.sources) + 1)
    assert all(line.startswith(f"- [{at}] ") for at, line in zip(numbers, lines, strict=True))
