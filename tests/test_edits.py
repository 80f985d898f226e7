"""Effects that are predicted, beside those of the edits once they are made."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot import load_library
from bot.authoring.cases import read_cases
from bot.authoring.evaluation.edits import Change, Edit, Effect, chance
from bot.authoring.evaluation.evaluation import evaluate
from bot.authoring.evaluation.foresight import Foresight
from bot.authoring.evaluation.reread import Reread
from bot.authoring.evaluation.thefts import thefts

FOLDER = Path(__file__).parents[1] / "examples" / "magnesium_b6"


@pytest.fixture(scope="module")
def content():
    library = load_library(FOLDER, shipped=False)
    return library, read_cases([FOLDER / "cases"], library)


@pytest.fixture(scope="module")
def found(content):
    return evaluate(*content, quick=True)


@pytest.fixture(scope="module")
def foresight(found):
    return Foresight(found)


def made(library, edit):
    """The library once an edit is made."""
    intents = dict(library.intents)
    if edit.kind != "add":
        it = intents[edit.intent]
        left = tuple(text for text in it.examples if text != edit.example)
        intents[edit.intent] = replace(it, examples=left)
    if edit.kind != "remove":
        it = intents[edit.to or edit.intent]
        intents[it.id] = replace(it, examples=(*it.examples, edit.example))
    return replace(library, intents=intents)


def gained(before, after, edit):
    """What the edit really gained, in right answers, by chance."""
    was = {(it.utterance, it.wanted): chance(it) for it in before.samples}
    now = {(it.utterance, it.wanted): chance(it) for it in after.samples}
    kept = (key for key in was.keys() & now.keys() if key[0] != edit.example)
    return sum(now[key] - was[key] for key in kept)


def some_edits(library):
    """An example of every second intent removed, moved to the next, or added to another."""
    intents = [it for it in library.intents.values() if len(it.examples) > 5]
    for number, it in enumerate(intents[:9]):
        other, example = intents[(number + 3) % len(intents)].id, it.examples[2]
        if number % 3 == 0:
            yield Edit("remove", example, it.id)
        elif number % 3 == 1:
            yield Edit("move", example, it.id, other)
        else:
            yield Edit("add", f"{' '.join(example.split()[:3])} now", other)


def test_predicted_gains_have_the_sign_of_the_real_ones(content, found, foresight):
    library, cases = content
    edits = list(some_edits(library))

    pairs = [
        (
            foresight.effect(edit).expected,
            gained(found, evaluate(made(library, edit), cases, quick=True), edit),
        )
        for edit in edits
    ]

    clear = [(told, real) for told, real in pairs if abs(real) > 0.05]
    assert len(clear) >= 4
    assert sum((told > 0) == (real > 0) for told, real in clear) >= 0.9 * len(clear)


def test_an_example_in_the_wrong_place_harms_whom_it_was_taken_from(content):
    library, cases = content
    names = [it for it in library.intents if len(library.intents[it].examples) > 5]
    owner, thief = names[0], names[5]
    text = f"{library.intents[owner].examples[0]} please"
    bad = Edit("add", text, thief)
    found = evaluate(made(library, bad), cases, quick=True)

    effect = Foresight(found).effect(Edit("remove", text, thief))

    assert next(name for name, _ in effect.by_intent if name != thief) == owner


def lonely(learned, number):
    """An example that alone has some word, one of several."""
    found = [at for at in range(learned.taught.authored) if learned.words.alone(at)]
    return learned.taught.names[found[number]], learned.taught.written[found[number]]


def sharing(learned, number):
    """The same of a word that two examples have."""
    names, written = learned.taught.names, learned.taught.written
    cut = [set(learned.cut(it)) for it in written[: learned.taught.authored]]
    pairs = (
        (at, other)
        for at, words in enumerate(cut)
        for other in range(at)
        if any(sum(word in it for it in cut) == 2 for word in words & cut[other])
    )
    at = list(pairs)[number][0]
    return names[at], written[at]


def read(learned):
    """(Intent, example) -> the words of an example where it is left out."""
    written = zip(learned.taught.names, learned.taught.written, strict=True)
    return {key: text.words for key, text in zip(written, learned.texts, strict=True)}


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("kind", ["add", "remove"])
def test_what_an_edit_makes_known_or_not_is_read_as_once_it_is_made(content, found, kind, number):
    library, cases = content
    name, example = (lonely if kind == "add" else sharing)(found.learned, number)
    other = next(it for it in library.intents if it != name)
    edit = Edit("add", f"{example} now", other) if kind == "add" else Edit(kind, example, name)

    told = dict(Reread(found.learned, [edit]).examples())

    now = read(evaluate(made(library, edit), cases, quick=True).learned)
    then = read(found.learned)
    keys = list(then)
    anew = {keys[at]: text.words for at, text in told.items() if keys[at] in now}
    assert anew
    assert anew == {key: now[key] for key in anew}
    # Which of two near words a misspelt one is taken for may hang on how often each is used.
    others = [key for key in then.keys() & now.keys() if key not in anew]
    assert sum(then[key] != now[key] for key in others) <= 2


def test_what_is_no_example_cannot_be_removed(foresight, content):
    name = next(iter(content[0].intents))

    with pytest.raises(KeyError, match="no example"):
        foresight.effect(Edit("remove", "never written", name))
    with pytest.raises(KeyError, match="no intent"):
        foresight.effect(Edit("add", "something", "nowhere"))


def test_an_effect_counts_right_and_wrong_answers_apart():
    changes = (
        Change("a", "wrong", "right"),
        Change("b", "offered", "right"),
        Change("c", "right", "wrong"),
        Change("d", "answered", "declined"),
        Change("e", "offered", "refused"),
    )

    effect = Effect(changes, (("tea", 1.25), ("", -0.5)))

    assert (effect.right, effect.stolen, effect.expected) == (2, -1, 0.75)


def test_thefts_are_of_utterances_that_another_intent_answers(found):
    stolen = thefts(found, most=1)

    assert [len(it.lost) for it in stolen] == sorted((len(it.lost) for it in stolen), reverse=True)
    first = stolen[0]
    assert all(it.sample.ranking[0].intent == first.thief for it in first.lost)
    assert all(first.thief not in it.sample.wanted for it in first.lost)
    examples = found.learned.taught
    own = {
        text
        for name, text in zip(examples.names, examples.written, strict=True)
        if name == first.thief
    }
    assert {it.example for it in first.blamed} <= own
    assert first.remedies
    assert not any(it.remedies for it in stolen[1:])


def test_content_without_cases_is_foreseen_by_its_examples(tea):
    effect = Foresight(evaluate(tea, quick=True)).effect(Edit("add", "a pot", "brewing"))

    assert isinstance(effect.expected, float)
