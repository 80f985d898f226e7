"""From an idea to entries in the files, and from a subject to a folder: all of it, or nothing."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import Bot, ContentInvalid, load_library
from bot.authoring.appending import append
from bot.authoring.cases import read_cases, run_cases
from bot.authoring.lint import lint
from bot.authoring.sketching import NotSketched, Sketch, nearest, write_sketch
from bot.authoring.starting import NotStarted, start_content, year_later
from bot.authoring.unwritten import MARK
from bot.terminal.cli import main
from tests.subject import WORDS, subject_words

TODAY = date(2026, 11, 23)
POTS = Sketch("pots", "kitchen", "Which pot", ("what pot do i need", "iron or glass"), "Any pot.")
GENERAL = {"calcium", "plaque", "thinner", "thinners", "vitamin", "vitamins"}
"""Words that signs of danger hold whatever the subject."""
TEXTS = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=60)
READABLE = TEXTS.map(lambda text: f"a{text.strip()}")


def write(sketch, folder):
    library = load_library(folder, shipped=False)
    return write_sketch(sketch, folder, folder / "cases", library, TODAY)


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_sketch_becomes_an_intent_an_answer_and_a_case_that_holds(tea_folder):
    places = write(POTS, tea_folder)

    names = ("intents/kitchen.yaml", "answers/kitchen.yaml", "cases/kitchen.yaml")
    assert places == {tea_folder / name: 1 for name in names}
    first = [path.read_text(encoding="utf-8").split("\n")[0] for path in places]
    assert first == [
        f"# yaml-language-server: $schema=../schemas/{name.split('/')[0]}.json" for name in names
    ]
    bot = Bot(load_library(tea_folder, shipped=False))
    assert "Any pot." in bot.reply("wat pot do i need").text
    outcomes = list(run_cases(bot, read_cases([tea_folder / "cases"])))
    assert [it.verdict for it in outcomes] == ["passed"]


@pytest.mark.parametrize("form", ["brief", "full"])
def test_what_is_not_known_yet_says_so_and_loads(tea_folder, form):
    write(Sketch("pots", "kitchen", form=form), tea_folder)

    library = load_library(tea_folder, shipped=False)

    answer = library.answers["pots"]
    assert MARK in answer.summary
    assert (MARK in answer.detail, len(answer.see_also) <= 2) == (form == "full", True)
    assert (library.intents["pots"].title, answer.review_by) == ("Pots", date(2027, 11, 23))


def test_a_second_sketch_stands_below_the_first_and_both_are_there(tea_folder):
    write(POTS, tea_folder)
    places = write(Sketch("lids", "kitchen", "Which lid"), tea_folder)

    assert all(line > 1 for line in places.values())
    assert {"pots", "lids"} <= load_library(tea_folder, shipped=False).intents.keys()


@pytest.mark.parametrize(
    ("sketch", "said"),
    [
        (Sketch("Pots", "kitchen"), "'Pots' is no id"),
        (Sketch("../pots", "kitchen"), "is no id"),
        (Sketch("pots", "../kitchen"), "is no topic"),
        (Sketch("pots", "_alerts"), "is no topic"),
        (Sketch("brewing", "kitchen"), "intent 'brewing' exists already"),
    ],
)
def test_a_name_that_cannot_be_used_is_told_and_nothing_is_written(tea_folder, sketch, said):
    before = files(tea_folder)

    with pytest.raises(NotSketched, match=said):
        write(sketch, tea_folder)

    assert files(tea_folder) == before


def test_a_folder_that_would_not_load_any_more_stays_as_it_was(tea_folder):
    library = load_library(tea_folder, shipped=False)
    (tea_folder / "answers/kitchen.yaml").write_text("- answer: lids\n", encoding="utf-8")
    before = files(tea_folder)

    with pytest.raises(ContentInvalid, match=r"kitchen\.yaml:1:"):
        write_sketch(POTS, tea_folder, tea_folder / "cases", library, TODAY)

    assert files(tea_folder) == before
    assert not (tea_folder / "cases").exists()


def test_the_nearest_intents_are_those_that_the_examples_come_near(tea):
    near = nearest(Sketch("steep", "tea", "Time to steep", ("how long to steep tea",)), tea)

    assert near[0].intent == "brewing"
    assert [it.score for it in near] == sorted((it.score for it in near), reverse=True)


@given(READABLE, READABLE, READABLE)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_an_author_types_comes_back_as_typed(tea_folder, title, example, summary):
    example = "".join(char for char in example if char not in "([{|}])\\")
    before = files(tea_folder)
    write(Sketch("pots", "kitchen", title, (example,), summary), tea_folder)

    library = load_library(tea_folder, shipped=False)

    said = (library.intents["pots"].title, library.answers["pots"].summary)
    assert said == (title, summary)
    assert library.intents["pots"].examples == (example,)
    for path in files(tea_folder).keys() - before.keys():
        path.unlink()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"- a: 1\n", b"- a: 1\n- b: 2\n"),
        (b"- a: 1", b"- a: 1\n- b: 2\n"),
        (b"- a: 1\r\n", b"- a: 1\r\n- b: 2\r\n"),
        (b"# a remark\n\n", b"# a remark\n\n- b: 2\n"),
    ],
)
def test_what_stands_in_a_file_stays_and_its_line_ends_are_kept(tmp_path, before, after):
    (tmp_path / "a.yaml").write_bytes(before)

    append(tmp_path, {"a.yaml": "- b: 2\n"}, lambda: None)

    assert (tmp_path / "a.yaml").read_bytes() == after


def test_all_is_written_or_nothing(tmp_path):
    (tmp_path / "b.yaml").mkdir()
    (tmp_path / "a.yaml").write_text("- a: 1\n")

    with pytest.raises(OSError, match=r"b\.yaml"):
        append(tmp_path, {"a.yaml": "- b: 2\n", "new/c.yaml": "- c\n", "b.yaml": "-\n"}, int)

    assert files(tmp_path) == {tmp_path / "a.yaml": b"- a: 1\n"}
    assert not (tmp_path / "new").exists()


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """A folder on another subject, as it begins."""
    folder = tmp_path_factory.mktemp("authors") / "herbs"
    start_content(folder, ["sage", "mint"], TODAY)
    return folder


def test_a_folder_begins_clean_and_its_cases_hold(started):
    assert [str(it) for it in lint(started, shipped=False)] == []

    bot = Bot(load_library(started, shipped=False))
    outcomes = list(run_cases(bot, read_cases([started / "cases"])))

    assert outcomes
    assert [(it.said, it.why) for it in outcomes if not it.good] == []


@pytest.mark.parametrize(
    ("say", "weight", "intent"),
    [
        ("i want to kill myself", "crisis", "crisis"),
        ("no reason to live anymore", "crisis", "crisis"),
        ("my chest hurts and i cant breathe", "urgent", "urgent_symptoms"),
        ("what is sage good for", "general", "first_question"),
        ("hello", "general", "greeting"),
    ],
)
def test_a_folder_can_be_talked_to_at_once_and_acts_on_danger(started, say, weight, intent):
    reply = Bot(load_library(started, shipped=False)).reply(say)

    assert (reply.weight, reply.intents) == (weight, (intent,))


def test_a_folder_understands_what_leans_on_the_turn_before(started):
    conversation = Bot(load_library(started, shipped=False)).conversation()
    conversation.reply("what are you")

    assert conversation.reply("and mint?").intents == ("first_question",)


def test_what_is_to_be_filled_in_says_so(started):
    library = load_library(started, shipped=False)

    texts = [library.wording.fallback, *library.wording.disclaimers.values()]
    texts += [library.answers[it].summary for it in ("crisis", "urgent_symptoms")]
    assert all(MARK in it for it in texts)
    assert len(library.wording.disclaimers) == 4


def test_no_word_of_the_shipped_subject_gets_into_a_new_folder(started):
    for path in started.rglob("*.*"):
        assert subject_words(path.read_text(encoding="utf-8"), WORDS - GENERAL) == []


@pytest.mark.parametrize("there", ["file", "folder"])
def test_what_exists_already_is_not_touched(tmp_path, there):
    place = tmp_path / "herbs"
    if there == "folder":
        place.mkdir()
    (place / "notes" if there == "folder" else place).write_text("mine")

    with pytest.raises(NotStarted, match="exists already"):
        start_content(place, [], TODAY)

    assert len(files(tmp_path)) == 1


@pytest.mark.parametrize(
    ("day", "later"),
    [(date(2026, 1, 31), date(2027, 1, 31)), (date(2028, 2, 29), date(2029, 2, 28))],
)
def test_a_year_later_is_the_same_day(day, later):
    assert year_later(day) == later


def test_the_command_writes_and_says_what_is_near_and_what_comes_next(tea_folder, capsys):
    given = ["--topic", "kitchen", "--title", "Pots", "--example", "how long should i brew it"]

    code = main(["--content", str(tea_folder), "--only", "new", "intent", "pots", *given])

    said, errors = capsys.readouterr()
    assert (code, errors) == (0, "")
    assert f"wrote {tea_folder.as_posix()}/intents/kitchen.yaml:1" in said
    assert "people who ask this may mean:" in said
    assert "brewing: How long to brew  (like: " in said
    assert f'd3k2 --content {tea_folder.as_posix()} --only ask "how long should i brew it"' in said


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["intent", "brewing", "--topic", "tea"], 1, "exists already"),
        (["intent", "pots"], 2, "--topic"),
        (["content", "{folder}"], 1, "exists already and is not empty"),
    ],
)
def test_the_command_says_in_one_line_why_nothing_was_written(
    tea_folder, capsys, arguments, code, said
):
    before = files(tea_folder)
    filled = [it.format(folder=tea_folder) for it in arguments]

    assert main(["--content", str(tea_folder), "--only", "new", *filled]) == code

    out, errors = capsys.readouterr()
    assert out == ""
    assert said in errors
    assert errors.count("\n") == 1
    assert files(tea_folder) == before


def test_a_folder_that_is_missing_is_made_and_lies_over_what_ships(tmp_path, capsys):
    mine = tmp_path / "mine"

    code = main(["--content", str(mine), "new", "intent", "fridge", "--topic", "storage"])

    assert code == 0
    assert "fridge" in load_library(mine).intents
    assert Path(mine / "cases" / "storage.yaml").exists()
    capsys.readouterr()
    shutil.rmtree(mine)
