"""What is suggested of misses, what is left alone, and the patch that people read and edit."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.authoring.evaluation.edits import Change, Effect
from bot.authoring.home import Home
from bot.authoring.suggesting.accepting import accept
from bot.authoring.suggesting.asked import LEAST_WORDS, LONGEST, asked, without_masks
from bot.authoring.suggesting.patch import read_patch, written
from bot.authoring.suggesting.predicted import predicted
from bot.authoring.suggesting.proposals import MOST_EXAMPLES
from bot.authoring.suggesting.suggesting import Suggested, suggest
from bot.authoring.suggesting.suggestion import Suggestion
from bot.content.scalar import read_scalar
from bot.errors import ContentInvalid, NotWritten
from bot.misses.model import MASK, Miss
from bot.normalize import cut

DAY = date(2026, 11, 23)
STEEP = "how many minutes does oolong steep"
"""Near brewing, but it is asked back today."""
POTS = "which clay pot shall i buy"
"""Near nothing."""
HARMFUL = "how much caffeine is in green tea, does tea keep me awake"
"""As an example of brewing, it takes questions from caffeine."""
KNOWN = "how long should i brew green tea"
"""Answered by brewing."""


def miss(text, kind="fallback", offered=(), chosen="", day=DAY):
    return Miss(1, kind, text, tuple(offered), chosen, day, "")


def picked(text, chosen, offered=("brewing", "caffeine")):
    return miss(text, "clarification", offered, chosen)


def left(found):
    return dict(found.left)


def test_what_differs_in_stops_and_capitals_is_one_question(tea):
    first, last = date(2026, 11, 2), date(2026, 11, 20)
    found = suggest(
        [miss("How many minutes, does OOLONG steep?", day=last), miss(STEEP, day=first)], tea
    )

    (suggestion,) = found.suggestions
    assert (suggestion.id, suggestion.kind, suggestion.asked) == ("brewing", "examples", 2)
    assert suggestion.examples == ("How many minutes, does OOLONG steep?",)
    assert suggestion.seen == "2026-11-02 to 2026-11-20"
    assert found.misses == 2


def test_questions_that_are_alike_become_one_new_intent(tea):
    questions = [POTS, "which clay pot shall i buy for oolong", "elephants eat grass"]

    found = suggest([miss(it) for it in questions for _ in range(2)], tea)

    examples = {it.examples for it in found.suggestions}
    assert examples == {(POTS, questions[1]), ("elephants eat grass",)}


def test_a_question_picked_for_one_intent_meets_none_picked_for_another(tea):
    found = suggest([picked(POTS, "caffeine"), picked(f"{POTS} then", "brewing")], tea)

    assert {it.id: it.examples for it in found.suggestions} == {
        "caffeine": (POTS,),
        "brewing": (f"{POTS} then",),
    }


def test_what_people_picked_most_is_proposed_with_a_yes(tea):
    found = suggest(
        [picked(POTS, "caffeine"), picked(POTS, "brewing"), picked(POTS, "brewing")], tea
    )

    (suggestion,) = found.suggestions
    assert (suggestion.id, suggestion.kind, suggestion.accept) == ("brewing", "examples", True)
    assert suggestion.because == "picked 2 times of 3"


def test_a_pick_of_an_intent_that_is_gone_is_no_pick(tea):
    found = suggest([picked(STEEP, "infusing")], tea)

    (suggestion,) = found.suggestions
    assert (suggestion.id, suggestion.accept) == ("brewing", False)


def test_one_pick_is_enough_for_a_yes(tea):
    (suggestion,) = suggest([picked(STEEP, "brewing")], tea).suggestions

    assert (suggestion.id, suggestion.accept) == ("brewing", True)
    assert suggestion.because == "picked once of 1"


def test_what_was_picked_holds_for_all_that_ask_the_same(tea):
    again = f"{POTS} then"
    (suggestion,) = suggest([picked(POTS, "caffeine"), *[miss(again)] * 2], tea).suggestions

    assert (suggestion.id, suggestion.asked) == ("caffeine", 3)
    assert set(suggestion.examples) == {POTS, again}


def test_what_was_picked_does_not_hold_where_it_was_refused(tea):
    refused = f"{POTS} then"
    found = suggest([picked(POTS, "caffeine"), *[miss(refused, "wrong", ["caffeine"])] * 2], tea)

    examples = {it.kind: it.examples for it in found.suggestions}
    assert examples == {"examples": (POTS,), "intent": (refused,)}


def test_questions_that_share_a_word_alone_are_not_alike(tea):
    found = suggest([miss(it) for it in (POTS, "is a pot heavy to carry up") for _ in "ab"], tea)

    assert all(len(it.examples) == 1 for it in found.suggestions)
    assert len(found.suggestions) == 2


def test_of_many_that_ask_the_same_some_become_examples(tea):
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    (suggestion,) = suggest([picked(f"{POTS} {it}", "caffeine") for it in days], tea).suggestions

    assert (len(suggestion.examples), suggestion.asked) == (MOST_EXAMPLES, len(days))


def test_a_pick_counts_where_something_out_of_scope_is_near(tea):
    (suggestion,) = suggest([picked("how do i roast coffee at home", "brewing")], tea).suggestions

    assert suggestion.id == "brewing"


def test_a_guess_that_two_intents_fit_gets_a_no(tea):
    torn = miss("minutes for a pot of tea that keeps me awake")
    (suggestion,) = suggest([torn, torn], tea).suggestions

    assert (suggestion.id, suggestion.accept) == ("brewing", False)
    assert ", caffeine " in suggestion.because


@pytest.mark.parametrize(("times", "accepted"), [(1, False), (2, True)])
def test_a_guess_gets_a_yes_only_once_it_was_asked_for_again(tea, times, accepted):
    found = suggest([miss(STEEP)] * times, tea)

    (suggestion,) = found.suggestions
    assert (suggestion.id, suggestion.accept) == ("brewing", accepted)
    assert suggestion.because.startswith("a guess; scores ")


def test_a_question_near_nothing_becomes_a_new_intent_with_a_no_once_asked_twice(tea):
    once, twice = suggest([miss(POTS)], tea), suggest([miss(POTS)] * 2, tea)

    assert (once.suggestions, left(once)) == ((), {"asked once, near nothing": 1})
    (suggestion,) = twice.suggestions
    assert (suggestion.kind, suggestion.accept, suggestion.asked) == ("intent", False, 2)
    assert (suggestion.topic, suggestion.examples) == ("tea", (POTS,))
    assert suggestion.title == "Which clay pot shall i buy"
    assert suggestion.id not in tea.intents
    assert read_scalar("id", "str", suggestion.id)


def test_new_intents_have_names_of_their_own(tea):
    names = ["which kind of pot is best to buy", "which kind of cat jumps high at night", "coffee"]
    found = suggest([miss(it, "wrong", tea.intents) for it in names for _ in range(2)], tea)

    ids = [it.id for it in found.suggestions]
    assert sorted(ids) == ["coffee_2", "which_kind_of", "which_kind_of_2"]


REFUSALS = [
    [miss(STEEP, "wrong", ["brewing"])] * 2,
    [miss(STEEP, "none_of_these", ["brewing"])] * 2,
    [picked(STEEP, "brewing"), miss(STEEP, "wrong", ["brewing"])],
    [miss(KNOWN, "wrong", ["brewing"])] * 2,
]


@pytest.mark.parametrize("misses", REFUSALS)
def test_what_was_refused_is_not_proposed_for_the_refused_intent(tea, misses):
    found = suggest(misses, tea)

    assert "brewing" not in [it.id for it in found.suggestions]
    assert "answered by now" not in left(found)


def test_an_example_that_stands_elsewhere_is_not_proposed_again(tea):
    found = suggest(
        [picked(KNOWN, "caffeine"), picked("Is tea stronger than coffee", "brewing")], tea
    )

    assert found.suggestions == ()
    assert left(found) == {"stand as examples already, or nearly": 2}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (KNOWN, "answered by now"),
        ("How long should I brew green tea?", "answered by now"),
        ("how do i roast coffee beans at home", "about something that is not covered"),
        ("my chest hurts after oolong", "told of danger"),
        ("i want to die of thirst", "told of danger"),
        ("_ and a _ pot", "hold too little once names and numbers are gone"),
    ],
)
def test_what_is_to_be_left_alone_is_counted_and_not_suggested(tea, text, why):
    found = suggest([miss(text)] * 2, tea)

    assert found.suggestions == ()
    assert left(found) == {why: 2}
    assert f"#   {why}: 2\n" in written(found)


@pytest.mark.parametrize("kind", ["clarification", "wrong", "none_of_these"])
@pytest.mark.parametrize("text", ["my chest hurts after oolong", "i want to die of thirst"])
def test_a_sign_of_danger_is_not_suggested_whatever_people_told(tea, text, kind):
    chosen = "brewing" if kind == "clarification" else ""

    found = suggest([miss(text, kind, ["brewing", "caffeine"], chosen)] * 3, tea)

    assert (found.suggestions, left(found)) == ((), {"told of danger": 3})
    assert text not in written(found)


def test_no_misses_make_a_patch_that_says_nothing(tea):
    found = suggest([], tea)

    assert (found.suggestions, found.left) == ((), ())
    assert read_patch(written(found).encode(), "a.yaml") == ()


def test_an_example_that_would_do_harm_is_left_out_and_told(tea):
    given_ = Suggestion("brewing", "examples", accept=True, examples=(HARMFUL, STEEP))

    (told,) = predicted([given_], tea, ())

    assert told.examples == (STEEP,)
    assert [text for text, _ in told.left_out] == [HARMFUL]
    assert f'    # left out: "{HARMFUL}": ' in written(Suggested((told,), 2, ()))


def test_an_entry_whose_every_example_would_do_harm_gets_a_no(tea):

    (told,) = predicted(
        [Suggestion("brewing", "examples", accept=True, examples=(HARMFUL,))], tea, ()
    )

    assert (told.accept, told.examples) == (False, (HARMFUL,))


MASKED = {
    "which pot, _ asked, is best for tea": "which pot, is best for tea",
    "_, which pot is best": "which pot is best",
    "my aunt _. which pot is best?": "which pot is best",
    "which pot does _ buy": "",
    "_ pot": "",
    "pot": "pot",
    "which pot\nis   best?": "which pot is best?",
    "which snake_case pot is best": "",
    "[which] pot is best": "",
    "which pot | is best": "",
    "?!": "",
    "x" * (LONGEST + 1): "",
}


@pytest.mark.parametrize(("text", "expected"), MASKED.items())
def test_clauses_with_a_mask_go_and_the_rest_is_a_question_or_nothing(text, expected):
    assert without_masks(text) == expected


MASKS = st.lists(
    st.sampled_from([*"_ .,;:!?()\n", "__", "which ", " pot ", "is best", "tea", "a_b", "é", "-"])
    | st.text(max_size=3),
    max_size=14,
).map("".join)


@given(MASKS)
def test_no_mask_ever_stands_in_an_example(text):
    found = without_masks(text)

    assert MASK not in found
    assert found == " ".join(found.split())
    if found:
        assert read_scalar("text", "str", found) == found
        assert found.isprintable()
        assert len(cut(found).words) >= (LEAST_WORDS if MASK in text else 1)


@given(MASKS)
def test_what_is_left_was_said_in_clauses_without_a_mask(text):
    kept = without_masks(text).replace(" ", "")

    clauses = "".join(text.split()).split(MASK)
    rest = iter("".join(clauses))
    assert all(sign in rest for sign in kept)


@given(st.lists(MASKS, max_size=8))
def test_every_miss_is_counted_once(texts):
    found = asked([miss(it) for it in texts])

    assert sum(it.asked for it in found.questions) + found.dropped == len(texts)
    words = [cut(it.text).words for it in found.questions]
    assert len(set(words)) == len(words)


ODD = [
    "a: b", "- a", "# a", "yes", "No", "2012", "2026-11-22", "'a'", '"a"', "{a", "[a]", "&a", "*a",
    "!a", "| a", "> a", "a #b", "@a", "%a", "? a", "null", "~", "a\\nb", "ü 🍵", "...", "---", "a:",
    "<<", "=", "`a", "a " * 90 + "a",
]  # fmt: skip
SHOWN = st.characters(exclude_categories=["C", "Z"]) | st.just(" ")
TEXTS = st.sampled_from(ODD) | st.text(SHOWN, min_size=1, max_size=12).map(str.strip).filter(bool)
IDS = st.sampled_from(["brewing", "caffeine", "pots", "no", "yes", "null", "on", "q_1", "true"])
ANY = st.text(max_size=12) | st.sampled_from([*ODD, 'a\n- suggestion: "b"', "a\r\x85\u2028b"])


@st.composite
def suggestions(draw):
    """Any that may come of misses: all texts but those of an evaluation hold printable signs."""
    new = draw(st.booleans())
    changes = draw(
        st.lists(st.builds(Change, ANY, st.just("right"), st.just("offered")), max_size=7)
    )
    return Suggestion(
        draw(IDS),
        "intent" if new else "examples",
        draw(st.booleans()),
        tuple(draw(st.lists(TEXTS, min_size=1, max_size=4))),
        topic=draw(IDS) if new else "",
        title=draw(TEXTS) if new else "",
        asked=draw(st.integers(0, 10**9)),
        seen=draw(TEXTS | st.just("")),
        because=draw(TEXTS | st.just("")),
        effect=draw(st.none() | st.just(Effect(tuple(changes), ()))),
        predicted=draw(TEXTS | st.just("")),
        left_out=tuple(draw(st.lists(st.tuples(ANY, st.just("alone unknown")), max_size=2))),
    )


def said(it):
    """What an author may edit of a suggestion."""
    return replace(it, effect=None, left_out=(), place=None, places=())


@settings(deadline=None)
@given(st.lists(suggestions(), max_size=3))
def test_a_patch_is_read_back_as_it_was_suggested(given_):
    text = written(Suggested(tuple(given_), 9, (("asked once, near nothing", 3),)))

    assert list(map(said, read_patch(text.encode(), "a.yaml"))) == list(map(said, given_))


def test_every_example_of_a_patch_knows_its_place():
    given_ = Suggestion("brewing", "examples", accept=True, examples=("a pot", "yes"))
    text = written(Suggested((given_,), 1, ()))

    (found,) = read_patch(text.encode(), "a.yaml")

    lines = text.splitlines()
    shown = [lines[it.line - 1][it.column - 1 :] for it in (found.place, *found.places)]
    assert shown == ["brewing", "a pot", '"yes"']


WORDS = ["tea", "pot", "oolong", "minutes", "steep", "brew", "caffeine", "how long", "warfarin"]
UTTERANCES = st.lists(
    st.sampled_from(WORDS)
    | st.sampled_from(["_", "_,", "it's", "a: b", "#", "-", "?", "yes", "🍵", "für", "{", "12"])
    | st.text(SHOWN, max_size=4),
    min_size=3,
    max_size=7,
).map(" ".join)


@st.composite
def misses(draw):
    names = st.sampled_from(["brewing", "caffeine", "thinners", "help_now", "gone"])
    offered = draw(st.lists(names, max_size=3, unique=True))
    kind = draw(st.sampled_from(["fallback", "clarification", "none_of_these", "wrong"]))
    chosen = draw(st.sampled_from(["", *offered])) if kind == "clarification" else ""
    return miss(draw(UTTERANCES), kind, offered, chosen)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(misses(), min_size=1, max_size=5).map(lambda it: it * 2))
@example([miss("# - yes: [no]"), miss("# - yes: no")] * 2)
def test_whatever_was_missed_its_patch_can_be_read_and_holds_no_mask(tea, given_):
    found = suggest(given_, tea)

    again = read_patch(written(found).encode(), "a.yaml")
    assert list(map(said, again)) == list(map(said, found.suggestions))
    assert not any(MASK in text for it in found.suggestions for text in (*it.examples, it.title))
    assert not any(it.accept for it in found.suggestions if it.kind == "intent")


GOOD = "- suggestion: brewing\n  kind: examples\n  accept: yes\n  examples:\n    - a pot\n"
NEW = GOOD.replace("brewing", "pots").replace(
    "examples\n  a", "intent\n  topic: tea\n  title: Pots\n  a"
)
BOTH = f"{GOOD}- suggestion: caffeine\n  kind: examples\n  accept: yes\n  examples: [more, a pot]\n"
WRONG = {
    "an unknown key": (f"{GOOD}  acept: yes\n", 6, 3, "unknown key 'acept'"),
    "a kind that is none": (GOOD.replace("kind: ex", "kind: Ex"), 2, 9, "one of examples, intent"),
    "neither yes nor no": (GOOD.replace("yes", "maybe"), 3, 11, "'maybe' is neither yes nor no"),
    "no accept": (GOOD.replace("  accept: yes\n", ""), 1, 3, "suggestion has no 'accept'"),
    "an id that is none": (GOOD.replace("brewing", "How long"), 1, 15, "'How long' is no id"),
    "a new intent without topic": (NEW.replace("  topic: tea\n", ""), 1, 3, "has no 'topic'"),
    "a new intent without title": (NEW.replace("  title: Pots\n", ""), 1, 3, "has no 'title'"),
    "a topic of examples": (f"{GOOD}  topic: tea\n", 6, 10, "topic is for a new intent"),
    "no example left": (GOOD.replace("\n    - a pot", " []"), 4, 13, "no example is left"),
    "examples that are taken away": (GOOD.replace("\n    - a pot", ""), 4, 12, "is no list"),
    "an example that is a number": (GOOD.replace("a pot", "12"), 5, 7, "put it in quotes"),
    "an unknown intent": (GOOD.replace("brewing", "pots"), 1, 15, "there is no intent 'pots'"),
    "a new intent that is there": (NEW.replace("pots", "caffeine"), 1, 15, "'caffeine' already"),
    "an example of another": (GOOD.replace("a pot", "steeping time").replace("brewing", "caffeine"),
                              5, 7, "stands under 'brewing' already"),
    "an example out of scope": (GOOD.replace("a pot", "espresso grind size"),
                                5, 7, "stands under 'coffee' already"),
    "an example for two": (BOTH, 9, 20, "'a pot' is accepted for 'brewing', too"),
    "an example of two new ones": (f"{NEW}{NEW.replace('pots', 'cups')}", 14, 7, "for 'pots', too"),
    "no list": ("suggestion: brewing\n", 1, 1, "expected a list of entries"),
    "no YAML": ("- suggestion: [\n", 1, 16, "is not closed"),
    "nothing": ("", 1, 1, "nothing in it"),
    "a picture": ("\x89PNG", 1, 1, "U+0089"),
}  # fmt: skip


def accepted(text, folder):
    data = text if isinstance(text, bytes) else text.encode()
    return accept(read_patch(data, "my/patch.yaml"), Home(folder, "cases", layered=False), DAY)


def contents(folder):
    return {it: it.read_bytes() if it.is_file() else None for it in folder.rglob("*")}


@pytest.mark.parametrize(("text", "line", "column", "said_"), WRONG.values(), ids=WRONG)
def test_a_wrong_patch_is_told_with_its_place_and_nothing_is_written(
    tea_folder, text, line, column, said_
):
    before = contents(tea_folder)

    with pytest.raises(ContentInvalid) as error:
        accepted(text, tea_folder)

    (problem,) = error.value.problems
    assert (problem.path, problem.line, problem.column) == ("my/patch.yaml", line, column)
    assert said_ in problem.message
    assert contents(tea_folder) == before


@pytest.mark.parametrize("text", [GOOD, NEW])
def test_the_patches_that_are_made_wrong_are_good_themselves(tea_folder, text):
    assert accepted(text, tea_folder)[0].examples == ("a pot",)


def test_a_patch_that_is_not_utf_8_is_told(tea_folder):
    with pytest.raises(ContentInvalid) as error:
        accepted(GOOD.replace("a pot", "für").encode("latin-1"), tea_folder)

    (problem,) = error.value.problems
    assert (problem.line, problem.rule) == (5, "encoding")


def test_every_problem_of_a_patch_is_told_in_order(tea_folder):
    text = NEW.replace("  topic: tea\n", "") + f"{GOOD}  acept: yes\n"

    with pytest.raises(ContentInvalid) as error:
        accepted(text, tea_folder)

    assert [it.line for it in error.value.problems] == [1, 12]


def test_what_is_wrong_with_a_refused_suggestion_harms_nobody(tea_folder):
    text = GOOD.replace("brewing", "gone").replace("yes", "no")

    assert accepted(text + GOOD, tea_folder)[0].id == "brewing"


@pytest.mark.parametrize(
    ("said_", "yes"), [("yes", 1), ("Yes", 1), ("true", 1), ("no", 0), ("NO", 0)]
)
def test_yes_and_no_are_read_as_people_write_them(said_, yes):
    (found,) = read_patch(GOOD.replace("yes", said_).encode(), "a.yaml")

    assert found.accept is bool(yes)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.binary(max_size=30)
    | st.text("abs:-_ \n'\"|>#[]{}&*!,?é\x85\ufeff", max_size=25).map(str.encode)
)
def test_whatever_stands_in_a_patch_it_is_accepted_or_told(tea_folder, data):
    before = contents(tea_folder)
    for text in (data, GOOD.encode() + data, GOOD.replace("a pot", "").rstrip().encode() + data):
        try:
            accepted(text, tea_folder)
        except (ContentInvalid, NotWritten):
            assert contents(tea_folder) == before
        for path in set(contents(tea_folder)) - set(before):
            path.unlink() if path.is_file() else None
        for path, old in before.items():
            path.write_bytes(old) if old is not None else None
