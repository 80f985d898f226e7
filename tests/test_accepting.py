"""Suggestions that an author said yes to: written once, all of them or none."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import Bot, load_library
from bot.authoring.cases import read_cases
from bot.authoring.entry_text import scalar
from bot.authoring.evaluation.evaluation import evaluate
from bot.authoring.home import Home
from bot.authoring.schemas import schema_line
from bot.authoring.suggesting.accepting import accept
from bot.authoring.suggesting.compared import compared
from bot.authoring.suggesting.patch import read_patch
from bot.authoring.suggesting.trial import trial
from bot.authoring.unwritten import is_unwritten
from bot.content.shapes import INTENTS
from bot.content.source import read_entries
from bot.errors import ContentInvalid, NotWritten
from bot.misses.store import Misses
from bot.terminal.cli import main
from tests.conftest import FILES, write_files

TODAY = date(2026, 11, 22)


def more(name, *examples, yes=True):
    """The text of a suggestion of more examples."""
    lines = "".join(f"    - {scalar(it)}\n" for it in examples)
    return (
        f"- suggestion: {scalar(name)}\n  kind: examples\n  accept: {'yes' if yes else 'no'}\n"
        f"  examples:\n{lines}"
    )


def new(name, *examples, yes=True, topic="tea", title="Which pot to use"):
    """The same of a new intent."""
    told = f"  topic: {topic}\n  title: {scalar(title)}\n"
    return more(name, *examples, yes=yes).replace(": examples\n", ": intent\n") + told


def alone(folder):
    return Home(folder, "cases", layered=False)


def layered(folder):
    return Home(folder, "cases", layered=True)


def accepted(home, *suggestions):
    return accept(read_patch("".join(suggestions).encode(), "patch.yaml"), home, TODAY)


def examples(folder):
    """Intent -> its examples, of content that stands alone."""
    return {it.id: it.examples for it in load_library(folder, shipped=False).intents.values()}


def written(folder):
    """The same as the author wrote them."""
    path = folder / "intents" / "tea.yaml"
    entries, _ = read_entries(path.read_bytes(), path.as_posix(), INTENTS)
    return {it.get("intent"): it.get("examples") for it in entries}


def contents(folder):
    """Every file below a folder, and every folder."""
    return {it: it.read_bytes() if it.is_file() else None for it in folder.rglob("*")}


def changed(folder, before):
    """The files that are not as they were."""
    now = contents(folder)
    names = {it for it in {*before, *now} if before.get(it) != now.get(it)}
    return {it.relative_to(folder).as_posix() for it in names}


def test_what_got_a_yes_is_written_and_nothing_else(tea_folder):
    before, had = contents(tea_folder), examples(tea_folder)

    (done,) = accepted(
        alone(tea_folder),
        more("brewing", "pots of water", "steep it"),
        more("caffeine", "awake at night", yes=False),
        new("pots", "clay or glass", yes=False),
    )

    added = ("pots of water", "steep it")
    assert (done.id, done.examples, done.already) == ("brewing", added, 0)
    assert done.paths == (tea_folder / "intents" / "tea.yaml",)
    assert changed(tea_folder, before) == {"intents/tea.yaml"}
    assert examples(tea_folder) == had | {"brewing": had["brewing"] + added}


def test_a_patch_without_a_yes_changes_no_file(tea_folder):
    before = contents(tea_folder)

    assert accepted(alone(tea_folder), more("brewing", "a", yes=False)) == ()

    assert changed(tea_folder, before) == set()


def test_two_suggestions_for_one_intent_are_both_written(tea_folder):
    had = examples(tea_folder)["brewing"]

    accepted(alone(tea_folder), more("brewing", "steep it", "a can"), more("brewing", "a can", "b"))

    assert examples(tea_folder)["brewing"] == (*had, "steep it", "a can", "b")


def test_intents_of_one_file_are_written_together_new_ones_too(tea_folder):
    had = examples(tea_folder)

    accepted(
        alone(tea_folder),
        new("pots", "clay or glass"),
        more("caffeine", "awake at night"),
        new("cups", "how big a cup", title="Cups"),
        more("brewing", "steep it"),
    )

    now = examples(tea_folder)
    assert (now["pots"], now["cups"]) == (("clay or glass",), ("how big a cup",))
    assert now["caffeine"] == (*had["caffeine"], "awake at night")
    assert now["brewing"] == (*had["brewing"], "steep it")
    assert list(now) == [*had, "pots", "cups"]


def test_a_new_intent_gets_an_answer_and_a_case_that_are_marked_as_unwritten(tea_folder):
    (done,) = accepted(alone(tea_folder), new("pots", "clay or glass", "which clay"))

    library = load_library(tea_folder, shipped=False)
    intent, answer = library.intents["pots"], library.answers["pots"]
    assert (intent.title, intent.topic) == ("Which pot to use", "tea")
    assert intent.examples == done.examples == ("clay or glass", "which clay")
    assert is_unwritten(answer.summary)
    assert answer.reviewed == TODAY
    (dialogue,) = read_cases([tea_folder / "cases"], library)
    assert dialogue.turns[0].intents == ("pots",)
    assert is_unwritten(dialogue.turns[0].say)
    names = ("intents/tea.yaml", "answers/tea.yaml", "cases/tea.yaml")
    assert done.paths == tuple(tea_folder / it for it in names)


def test_a_new_intent_may_begin_a_topic(tea_folder):
    accepted(alone(tea_folder), new("pots", "clay or glass", topic="things"))

    for tree in ("intents", "answers", "cases"):
        text = (tea_folder / tree / "things.yaml").read_text("utf-8")
        assert text.startswith(schema_line(tree, "things"))
    assert load_library(tea_folder, shipped=False).intents["pots"].topic == "things"


def test_an_intent_that_was_accepted_as_new_is_accepted_again(tea_folder):
    patch = new("pots", "clay or glass")
    accepted(alone(tea_folder), patch)
    before = contents(tea_folder)

    (done,) = accepted(alone(tea_folder), patch)

    assert (done.paths, done.examples, done.already) == ((), (), 1)
    assert changed(tea_folder, before) == set()


def test_entries_of_one_new_intent_are_joined(tea_folder):
    (done,) = accepted(
        alone(tea_folder),
        more("pots", "porcelain maybe"),
        new("pots", "clay or glass", "which pot"),
        new("pots", "iron pots", "which pot", title="Another title"),
    )

    assert done.examples == ("porcelain maybe", "clay or glass", "which pot", "iron pots")
    intent = load_library(tea_folder, shipped=False).intents["pots"]
    assert intent.title == "Which pot to use"
    assert set(done.examples) <= set(intent.examples)


def test_a_file_that_is_begun_finds_its_schema(tea_folder):
    (done,) = accepted(alone(tea_folder), new("pots", "clay or glass", topic="things"))

    path = next(it for it in done.paths if it.parent.name == "intents")
    schema = path.read_text("utf-8").splitlines()[0].partition("=")[2]
    assert (path.parent / schema).is_file()


def test_an_example_that_stands_there_is_not_written_twice(tea_folder):
    had = examples(tea_folder)["brewing"]

    (done,) = accepted(alone(tea_folder), more("brewing", "steeping time", "steep it", "steep it"))

    assert (done.examples, done.already) == (("steep it",), 2)
    assert examples(tea_folder)["brewing"] == (*had, "steep it")


@pytest.mark.parametrize(
    "patch", [more("brewing", "(red|clay) pots"), new("pots", "(red|clay) pots")]
)
def test_an_example_that_stands_for_several_is_written_once(tea_folder, patch):
    accepted(alone(tea_folder), patch)
    before = contents(tea_folder)

    (done,) = accepted(alone(tea_folder), patch)

    assert (done.examples, done.already) == ((), 1)
    assert {"red pots", "clay pots"} <= set(examples(tea_folder)[done.id])
    assert contents(tea_folder) == before


def test_an_intent_of_another_file_grows_there(tea_folder):
    pots = "- intent: pots\n  title: Pots\n  answer: caffeine\n  examples:\n  - which pot # a\n"
    write_files(tea_folder, {"intents/pots.yaml": pots})
    before = contents(tea_folder)

    accepted(alone(tea_folder), more("pots", "clay or glass"))

    assert changed(tea_folder, before) == {"intents/pots.yaml"}
    grown = (tea_folder / "intents" / "pots.yaml").read_text("utf-8")
    assert grown == f"{pots}  - clay or glass\n"


BAD = {
    "an intent that is not there": (more("pots", "a"), "there is no intent 'pots'"),
    "an example of another": (more("caffeine", "steeping time"), "stands under 'brewing'"),
    "an intent that is there": (new("caffeine", "a"), "there is intent 'caffeine' already"),
    "the name of a neighbour": (new("coffee", "a"), "there is neighbour 'coffee' already"),
    "a topic that is shared": (new("pots", "a", topic="_alerts"), "'_alerts' is no id"),
    "a list that cannot grow": (more("mugs", "odd").replace("odd", '"a\\u2028b"'), "by hand"),
    "an unknown entity": (new("pots", "which {pot}"), "it would not load"),
}
MUGS = "- intent: mugs\n  title: Mugs\n  answer: caffeine\n  examples:\n  - which mug\n"


@pytest.mark.parametrize(("bad", "said"), BAD.values(), ids=BAD)
def test_one_bad_suggestion_keeps_all_as_it_was(tea_folder, bad, said):
    write_files(tea_folder, {"intents/mugs.yaml": MUGS})
    before = contents(tea_folder)

    with pytest.raises((NotWritten, ContentInvalid)) as error:
        accepted(alone(tea_folder), more("brewing", "steep it"), new("cups", "how big a cup"), bad)

    told = [it.message for it in getattr(error.value, "problems", ())] or [str(error.value)]
    assert said in told[0]
    assert contents(tea_folder) == before


@pytest.mark.parametrize("tree", ["intents", "answers", "cases"])
def test_one_file_that_cannot_be_written_keeps_all_as_they_were(tea_folder, tree):
    (tea_folder / tree / ".tea.yaml.new").mkdir(parents=True)
    before = contents(tea_folder)

    with pytest.raises(OSError, match="tea"):
        accepted(alone(tea_folder), more("brewing", "steep it"), new("pots", "clay or glass"))

    assert contents(tea_folder) == before


def test_a_file_in_another_form_keeps_all_as_they_were(tea_folder):
    write_files(tea_folder, {"cases/tea.yaml": "[{say: hello}]\n"})
    before = contents(tea_folder)

    with pytest.raises(NotWritten, match="by hand"):
        accepted(alone(tea_folder), more("brewing", "steep it"), new("pots", "clay or glass"))

    assert contents(tea_folder) == before


@pytest.fixture
def shipped(library):
    """Two intents of one topic that ship."""
    by_topic = {}
    for it in library.intents.values():
        by_topic.setdefault(it.topic, []).append(it)
    return next(found[:2] for found in by_topic.values() if len(found) > 1)


@pytest.mark.parametrize("folder", ["mine", "deep/mine"])
def test_an_example_of_what_ships_is_written_as_an_entry_of_the_authors_own(
    tmp_path, shipped, folder
):
    one, other = shipped
    home = layered(tmp_path / folder)

    accepted(home, more(one.id, "zz pots"), more(other.id, "zz cups"), more(one.id, "zz mugs"))

    path = home.folder / "intents" / f"{one.topic}.yaml"
    own = {it.parent.name: it for it in contents(home.folder) if it.is_file()}
    assert own.keys() == {"intents", "schemas"}
    assert own["intents"] == path
    assert path.read_text("utf-8").startswith(schema_line("intents", one.topic))
    now = load_library(home.folder).intents
    assert now[one.id].examples == (*one.examples, "zz pots", "zz mugs")
    assert now[other.id].examples == (*other.examples, "zz cups")
    assert (now[one.id].title, now[one.id].answer) == (one.title, one.answer)


def test_in_a_layer_the_entry_that_is_there_grows_and_a_second_time_nothing_happens(
    tmp_path, shipped
):
    one, _ = shipped
    own = f"# mine\n- intent: {one.id}\n  title: {scalar(one.title)}\n  examples: [zz pots]  # a\n"
    write_files(tmp_path, {f"intents/{one.topic}.yaml": own})
    patch = more(one.id, "zz pots", one.examples[0], "zz mugs")

    accepted(layered(tmp_path), patch)

    once = contents(tmp_path)
    (path,) = (it for it in once if it.is_file())
    assert path.read_text("utf-8") == own.replace("[zz pots]", "[zz pots, zz mugs]")
    accepted(layered(tmp_path), patch)
    assert contents(tmp_path) == once


def test_a_layer_that_could_not_be_written_leaves_no_folder_behind(tmp_path, shipped):
    home = layered(tmp_path / "deep" / "mine")

    with pytest.raises(NotWritten):
        accepted(home, more(shipped[0].id, "zz pots"), new("zz_a", "which {zz}"))

    assert not (tmp_path / "deep").exists()


ODD = [
    "a: b", "- a", "# a", "yes", "2012", "'a'", '"a"', "{a", "[a]", "&a", "| a", "a #b", "null",
    "a\\nb", "ü 🍵", "(a|b)", "(a", "a*", "steeping time", "a, b", "?",
]  # fmt: skip
SHOWN = st.characters(exclude_categories=["C", "Z"]) | st.just(" ")
TEXTS = st.sampled_from(ODD) | st.text(SHOWN, min_size=1, max_size=8).map(str.strip).filter(bool)
NAMED = st.sampled_from([(more, "brewing"), (more, "caffeine"), (new, "pots"), (new, "cups")])
PATCHES = st.lists(
    st.builds(
        lambda named, texts, no: named[0](named[1], *texts, yes=not no),
        NAMED,
        st.lists(TEXTS, min_size=1, max_size=3),
        st.sampled_from([False, False, False, True]),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(PATCHES)
def test_whatever_is_accepted_is_all_there_or_nothing_and_a_second_time_changes_nothing(patch):
    with TemporaryDirectory() as root:
        folder = write_files(Path(root), FILES)
        before, had = contents(folder), written(folder)
        try:
            done = accepted(alone(folder), *patch)
        except (NotWritten, ContentInvalid):
            assert contents(folder) == before
            return

        once, now = contents(folder), written(folder)
        added = {name: [] for name in now}
        for it in done:
            added[it.id] += it.examples
        assert now == {name: (*had.get(name, ()), *added[name]) for name in now}
        again = accepted(alone(folder), *patch)
        assert contents(folder) == once
        assert not any(it.paths or it.examples for it in again)


def test_a_trial_tells_what_would_come_of_it_and_writes_nothing(tea_folder):
    before = contents(tea_folder)
    found = read_patch((more("brewing", "how many minutes", "steeping time")).encode(), "a.yaml")

    tried = trial(found, alone(tea_folder), TODAY, [])

    assert contents(tea_folder) == before
    assert tried.added == 1
    assert tried.predicted is not None
    was = evaluate(load_library(tea_folder, shipped=False), quick=True)
    accept(found, alone(tea_folder), TODAY)
    now = evaluate(load_library(tea_folder, shipped=False), quick=True)
    assert tried.real == compared(was, now)
    assert tried.real.by_intent


def test_a_trial_of_a_new_intent_predicts_nothing_and_learns_it(tea_folder):
    found = read_patch(new("pots", "minutes for a pot of clay").encode(), "a.yaml")

    tried = trial(found, alone(tea_folder), TODAY, [])

    assert tried.predicted is None
    assert tried.added == 1


def test_a_trial_of_nothing_changes_nothing(tea_folder):
    found = read_patch(more("brewing", "steeping time").encode(), "a.yaml")

    tried = trial(found, alone(tea_folder), TODAY, [])

    assert (tried.added, tried.right) == (0, 0)
    assert tried.predicted == tried.real
    assert tried.real.changes == ()


STEEP = "how many minutes should it steep"
POT = "which kind of pot is best to buy"


@pytest.fixture
def typed(tea_folder, monkeypatch):
    """What begins every command line, typed beside the folder."""
    monkeypatch.chdir(tea_folder.parent)
    return ["--content", tea_folder.name, "--only"]


@pytest.fixture
def kept(tea_folder):
    path = tea_folder.parent / "misses.db"
    misses = Misses(path)
    misses.add("fallback", POT)
    misses.add("fallback", POT)
    return path


def test_from_a_question_without_an_answer_to_its_answer(typed, tea_folder, capsys):
    for asked in (STEEP, f"{STEEP.capitalize()}?", POT, POT):
        main([*typed, "ask", "--misses", "misses.db", asked])
    assert Bot(load_library(tea_folder, shipped=False)).reply(STEEP).kind == "clarification"
    capsys.readouterr()

    assert main([*typed, "misses", "suggest", "misses.db", "-o", "patch.yaml"]) == 0

    assert capsys.readouterr() == ("", "d3k2: wrote patch.yaml: 2 suggestions of 4 misses\n")
    patch = tea_folder.parent / "patch.yaml"
    text = patch.read_text("utf-8")
    assert (text.count("  accept: yes\n"), text.count("  accept: no\n")) == (1, 1)
    patch.write_text(text.replace("accept: no\n", "accept: yes\n"), "utf-8")
    before = contents(tea_folder)

    assert main([*typed, "misses", "accept", "patch.yaml", "--check"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "predicted: not for new intents"
    assert lines[1].startswith("learned:   ")
    assert lines[2].startswith("of 2 examples that are new, ")
    assert lines[-1] == "nothing was written"
    assert contents(tea_folder) == before

    assert main([*typed, "misses", "accept", "patch.yaml"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "brewing: 1 example added; wrote tea/intents/tea.yaml"
    assert lines[2] == "2 accepted, 0 left alone"
    assert lines[3].startswith("next: ")
    bot = Bot(load_library(tea_folder, shipped=False))
    assert (bot.reply(STEEP).kind, bot.reply(STEEP).intents) == ("answer", ("brewing",))
    assert is_unwritten(bot.reply(POT).summary)
    assert main([*typed, "ask", STEEP]) == 0
    assert "Three minutes is usual" in capsys.readouterr().out

    once = contents(tea_folder)
    assert main([*typed, "misses", "accept", "patch.yaml"]) == 0
    assert capsys.readouterr().out.startswith("brewing: 1 stood there\n")
    assert contents(tea_folder) == once
    assert main([*typed, "misses", "suggest", "misses.db"]) == 0
    assert capsys.readouterr().out.endswith("#   answered by now: 4\n\n[]\n")


def test_without_a_file_the_patch_goes_to_standard_output(typed, kept, capsys):
    assert main([*typed, "misses", "suggest", str(kept)]) == 0

    (found,) = read_patch(capsys.readouterr().out.encode(), "a.yaml")
    assert (found.examples, found.accept) == ((POT,), False)
    assert not Path("patch.yaml").exists()


def test_a_check_tells_what_was_predicted_beside_what_was_learned(typed, capsys):
    write_files(Path(), {"patch.yaml": more("brewing", STEEP)})

    assert main([*typed, "misses", "accept", "patch.yaml", "--check"]) == 0

    predicted, learned, *_ = capsys.readouterr().out.splitlines()
    assert predicted.startswith("predicted: +")
    assert learned.startswith("learned:   +")


@pytest.mark.parametrize("check", [[], ["--check"]])
def test_a_wrong_patch_is_told_at_its_place_and_nothing_is_written(
    typed, tea_folder, capsys, check
):
    write_files(Path(), {"patch.yaml": more("brewing", "a pot") + more("gone", "b")})
    before = contents(tea_folder)

    assert main([*typed, "misses", "accept", "patch.yaml", *check]) == 1

    said, told = capsys.readouterr()
    assert "patch.yaml:6:15: there is no intent 'gone'" in said + told
    assert contents(tea_folder) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["suggest", "gone.db"], "d3k2 misses: gone.db: there is no such file\n"),
        (["accept", "gone.yaml"], "d3k2 misses: gone.yaml: there is no such file\n"),
        (["accept", "gone.yaml", "--check"], "d3k2 misses: gone.yaml: there is no such file\n"),
        (["suggest", "there.yaml"], "there.yaml: expected a file of misses, this is something"),
        (["suggest", "misses.db", "-o", "there.yaml"], "there.yaml exists already\n"),
        (["suggest", "misses.db", "-o", "nowhere/a.yaml"], "nowhere/a.yaml: No such file"),
        (["accept", "misses.db"], "misses.db:1:1: "),
        (["accept", "tea"], "tea: Is a directory\n"),
    ],
)
def test_what_cannot_be_done_is_said_and_no_file_changes(typed, kept, capsys, arguments, said):
    write_files(Path(), {"there.yaml": "a letter"})
    before = contents(kept.parent)

    assert main([*typed, "misses", *arguments]) == 1

    assert said in "".join(capsys.readouterr())
    assert contents(kept.parent) == before


def test_nothing_of_the_content_is_written_by_a_suggestion(typed, kept, tea_folder):
    before = contents(tea_folder)

    main([*typed, "misses", "suggest", str(kept), "-o", "patch.yaml"])

    assert contents(tea_folder) == before
