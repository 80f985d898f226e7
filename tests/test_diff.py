"""What `d3k2 diff` compares: routes as every turn gives them, and texts apart from routes."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import Bot
from bot.authoring.diff.change import Change, grouped
from bot.authoring.diff.compare import compare, lines_of
from bot.authoring.diff.route import Route, walk
from bot.authoring.diff.routing import both_routes
from bot.authoring.diff.side import Wanted, read_side
from bot.authoring.diff.words import hunks
from tests.conftest import FILES, write_files

ALONE = Wanted(only=True)
CASES = """
- say: my chest hurts
- dialogue:
    - say: how much caffeine is in tea
    - say: and on warfarin
    - say: more
- dialogue:
    - say: how long should i brew green tea
    - say: more
    - say: "2"
- say: minutes for a pot, i take warfarin
- say: can i drink green tea on coumadin
"""
EDITS = {
    "an example more": ("intents/tea.yaml", "a pot]", "a pot, does the kettle sing]"),
    "an example less": ("intents/tea.yaml", "steeping time, ", ""),
    "an example for another": (
        "intents/tea.yaml",
        "[how much caffeine",
        "[minutes for a pot, how much caffeine",
    ),
    "another title": ("intents/tea.yaml", "Caffeine in tea", "Staying awake at night"),
    "a sign less": ("intents/_alerts.yaml", "(chest|throat)", "(arm|throat)"),
    "a sign more": ("intents/_alerts.yaml", "blood thinner*", "blood thinner*, awake"),
    "another weight": ("intents/_alerts.yaml", "weight: medicine", "weight: general"),
    "no caution by itself": ("intents/_alerts.yaml", "  always: true\n", ""),
    "a denial less": ("intents/_vocabulary.yaml", '(not|never) (on|take), "no"', "never take"),
    "another subject": ("intents/_vocabulary.yaml", "subject: [tea]", "subject: [coffee]"),
    "a neighbour's example more": ("intents/_neighbours.yaml", "espresso", "steeping, espresso"),
    "another form": ("answers/tea.yaml", "brewing\n  form: full", "brewing\n  form: brief"),
    "other siblings": ("answers/tea.yaml", "[caffeine, thinners]", "[thinners]"),
    "words": ("answers/tea.yaml", "Three minutes", "Four minutes"),
    "a disclaimer": ("answers/_common.yaml", "Ask a doctor or", "Ask a nurse or"),
    "a caution's words": ("answers/_cautions.yaml", "Call your clinic", "Ring your clinic"),
}  # fmt: skip
WORDS = ("words", "a disclaimer", "a caution's words")


def edited(files, *names):
    """The files with some of the edits made."""
    files = dict(files)
    for name in names:
        path, old, new = EDITS[name]
        assert old in files[path], name
        files[path] = files[path].replace(old, new)
    return files


def side(root, files=FILES):
    """One side: the tea folder, and a few cases."""
    folder = write_files(root, {**files, "cases/tea.yaml": CASES})
    return read_side(str(folder), ALONE, root)


def seen(changes):
    return {(it.said, it.turn, it.old, it.new, it.was, it.now) for it in changes}


def plainly(old, new):
    """What a turn says on both sides, without any way to be quick."""
    said = {**old.said, **new.said}
    before, after = (walk(Bot(it.library), said) for it in (old, new))
    return {
        (it, turn, *pair, old.said.get(it, ""), new.said.get(it, ""))
        for it in said
        for turn, pair in enumerate(zip(before[it], after[it], strict=True))
        if pair[0] != pair[1]
    }


@pytest.mark.parametrize("names", [(name,) for name in EDITS])
def test_a_change_of_routing_is_what_the_turns_of_both_sides_tell(tmp_path, names):
    old, new = side(tmp_path / "old"), side(tmp_path / "new", edited(FILES, *names))

    found = compare(old, new)

    assert seen(found.routing) == plainly(old, new)


@pytest.mark.parametrize(
    "name",
    [
        "an example for another",
        "a sign less",
        "a sign more",
        "another weight",
        "no caution by itself",
    ],
)
def test_such_an_edit_is_a_change_of_routing(tmp_path, name):
    old, new = side(tmp_path / "old"), side(tmp_path / "new", edited(FILES, name))

    assert compare(old, new).routing


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(names=st.sets(st.sampled_from(sorted(EDITS)), min_size=2, max_size=4))
def test_several_edits_at_once_are_compared_as_plainly(tmp_path_factory, names):
    root = tmp_path_factory.mktemp("edits")
    old, new = side(root / "old"), side(root / "new", edited(FILES, *sorted(names)))

    found, back = compare(old, new), compare(new, old)

    assert seen(found.routing) == plainly(old, new)
    mirrored = [replace(it, old=it.new, new=it.old, was=it.now, now=it.was) for it in back.routing]
    assert seen(found.routing) == seen(mirrored)
    assert (found.added, found.removed) == (back.removed, back.added)
    assert {(it.place, it.old, it.new) for it in found.words} == {
        (it.place, it.new, it.old) for it in back.words
    }
    assert found.counts == {name: (new, old) for name, (old, new) in back.counts.items()}


def test_a_content_beside_itself_differs_in_nothing(tmp_path):
    found = compare(side(tmp_path / "old"), side(tmp_path / "new"))

    assert not [*found.routing, *found.words, *found.added, *found.removed, *found.touched]
    assert all(old == new for old, new in found.counts.values())


@pytest.mark.parametrize("name", WORDS)
def test_other_words_are_told_apart_and_never_as_routing(tmp_path, name):
    old, new = side(tmp_path / "old"), side(tmp_path / "new", edited(FILES, name))

    found = compare(old, new)

    assert found.routing == []
    assert [(it.old != it.new) for it in found.words] == [True]


def test_what_was_found_out_about_a_side_before_leads_to_the_same(tmp_path):
    old, new = side(tmp_path / "old"), side(tmp_path / "new", edited(FILES, "a sign more"))

    first = compare(old, new)

    assert compare(old, new) == first
    assert first.routing


@pytest.mark.parametrize("spoilt", ["", "[[", "[[[], [[1]]]]", '{"a": 1}', "[[1, 2, 3]]"])
def test_what_is_kept_of_a_side_and_was_spoilt_is_found_out_anew(tmp_path, monkeypatch, spoilt):
    monkeypatch.setenv("D3K2_CACHE", str(tmp_path / "cache"))
    edit = edited(FILES, "an example for another", "a sign more")
    old, new = side(tmp_path / "old"), side(tmp_path / "new", edit)
    first = compare(old, new)
    kept = [it for it in (tmp_path / "cache").iterdir() if it.name.startswith(("heard", "routes"))]
    for path in kept:
        path.write_text(spoilt, encoding="utf-8")

    assert compare(old, new) == first
    assert kept


def test_a_text_is_cut_to_its_changed_places():
    old = " ".join(map(str, range(40)))
    new = old.replace("20", "twenty")

    assert list(hunks(old, new)) == [
        ("… 16 17 18 19 20 21 22 23 24 …", "… 16 17 18 19 twenty 21 22 23 24 …")
    ]


@given(st.text(), st.text())
def test_texts_differ_in_some_place_or_in_space_alone(old, new):
    assert bool(list(hunks(old, new))) == (old.split() != new.split())


def test_two_processes_find_what_one_finds(tmp_path):
    old, new = side(tmp_path / "old"), side(tmp_path / "new", edited(FILES, "a sign more"))
    lines = lines_of("\n".join(f"{number} cups keep me awake" for number in range(1600)), "asked")

    before, after = both_routes(old, new, lines)

    assert (
        before[("7 cups keep me awake",)]
        == walk(Bot(old.library), [("7 cups keep me awake",)])[("7 cups keep me awake",)]
    )
    assert all("thinner" in after[it][0].alerts for it in lines)
    assert not any(before[it][0].alerts for it in lines)


def test_an_example_of_one_side_alone_is_said_to_both(tmp_path):
    new = edited(FILES, "an example more")
    old_side, new_side = side(tmp_path / "old"), side(tmp_path / "new", new)

    (change,) = [it for it in compare(old_side, new_side).routing if it.was != it.now]

    assert change.said == ("does the kettle sing",)
    assert (change.was, change.now) == ("", "example of brewing")
    assert change.new.intents == ("brewing",)


def test_a_folder_that_is_not_whole_is_laid_over_what_ships(tmp_path, library):
    files = {
        "intents/cocoa.yaml": "- intent: cocoa\n  title: Cocoa\n  examples: [hot cocoa, cocoa]\n",
        "answers/cocoa.yaml": "- answer: cocoa\n  form: brief\n  summary: Another drink.\n"
        "  reviewed: 2026-11-22\n  review_by: 2027-11-22\n",
        "cases/cocoa.yaml": "- say: a mug of cocoa\n",
    }
    folder = write_files(tmp_path / "more", files)

    laid = read_side(str(folder), Wanted(), tmp_path)

    assert set(laid.library.intents) == {*library.intents, "cocoa"}
    assert laid.said[("hot cocoa",)] == "example of cocoa"
    assert laid.said[("a mug of cocoa",)] == "case in cases/cocoa.yaml"
    assert any(it.startswith("case in tests/cases/") for it in laid.said.values())


def test_each_line_of_a_file_is_an_utterance_with_its_place():
    assert lines_of("\ufeffa b\n\n  c \na b", "asked.txt") == {
        ("c",): "asked.txt:3",
        ("a b",): "asked.txt:4",
        ("\ufeffa b",): "asked.txt:1",
    }


def route(kind="answer", intents=("a",), alerts=(), cautions=(), weight="general"):
    return Route(kind, intents, alerts, cautions, weight)


ALERTED = route(alerts=("urgent",), cautions=("c",), weight="urgent")
ALARMED = route(intents=("now",), alerts=("urgent",), weight="urgent")
NONE, ASKS = route("fallback", ()), route("clarification", ("a", "b"))


@pytest.mark.parametrize(
    ("old", "new", "group"),
    [
        (ALERTED, route(), "alerts lost"),
        (route(cautions=("c",)), NONE, "cautions lost"),
        (route(weight="medicine"), route(), "weaker disclaimers"),
        (route(), route(intents=("b",)), "another answer"),
        (route(), route(intents=("b",), alerts=("m",)), "another answer"),
        (route(), NONE, "no answer any more"),
        (route(), route(intents=("a", "b")), "answered beside otherwise"),
        (route(), ASKS, "asked back otherwise"),
        (ASKS, NONE, "asked back otherwise"),
        (ASKS, route("clarification", ("b", "a")), "asked back otherwise"),
        (NONE, ASKS, "gains"),
        (ASKS, route(), "gains"),
        (route(), route(alerts=("m",), cautions=("c",), weight="medicine"), "gains"),
        (route(), ALERTED, "new alarms"),
        (NONE, ALERTED, "new alarms"),
        (route(cautions=("c",), weight="medicine"), ALARMED, "new alarms"),
        (route(alerts=("m",), weight="medicine"), ALARMED, "alerts lost"),
    ],
)
def test_a_change_counts_as_the_worst_that_it_is(old, new, group):
    assert Change(("x",), 0, old, new).group == group


@pytest.mark.parametrize(
    ("was", "now", "group"),
    [
        ("", "example of b", "as new examples want"),
        ("example of a", "example of b", "as new examples want"),
        ("example of b", "example of b", "another answer"),
        ("", "example of c", "another answer"),
        ("example of a", "", "another answer"),
    ],
)
def test_what_somebody_wrote_for_the_new_answer_stands_apart(was, now, group):
    change = Change(("x",), 0, route(), route(intents=("b",)), was, now)

    assert change.group == group
    assert replace(change, old=ALERTED).group == "alerts lost"


def test_groups_come_the_worst_first_and_in_each_the_way_that_most_went():
    ways = [
        (NONE, ASKS),
        (route(), NONE),
        (ALERTED, route()),
        (route(), NONE),
        (route(intents=("b",)), NONE),
    ]
    found = [Change((str(at),), 0, *way) for at, way in enumerate(ways)]

    groups = grouped(found)

    assert list(groups) == ["alerts lost", "no answer any more", "gains"]
    pairs = groups["no answer any more"]
    assert [(it.old, it.new, len(it.changes)) for it in pairs] == [
        ("a", "no answer", 2),
        ("b", "no answer", 1),
    ]
    assert (groups["alerts lost"][0].old, groups["alerts lost"][0].new) == ("urgent", "none")
