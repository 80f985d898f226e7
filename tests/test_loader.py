"""Content folders in, a Library or every problem at once out."""

import shutil
from dataclasses import astuple
from datetime import date

import pytest

from bot import Bot, ContentInvalid, load_library
from tests.conftest import FILES

WEIGHTS = ["general", "medicine", "urgent", "crisis"]


def edit(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder):
    with pytest.raises(ContentInvalid) as caught:
        load_library(folder, shipped=False)
    shown = f"{folder.as_posix()}/"
    assert all(problem.path.startswith(shown) for problem in caught.value.problems)
    return [(it.path.removeprefix(shown), *astuple(it)[1:4]) for it in caught.value.problems]


def test_a_folder_becomes_a_library_with_everything_its_author_wrote(tea):
    assert list(tea.intents) == ["brewing", "caffeine", "thinners", "help_now", "talk_now"]
    assert tea.intents["brewing"].topic == "tea"
    assert tea.answers["brewing"].evidence == "limited"
    assert tea.answers["brewing"].reviewed == date(2026, 11, 22)
    assert tea.sources["leaf_2020"].year == 2020
    assert [rule.kind for rule in tea.alerts] == ["self_harm", "urgent", "thinner"]
    assert tea.alerts[2].cautions == ("thinner",)
    assert tea.vocabulary.subject == ("tea",)
    assert list(tea.wording.disclaimers) == WEIGHTS


def test_nothing_to_load_is_a_mistake_of_the_programmer():
    with pytest.raises(ValueError, match="a folder has to be named"):
        load_library(shipped=False)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (
            "intents/tea.yaml",
            "- intent: caffeine",
            "- intent: brewing",
            (5, 11, "duplicate-intent"),
        ),
        (
            "answers/tea.yaml",
            "- answer: talk_now",
            "- answer: brewing",
            (32, 11, "duplicate-answer"),
        ),
        ("intents/tea.yaml", "title: Em", "answer: gone\n  title: Em", (12, 11, "unknown-answer")),
        ("answers/tea.yaml", "[caffeine, thinners]", "[caffeine, gone]", (8, 24, "unknown-intent")),
        ("answers/tea.yaml", "[@leaf_2020]", "[@leaf_2020; @gone]", (4, 12, "unknown-source")),
        ("answers/tea.yaml", "Longer gets", "Longer [@gone] gets", (5, 11, "unknown-source")),
        ("answers/tea.yaml", "Longer gets", "Longer [@leaf_2020 gets", (5, 11, "citation")),
        ("answers/tea.yaml", "Longer gets", "Longer [leaf_2020] gets", (5, 11, "citation")),
        ("answers/tea.yaml", "Longer gets", "Longer @leaf_2020] gets", (5, 11, "citation")),
        ("answers/tea.yaml", "Longer gets", "Longer [@leaf-2020] gets", (5, 11, "citation")),
        ("answers/_cautions.yaml", "[leaf_2020]", "[gone]", (5, 13, "unknown-source")),
        (
            "answers/_cautions.yaml",
            "Ask the clinic first",
            "Ask the clinic [@gone]",
            (4, 10, "unknown-source"),
        ),
        ("intents/_neighbours.yaml", "matter.", "matter [@gone].", (4, 9, "unknown-source")),
        ("intents/_alerts.yaml", "caution: thinner", "caution: gone", (14, 12, "unknown-caution")),
        ("intents/_alerts.yaml", "intent: thinners", "intent: gone", (13, 11, "unknown-intent")),
        ("intents/_alerts.yaml", "  weight: medicine\n", "", (11, 3, "missing-key")),
        ("intents/_alerts.yaml", "intent: thinners\n  ", "", (11, 3, "missing-key")),
    ],
)
def test_an_id_that_stands_twice_or_leads_nowhere_is_a_problem_where_it_stands(
    tea_folder, name, old, new, expected
):
    edit(tea_folder, name, old, new)

    assert (name, *expected) in problems(tea_folder)


def test_two_files_cannot_hold_the_same_intent(tea_folder):
    (tea_folder / "intents/pots.yaml").write_text("- {intent: brewing, title: a, examples: [b]}\n")

    assert problems(tea_folder) == [("intents/tea.yaml", 2, 11, "duplicate-intent")]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        *(("answers/_common.yaml", f"  {weight}:", f"  # {weight}:") for weight in WEIGHTS),
        ("answers/_common.yaml", "fallback:", "# fallback:"),
        ("intents/_alerts.yaml", "weight: crisis", "weight: general"),
        ("intents/_alerts.yaml", "weight: urgent", "weight: general"),
    ],
)
def test_a_library_needs_every_disclaimer_a_fallback_and_crisis_and_urgent_alerts(
    tea_folder, name, old, new
):
    edit(tea_folder, name, old, new)

    assert problems(tea_folder) == [(name, 1, 1, "incomplete")]


@pytest.mark.parametrize(
    ("answer", "say"), [("talk_now", "i want to die"), ("help_now", "my chest hurts")]
)
def test_no_grave_alert_is_answered_with_nothing(tea_folder, answer, say):
    edit(tea_folder, "answers/tea.yaml", f"{answer}\n  form: action", f"{answer}\n  form: brief")

    try:
        library = load_library(tea_folder, shipped=False)
    except ContentInvalid:
        return

    assert Bot(library).reply(say).body


def test_a_weight_that_an_earlier_rule_of_the_kind_overrides_does_not_count(tea_folder):
    edit(tea_folder, "intents/_alerts.yaml", "weight: crisis", "weight: general")
    with (tea_folder / "intents/_alerts.yaml").open("a") as file:
        file.write("- alert: self_harm\n  weight: crisis\n")

    assert ("intents/_alerts.yaml", 1, 1, "incomplete") in problems(tea_folder)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("intents/_alerts.yaml", "want to die", "'...'"),
        ("intents/_alerts.yaml", "risk of chest pain", "'{gone}'"),
        ("intents/_alerts.yaml", "marcumar", "'!'"),
        ("intents/_vocabulary.yaml", "(not|never) (on|take)", "'...'"),
        ("intents/_vocabulary.yaml", "what about", "'{gone}'"),
        ("intents/_vocabulary.yaml", "subject:", "entities: {tea: ['!']}\nsubject:"),
        ("intents/_vocabulary.yaml", "subject:", "concepts: {leaf: ['!']}\nsubject:"),
    ],
)
def test_a_phrase_that_cannot_be_read_is_a_problem_and_no_exception_later(
    tea_folder, name, old, new
):
    edit(tea_folder, name, old, new)

    assert [(path, rule) for path, _, _, rule in problems(tea_folder)] == [(name, "phrase")]


def test_every_problem_of_every_file_is_told_at_once_in_reading_order(tea_folder):
    edit(tea_folder, "intents/_alerts.yaml", "intent: thinners", "intent: gone")
    edit(tea_folder, "answers/tea.yaml", "evidence: limited", "evidence: huge")
    edit(tea_folder, "answers/_common.yaml", "fallback:", "fallbacks:")
    (tea_folder / "cases").mkdir()
    (tea_folder / "cases/tea.yaml").write_text("- sai: hello\n")

    found = problems(tea_folder)
    assert found == sorted(found)
    assert set(found) >= {
        ("answers/_common.yaml", 7, 1, "unknown-key"),
        ("answers/tea.yaml", 6, 13, "wrong-value"),
        ("cases/tea.yaml", 1, 3, "unknown-key"),
        ("intents/_alerts.yaml", 13, 11, "unknown-intent"),
    }


@pytest.mark.parametrize("name", FILES)
def test_one_bad_line_in_any_file_keeps_all_of_it_from_loading(tea_folder, name):
    with (tea_folder / name).open("a") as file:
        file.write("\t{")

    assert {(path, rule) for path, _, _, rule in problems(tea_folder)} >= {(name, "yaml-syntax")}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("answers/tea.yaml", "Three", "Four"),
        ("answers/_common.yaml", "only", "just"),
        ("answers/_cautions.yaml", "clinic", "doctor"),
        ("answers/_sources.yaml", "2020\n  kind", "2021\n  kind"),
        ("intents/tea.yaml", "minutes", "hours"),
        ("intents/_alerts.yaml", "marcumar", "coumadin"),
        ("intents/_neighbours.yaml", "espresso", "latte"),
        ("intents/_vocabulary.yaml", "but", "yet"),
    ],
)
def test_the_hash_changes_with_a_word_of_any_file(tea, tea_folder, name, old, new):
    edit(tea_folder, name, old, new)

    assert load_library(tea_folder, shipped=False).hash != tea.hash


def test_a_library_loaded_again_is_the_same_in_every_value(tea, tea_folder):
    assert load_library(tea_folder, shipped=False) == tea


def test_the_hash_is_the_same_in_another_place_and_whatever_else_lies_there(tea, tea_folder):
    elsewhere = shutil.copytree(tea_folder, tea_folder.parent / "elsewhere")
    (elsewhere / "answers/notes.txt").write_text("Tea.")

    assert load_library(elsewhere, shipped=False).hash == tea.hash
