"""The command line: one question, what decided about it, and the content to ask it of."""

import re

import pytest

from bot.terminal.cli import main

NAMES = {
    "kind",
    "intents",
    "alerts",
    "alert_details",
    "caution_ids",
    "noted",
    "about",
    "text",
    "body",
    "summary",
    "cautions",
    "disclaimer",
    "weight",
    "sources",
    "suggestions",
    "library",
    "schema",
}
STEEPING = "how long should i brew green tea"
TORN = "minutes for a pot"
UNKNOWN = "qqqq zzzz"


@pytest.fixture
def torn_folder(tea_folder):
    """The tea folder with one example under two intents, so that the bot has to ask back."""
    other = "- intent: pots\n  title: Pots\n  answer: caffeine\n  examples: [minutes for a pot]\n"
    (tea_folder / "intents" / "pots.yaml").write_text(other, encoding="utf-8")
    return tea_folder


@pytest.fixture
def overlay(tmp_path):
    """A folder to be laid over what ships."""
    intent = "- intent: cocoa\n  title: Cocoa\n  examples: [hot cocoa, night cocoa]\n"
    answer = "- answer: cocoa\n  form: full\n  summary: Cocoa is another drink.\n"
    dates = "  reviewed: 2026-11-22\n  review_by: 2027-11-22\n"
    for tree, text in (("intents", intent), ("answers", answer + dates)):
        (tmp_path / tree).mkdir()
        (tmp_path / tree / "drinks.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def only(folder):
    return ["--content", str(folder), "--only"]


@pytest.mark.parametrize(("question", "code"), [(STEEPING, 0), (TORN, 3), (UNKNOWN, 4)])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_the_exit_code_of_a_question_tells_the_kind_of_its_reply(torn_folder, question, code, form):
    assert main([*only(torn_folder), "ask", *form, question]) == code


def test_the_answer_to_a_question_ends_with_the_disclaimer(tea_folder, capsys):
    main([*only(tea_folder), "ask", *STEEPING.split()])

    said, errors = capsys.readouterr()
    assert said.startswith("Three minutes is usual [1].")
    assert said.endswith("Ask a doctor or pharmacist.\n")
    assert errors == ""


def test_a_question_asked_back_lists_its_choices_by_number(torn_folder, capsys):
    main([*only(torn_folder), "ask", TORN])

    lines = capsys.readouterr().out.splitlines()
    assert "Which of these?" in lines
    assert {"1.", "2."} == {line.split()[0] for line in lines if line.endswith(("Pots", "brew"))}


def test_json_prints_one_object_with_the_documented_names(tea_folder, capsys):
    import json

    main([*only(tea_folder), "ask", "--json", STEEPING])

    (line,) = capsys.readouterr().out.splitlines()
    reply = json.loads(line)
    assert set(reply) == NAMES
    assert reply["kind"] == "answer"
    assert reply["intents"] == ["brewing"]
    assert reply["text"].endswith(reply["disclaimer"])
    assert reply["sources"][0]["doi"] == "10.1000/leaf"


@pytest.mark.parametrize(
    "wrong",
    [
        ["nonsense"],
        ["ask", "--nonsense"],
        ["explain"],
        ["--only", "ask", "hi"],
        ["ask", "--only", "hi"],
        ["topics", "--content"],
    ],
)
def test_a_command_line_that_cannot_be_read_is_a_usage_error(wrong, capsys):
    with pytest.raises(SystemExit) as left:
        main(wrong)

    said, errors = capsys.readouterr()
    assert left.value.code == 2
    assert said == ""
    assert errors.startswith("usage: d3k2")


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--version"])

    assert left.value.code == 0
    assert re.fullmatch(r"d3k2 \S.*\n", capsys.readouterr().out)


@pytest.mark.parametrize("before", [True, False])
def test_a_folder_alone_is_used_wherever_its_options_stand(tea_folder, capsys, before):
    options = only(tea_folder)

    assert main([*options, "topics"] if before else ["topics", *options]) == 0

    said = capsys.readouterr().out.splitlines()
    assert [line for line in said if line] == [
        "Tea",
        "- How long to brew",
        "- Caffeine in tea",
        "- Tea and blood thinners",
    ]


@pytest.mark.parametrize("before", [True, False])
def test_a_folder_is_laid_over_what_ships_wherever_the_option_stands(
    overlay, library, capsys, before
):
    options = ["--content", str(overlay)]

    assert main([*options, "topics"] if before else ["topics", *options]) == 0

    listed = " ".join(capsys.readouterr().out.split())
    answers = library.answers
    titles = [it.title for it in library.intents.values() if answers[it.answer].form == "full"]
    assert all(f"- {title}" in listed for title in ["Cocoa", *titles])


@pytest.mark.parametrize(
    "command", [["ask", "hi"], ["explain", "hi"], ["topics"], ["lint"], ["test"]]
)
@pytest.mark.parametrize("folder", ["missing", "empty", "file"])
def test_a_folder_without_content_is_one_clear_sentence(tmp_path, capsys, command, folder):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    named = tmp_path / folder

    assert main([*command, "--content", str(named)]) == 1

    said, errors = capsys.readouterr()
    assert said == ""
    assert re.fullmatch(rf"d3k2: {re.escape(str(named))} \S.+\n", errors)


def test_explain_shows_what_decided(tea_folder, capsys):
    assert main([*only(tea_folder), "explain", "can i drikn", "green tea on \x1b[31mwarfarin"]) == 0

    said = capsys.readouterr().out
    assert "\x1b" not in said
    facts = dict(re.findall(r"^(\S[a-z]+(?: as)?) +(.+)$", said, re.MULTILINE))
    assert facts["utterance"] == "can i drikn green tea on [31mwarfarin"
    assert facts["repaired"].startswith("drikn -> drink")
    assert facts["alert"].startswith("thinner (medicine)")
    assert "warfarin" in facts["alert"]
    assert facts["decision"] == "answer: thinners"
    assert facts["disclaimer"] == "medicine"
    assert re.search(r"^ +\d+\.\d +thinners +like: can i drink green tea on", said, re.MULTILINE)


def test_explain_says_when_nothing_is_near_enough(tea_folder, capsys):
    assert main([*only(tea_folder), "explain", UNKNOWN]) == 0

    said = capsys.readouterr().out
    assert "alert      none" in said
    assert "fallback: nothing near enough" in said


def test_short_shows_the_short_form_of_each_answer(tea_folder, capsys):
    main(["ask", "--short", "--content", str(tea_folder), "--only", STEEPING])

    shown = capsys.readouterr().out
    assert "Three minutes is usual" in shown
    assert "Longer gets bitter" not in shown
