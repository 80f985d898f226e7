"""A bot takes its content anew: at once or not at all, whoever is talking."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest

from bot import Bot, ContentInvalid, ContentNotFound, load_library
from bot.context import Context
from bot.evidence.lesson import Lesson

STEEPING = "how long should i brew green tea"
ANSWERS, INTENTS = "answers/tea.yaml", "intents/tea.yaml"


@pytest.fixture
def bot(tea_folder):
    return Bot(load_library(tea_folder, shipped=False))


def edit(folder, name, old, new):
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("lesson", [None, Lesson()])
def test_what_was_edited_is_answered_after_a_reload(bot, tea_folder, lesson):
    edit(tea_folder, ANSWERS, "Three minutes", "Four minutes")
    edit(tea_folder, INTENTS, "steeping time", "steeping time, kettle to cup")

    assert bot.reload(lesson)

    assert "Four minutes" in bot.reply("kettle to cup").text
    assert bot.library == load_library(tea_folder, shipped=False)


def test_a_reload_of_the_same_content_changes_nothing(bot):
    library, matcher = bot.library, bot.matcher

    assert not bot.reload()
    assert bot.library is library
    assert bot.matcher is matcher


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (INTENTS, "title: How long", "titel: How long"),
        (ANSWERS, "form: full", "form: fuller"),
        (ANSWERS, "summary: Three", "summary: [Three"),
    ],
)
def test_a_bad_edit_is_told_and_the_last_good_content_stays(bot, tea_folder, name, old, new):
    before = bot.reply(STEEPING)
    edit(tea_folder, name, old, new)

    with pytest.raises(ContentInvalid):
        bot.reload()

    assert bot.reply(STEEPING) == before
    edit(tea_folder, name, new, old)
    assert not bot.reload()


def test_content_that_is_gone_is_told_and_stays(bot, tea_folder, tmp_path):
    before = bot.reply(STEEPING)
    tea_folder.rename(tmp_path / "elsewhere")

    with pytest.raises(ContentNotFound):
        bot.reload()

    assert bot.reply(STEEPING) == before


def test_a_region_that_is_gone_is_told_and_stays(tea_folder):
    region = "- {region: here, title: Here, emergency: '1 [@leaf_2020]', checked: 2026-11-22}\n"
    (tea_folder / "answers/_regions.yaml").write_text(region, encoding="utf-8")
    edit(tea_folder, "answers/_common.yaml", "rephrase:", "places: {emergency: help}\nrephrase:")
    bot = Bot(load_library(tea_folder, shipped=False), "here")
    (tea_folder / "answers/_regions.yaml").unlink()

    with pytest.raises(ContentNotFound, match="'here'"):
        bot.reload()

    assert bot.library.regions.keys() == {"here"}


def test_a_library_that_was_not_loaded_from_folders_cannot_be_reloaded(bot):
    lone = Bot(replace(bot.library, origin=None))

    with pytest.raises(TypeError, match="not loaded from folders"):
        lone.reload()


def test_a_conversation_goes_on_through_a_reload(bot, tea_folder):
    conversation = bot.conversation()
    conversation.reply("can i drink green tea on warfarin")
    edit(tea_folder, ANSWERS, "Black tea has", "Today black tea has")
    bot.reload()

    reply = conversation.reply("how much caffeine is in tea")

    assert "Today black tea has" in reply.text
    assert [it.kind for it in conversation.remembered] == ["thinner"]


WITHOUT = {
    INTENTS: [
        ("- intent: caffeine\n", "- intent: awake\n"),
        ("- intent: thinners\n", "- intent: blood\n"),
    ],
    ANSWERS: [
        ("answer: caffeine", "answer: awake"),
        ("answer: thinners", "answer: blood"),
        ("[caffeine, thinners]", "[awake, blood]"),
        ("[brewing, thinners]", "[brewing, blood]"),
        ("[brewing, caffeine]", "[brewing, awake]"),
    ],
    "intents/_alerts.yaml": [("intent: thinners", "intent: blood")],
}
"""Edits after which ids that a conversation may hold are gone."""


@pytest.mark.parametrize("first", ["how much caffeine is in tea", "tea on warfarin", STEEPING])
@pytest.mark.parametrize(
    "then", ["more", "repeat", "1", "the second one", "is that proven", "and black tea?", "sources"]
)
def test_what_a_conversation_leant_on_may_be_gone(bot, tea_folder, first, then):
    conversation = bot.conversation()
    conversation.reply(first)
    for name, edits in WITHOUT.items():
        for old, new in edits:
            edit(tea_folder, name, old, new)
    bot.reload()

    reply = conversation.reply(then)

    assert {*reply.intents, *reply.suggestions} <= bot.library.intents.keys()


def test_a_context_forgets_no_more_than_what_is_gone(bot, tea_folder):
    _, context = bot.turn("can i drink green tea on warfarin", Context())
    edit(tea_folder, ANSWERS, "Vitamin K is in leaves.", "It is in leaves.")
    bot.reload()

    after = context.within(bot.library)

    assert after.content == bot.library.hash != context.content
    assert (after.topic, after.told, after.offered) == (
        context.topic,
        context.told,
        context.offered,
    )


def test_threads_hear_one_content_or_the_other_and_never_parts_of_both(bot, tea_folder):
    asked = (STEEPING, "how much caffeine is in tea", "tea on warfarin", "zebra")
    common = "answers/_common.yaml"
    worlds = []
    for old, new in (("Ask a doctor", "Ask a doctor"), ("Ask a doctor", "Please ask a doctor")):
        edit(tea_folder, common, old, new)
        edit(tea_folder, ANSWERS, "minutes is usual", "minutes is usual" if old == new else "is so")
        bot.reload()
        worlds.append({it: bot.reply(it).text for it in asked})
    done = Event()

    def talk():
        heard = set()
        while not done.is_set():
            heard |= {(it, bot.reply(it).text) for it in asked}
        return heard

    with ThreadPoolExecutor(3) as pool:
        talking = [pool.submit(talk) for _ in range(3)]
        for _ in range(10):
            edit(tea_folder, common, "Please ask a doctor", "Ask a doctor")
            edit(tea_folder, ANSWERS, "Three is so", "Three minutes is usual")
            bot.reload()
            edit(tea_folder, common, "Ask a doctor", "Please ask a doctor")
            edit(tea_folder, ANSWERS, "Three minutes is usual", "Three is so")
            bot.reload(Lesson())
        done.set()
        heard = set().union(*(it.result() for it in talking))

    assert heard == {pair for world in worlds for pair in world.items()}


def test_a_file_that_changes_while_it_is_read_gives_one_of_its_states(tea_folder):
    path = tea_folder / ANSWERS
    states = [path.read_text(encoding="utf-8")]
    states.append(states[0].replace("Three minutes", "Nine minutes"))
    hashes = []
    for state in states:
        path.write_text(state, encoding="utf-8")
        hashes.append(load_library(tea_folder, shipped=False).hash)
    done = Event()

    def write():
        while not done.is_set():
            for state in states:
                other = path.with_suffix(".new")
                other.write_text(state, encoding="utf-8")
                other.replace(path)

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        loaded = [load_library(tea_folder, shipped=False) for _ in range(200)]
        done.set()
        writing.result()

    said = {it.hash: "Three" in it.answers["brewing"].summary for it in loaded}
    assert said.items() <= dict(zip(hashes, (True, False), strict=True)).items()
