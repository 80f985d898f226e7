"""Out to reviewers and spreadsheets, and back: nothing lost, and loud about what is not taken."""

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import load_library
from bot.authoring.exporting import MARKING, as_pages, as_table
from bot.authoring.home import Home
from bot.authoring.importing import drafted, write_drafts
from bot.authoring.new_content import add_content
from bot.authoring.table import NotATable, read_table, written_table
from bot.terminal.cli import main

TODAY = date(2026, 11, 23)
HEAD = "question,answer,source\n"
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=30)
READABLE = TEXTS.map(lambda text: f"q{text}")


def rows_of(text):
    return read_table(text.encode()).rows


def take(folder, text):
    """Import into the tea folder; gives what was refused, and the library after it."""
    home = Home.of(folder, shipped=False)
    drafts = drafted(rows_of(text), home.library())
    write_drafts(drafts, "asked", home, TODAY, dry=False)
    return drafts.refused, home.library()


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_pages_hold_every_answer_with_its_sources_dates_and_room_to_mark(library):
    pages = as_pages(library)

    for intent in library.intents.values():
        answer = library.answers[intent.answer]
        part = pages.partition(f"### {intent.title}\n")[2].partition("\n### ")[0]
        assert MARKING in part
        assert f"reviewed {answer.reviewed}, to be reviewed by {answer.review_by}" in part
        assert ("- [1] " in part) == ("[@" in answer.summary + answer.detail + answer.unknowns)
    for caution in library.cautions:
        assert f"### `{caution}`" in pages
    for weight in library.wording.disclaimers:
        assert f"**disclaimer, {weight}:**" in pages
    assert "[@" not in pages


def test_the_pages_are_the_same_each_time(tea_folder):
    first, second = (as_pages(load_library(tea_folder, shipped=False)) for _ in range(2))

    assert first == second


def test_a_table_has_a_row_for_each_intent(tea):
    rows = list(csv.DictReader(StringIO(as_table(tea), newline="")))

    assert [it["intent"] for it in rows] == list(tea.intents)
    assert rows[0]["question"] == " | ".join(tea.intents["brewing"].examples)
    assert rows[0]["source"] == "leaf_2020"


@given(st.lists(st.fixed_dictionaries({"question": st.text(), "answer": st.text()}), min_size=1))
def test_any_cell_comes_back_as_it_was_but_for_blanks_around_it(rows):
    rows = [{key: " ".join(it.split()) for key, it in row.items()} for row in rows]
    rows = [{**row, "source": "a"} for row in rows if not row["question"].startswith("'")]
    rows = [row for row in rows if not row["answer"].startswith("'")]
    try:
        text = written_table(rows).encode()
    except UnicodeEncodeError:
        return

    assert [dict(it.cells) for it in read_table(text).rows] == rows


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@a", "\t=1"])
def test_no_cell_is_run_by_a_spreadsheet(sign):
    text = written_table([{"question": sign, "answer": "b", "source": "c"}])

    (record,) = list(csv.reader(StringIO(text)))[1:]
    assert record[0] == f"'{sign}"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_tables_of_several_kinds_are_read(separator, mark):
    text = f"{mark}Source;ANSWER;Note;Question\na;b;c;d\n".replace(";", separator)

    table = read_table(text.encode())

    assert table.rows[0].cells == {"source": "a", "answer": "b", "note": "c", "question": "d"}
    assert table.ignored == ("note",)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no column question, answer, source; found: none"),
        (b"question,answer\na,b\n", "no column source"),
        (b"question,answer,source\n\xff,b,c\n", "not UTF-8"),
        (b'question,answer,source\n"a,b,c\n', "not readable as a table"),
        (b'question,answer,source\n"' + b"a" * 1_100_000 + b'",b,c\n', "not readable as a table"),
    ],
)
def test_what_is_no_table_is_said(data, why):
    with pytest.raises(NotATable, match=why):
        read_table(data)


def test_a_row_becomes_an_intent_with_a_sourced_answer(tea_folder):
    refused, library = take(tea_folder, HEAD + "Is oolong strong?,Stronger than green.,leaf_2020\n")

    assert refused == {}
    answer = library.answers["is_oolong_strong"]
    assert (answer.form, answer.summary) == ("brief", "Stronger than green [@leaf_2020].")
    assert library.intents["is_oolong_strong"].examples == ("Is oolong strong?",)


def test_rows_with_the_same_answer_are_ways_to_ask_for_one_thing(tea_folder):
    rows = "is oolong strong,Yes.,leaf_2020\noolong or green,Yes.,leaf_2020\n"

    _, library = take(tea_folder, HEAD + rows)

    assert library.intents["is_oolong_strong"].examples == ("is oolong strong", "oolong or green")


@pytest.mark.parametrize(
    ("given", "key", "value"),
    [
        ("10.1000/leaf2", "doi", "10.1000/leaf2"),
        ("https://doi.org/10.1000/leaf2", "doi", "10.1000/leaf2"),
        ("12345678", "pmid", "12345678"),
        ("PMID: 12345678", "pmid", "12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid", "12345678"),
        ("https://tea.example/a", "url", "https://tea.example/a"),
    ],
)
def test_a_new_source_gets_an_entry_that_says_what_is_missing(tea_folder, given, key, value):
    _, library = take(tea_folder, f"{HEAD}oolong,Yes.,{given}\npu erh,No.,{given}\n")

    (new,) = library.sources.keys() - {"leaf_2020"}
    assert getattr(library.sources[new], key) == value
    assert "To be written" in library.sources[new].title


def test_a_source_that_is_there_already_is_not_added_again(tea_folder):
    _, library = take(tea_folder, HEAD + "oolong,Yes.,10.1000/LEAF\n")

    assert library.sources.keys() == {"leaf_2020"}


WRONG = {
    ",Yes.,leaf_2020": "no question",
    "oolong,,leaf_2020": "no answer",
    "oolong,Yes.,": "no source",
    "oolong,Yes.,a blog": "source 'a blog' is no id of a source, doi, pmid or https address",
    "oolong,Yes.,http://tea.example": "source 'http://tea.example' is no id",
    "Steeping TIME,Yes.,leaf_2020": "'Steeping TIME' is asked already, of brewing",
    "???,Yes.,leaf_2020": "'???' holds no word",
    "oolong,Yes [@leaf_1999].,leaf_2020": "the answer cites 'leaf_1999', which is no source",
    "oolong\x07,Yes.,leaf_2020": "question: a control character",
    "oolong,Yes, indeed.,leaf_2020": "more cells than columns",
}


@pytest.mark.parametrize(("row", "why"), WRONG.items())
def test_a_row_that_cannot_be_taken_is_told_with_its_number_and_the_others_are(
    tea_folder, row, why
):
    refused, library = take(tea_folder, f"{HEAD}pu erh,No.,leaf_2020\n{row}\n")

    assert list(refused) == [3]
    assert refused[3].startswith(why)
    assert "pu_erh" in library.intents


def test_the_same_question_with_another_answer_is_told(tea_folder):
    refused, _ = take(tea_folder, HEAD + "oolong,Yes.,leaf_2020\nOolong,No.,leaf_2020\n")

    assert refused == {3: "'Oolong' is asked already, of row 2"}


@given(READABLE, READABLE)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_row_says_comes_back_as_it_was_said(tea_folder, question, answer):
    before = files(tea_folder)
    text = written_table([{"question": question, "answer": answer, "source": "leaf_2020"}])

    refused, library = take(tea_folder, text)

    assert refused == {}
    (new,) = library.intents.keys() - {"brewing", "caffeine", "thinners", "help_now", "talk_now"}
    assert library.intents[new].examples == tuple(question.split(" | "))
    said = library.answers[new].summary
    assert said in {answer, f"{answer.rstrip('.')} [@leaf_2020]."}
    for path in files(tea_folder).keys() - before.keys():
        path.unlink()


def test_what_was_exported_can_be_imported_elsewhere(tea, tmp_path):
    add_content(tmp_path / "sage", ["sage"], TODAY)
    text = as_table(tea).replace(" [@leaf_2020]", "").replace("leaf_2020", "10.1000/leaf")
    sourced = [row for row in rows_of(text) if row.cells["source"]]

    refused, library = take(tmp_path / "sage", text)

    assert set(refused.values()) == {"no source"}
    taken = [it for it in library.intents.values() if it.topic == "asked"]
    assert [it.examples for it in taken] == [
        tuple(it.cells["question"].split(" | ")) for it in sourced
    ]


def test_the_command_is_loud_and_exits_with_1_when_a_row_was_not_taken(
    tea_folder, tmp_path, capsys
):
    table = tmp_path / "asked.csv"
    table.write_text(HEAD + "oolong,Yes.,leaf_2020\noolong,,x\n", encoding="utf-8")
    arguments = ["--content", str(tea_folder), "--only", "import", str(table), "--topic", "asked"]
    before = files(tea_folder)

    assert main([*arguments, "--dry-run"]) == 1
    assert files(tea_folder) == before
    assert main(arguments) == 1

    tried, done = capsys.readouterr().out.split("1 of 2 rows taken\n")[:2]
    assert "row 3 not taken: no answer" in tried
    assert f"would write {tea_folder.as_posix()}/intents/asked.yaml" in tried
    assert f"wrote {tea_folder.as_posix()}/intents/asked.yaml" in done
    assert "oolong" in load_library(tea_folder, shipped=False).intents


@pytest.mark.parametrize(
    ("topic", "said"), [("asked", "no column question"), ("_alerts", "is no id")]
)
def test_what_cannot_be_imported_at_all_is_one_sentence(tea_folder, capsys, topic, said):
    table = tea_folder / "asked.csv"
    table.write_text("a,b\n" if topic == "asked" else HEAD, encoding="utf-8")
    given = ["import", str(table), "--topic", topic]

    code = main(["--content", str(tea_folder), "--only", *given])

    out, errors = capsys.readouterr()
    assert (code, out, errors.count("\n")) == (1, "", 1)
    assert said in errors


def test_the_command_writes_pages_to_a_file_or_to_standard_output(
    tea_folder, tmp_path, capsysbinary
):
    form = ["--content", str(tea_folder), "--only", "export", "--markdown"]

    assert main(form) == 0
    assert main([*form, str(tmp_path / "review.md")]) == 0

    assert (tmp_path / "review.md").read_bytes() == capsysbinary.readouterr().out


def test_pages_that_somebody_may_have_marked_are_not_replaced(tea_folder, tmp_path, capsys):
    (tmp_path / "review.md").write_text("marked", encoding="utf-8")
    form = ["--content", str(tea_folder), "--only", "export", "--markdown"]

    assert main([*form, str(tmp_path / "review.md")]) == 1

    assert "exists already" in capsys.readouterr().err
    assert (tmp_path / "review.md").read_text(encoding="utf-8") == "marked"


def test_a_draft_is_due_for_review_at_once(tea_folder):
    _, library = take(tea_folder, HEAD + "oolong,Yes.,leaf_2020\n")

    assert library.answers["oolong"].review_by == TODAY
