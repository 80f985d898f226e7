"""`d3k2 new intent`: three entries that load at once, in the style of their files, or none."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import Bot, load_library
from bot.authoring.cases import read_cases
from bot.authoring.home import Home
from bot.authoring.new_intent import NewIntent, add_intent
from bot.authoring.schemas import schema_line
from bot.authoring.unwritten import MARK, is_unwritten
from bot.errors import NotWritten
from bot.terminal.cli import main
from tests.conftest import write_files

TODAY = date(2026, 11, 22)
POTS = NewIntent(
    "pots", "tea", "Which pot to use", ("clay pots or glass ones",), "Any clean pot will do."
)
FILES = ("intents/tea.yaml", "answers/tea.yaml", "cases/tea.yaml")


def alone(folder):
    return Home(folder, "cases", layered=False)


def add(folder, new=POTS):
    return add_intent(new, alone(folder), TODAY)


def loaded(folder):
    return load_library(folder, shipped=False)


def contents(folder):
    """Every file below a folder, and every folder."""
    return {it: it.read_bytes() if it.is_file() else None for it in folder.rglob("*")}


def test_what_was_said_is_answered_at_once(tea_folder):
    add(tea_folder)

    reply = Bot(loaded(tea_folder)).reply("glass or clay pots")
    assert (reply.kind, reply.intents) == ("answer", ("pots",))
    assert reply.summary == "Any clean pot will do."
    answer = loaded(tea_folder).answers["pots"]
    assert (answer.reviewed, answer.review_by) == (TODAY, date(2027, 11, 22))


@pytest.mark.parametrize("form", ["brief", "full"])
def test_what_was_not_said_is_marked_and_loads(tea_folder, form):
    add(tea_folder, NewIntent("pots", "tea", form=form))

    library = loaded(tea_folder)
    intent, answer = library.intents["pots"], library.answers["pots"]
    marked = [intent.title, *intent.examples, answer.summary]
    marked += [answer.detail, answer.unknowns] if form == "full" else []
    assert all(map(is_unwritten, marked))
    assert (answer.form, bool(answer.detail)) == (form, form == "full")
    assert len(answer.see_also) == (2 if form == "full" else 0)
    assert set(answer.see_also) <= library.intents.keys() - {"pots"}


def test_the_case_says_what_no_example_says(tea_folder):
    add(tea_folder)

    (dialogue,) = read_cases([tea_folder / "cases"])
    (case,) = dialogue.turns
    assert case.intents == ("pots",)
    assert is_unwritten(case.say)
    assert case.say not in loaded(tea_folder).intents["pots"].examples


def test_entries_are_added_at_the_end_and_the_place_of_each_is_told(tea_folder):
    before = {name: (tea_folder / name).read_bytes() for name in FILES[:2]}

    added = add(tea_folder)

    for entry in added.entries:
        assert entry.path.read_text("utf-8").splitlines()[entry.line - 1].startswith("- ")
    for name, data in before.items():
        assert (tea_folder / name).read_bytes().startswith(data)
    assert [it.path for it in added.entries] == [tea_folder / name for name in FILES]


def test_a_new_file_begins_with_its_schema_and_the_schema_is_there(tea_folder):
    add(tea_folder, NewIntent("pots", "things"))

    for tree in ("intents", "answers", "cases"):
        first = (tea_folder / tree / "things.yaml").read_text("utf-8").splitlines()[0]
        assert f"{first}\n" == schema_line(tree, "things")
        assert (tea_folder / tree / first.partition("$schema=")[2]).is_file()


INTENT = "intent: cups\n{0}title: Cups\n{0}examples:\n{0}{1}- which cup\n"
STYLES = {
    "indented": (f"  - {INTENT.format('    ', '  ')}", "  - intent: pots"),
    "hanging lists": (f"- {INTENT.format('  ', '')}", "  examples:\n  - clay"),
    "deep lists": (f"- {INTENT.format('  ', '      ')}", "  examples:\n        - clay"),
    "spaced": (
        f"- {INTENT.format('  ', '')}\n- {INTENT.format('  ', '').replace('cup', 'mug')}",
        "mug\n\n- intent: pots",
    ),
    "windows": (f"- {INTENT.format('  ', '')}".replace("\n", "\r\n"), "\r\n- intent: pots\r\n"),
    "comments": (f"# on top\n- {INTENT.format('  ', '')}# below\n", "# below\n- intent: pots"),
    "byte order mark": ("\ufeff- " + INTENT.format("  ", ""), "- intent: pots"),
}


def cups(name):
    dates = "  reviewed: 2026-11-22\n  review_by: 2027-11-22\n"
    return f"- answer: {name}\n  form: brief\n  summary: Any.\n{dates}"


@pytest.mark.parametrize(("before", "expected"), STYLES.values(), ids=STYLES)
def test_the_entry_follows_the_style_of_its_file(tea_folder, before, expected):
    path = tea_folder / "intents" / "things.yaml"
    path.write_bytes(before.encode())
    names = [it for it in ("cups", "mugs") if it in before]
    write_files(tea_folder, {"answers/things.yaml": "".join(map(cups, names))})

    add(tea_folder, NewIntent("pots", "things", "Pots", ("clay or glass",)))

    after = path.read_bytes().decode()
    assert after.startswith(before)
    assert expected in after
    assert loaded(tea_folder).intents["pots"].examples == ("clay or glass",)


WRONG = {
    "an intent that exists": ({"id": "brewing"}, "there is intent 'brewing' already"),
    "a neighbour that exists": ({"id": "coffee"}, "there is neighbour 'coffee' already"),
    "an id with a capital": ({"id": "Pots"}, "'Pots' is no id"),
    "an id that leads elsewhere": ({"id": "../pots"}, "'../pots' is no id"),
    "a topic that is shared": ({"topic": "_alerts"}, "'_alerts' is no id"),
    "a topic that leads elsewhere": ({"topic": "../tea"}, "'../tea' is no id"),
    "a control character": ({"title": "a\x07b"}, "a control character"),
    "no UTF-8": ({"summary": "a\udcffb"}, "no text in UTF-8"),
    "a place nobody knows": ({"summary": "Call {them}."}, "it would not load"),
    "a source nobody knows": ({"summary": "So it is [@nobody]."}, "it would not load"),
}


@pytest.mark.parametrize(("given", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_said_in_one_sentence_and_nothing_is_written(tea_folder, given, said):
    values = {"id": "pots", "topic": "tea", **given}
    before = contents(tea_folder)

    with pytest.raises(NotWritten) as error:
        add(tea_folder, NewIntent(**values))

    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert contents(tea_folder) == before


@pytest.mark.parametrize("tree", ["intents", "answers", "cases"])
def test_one_file_that_cannot_be_written_keeps_all_as_they_were(tea_folder, tree):
    (tea_folder / tree / ".tea.yaml.new").mkdir(parents=True)
    before = contents(tea_folder)

    with pytest.raises(OSError, match="tea"):
        add(tea_folder)

    assert contents(tea_folder) == before


def test_a_file_in_another_form_is_left_to_its_author(tea_folder):
    path = tea_folder / "cases" / "tea.yaml"
    write_files(tea_folder, {"cases/tea.yaml": "[{say: hello}]\n"})

    with pytest.raises(NotWritten, match="by hand"):
        add(tea_folder)

    assert path.read_text("utf-8") == "[{say: hello}]\n"
    assert "pots" not in loaded(tea_folder).intents


ODD = [
    "a: b", "- a", "# a", "yes", "2012", "2026-11-22", "'a", '"a', "{a", "[a", "&a", "*a", "!a",
    "| a", "> a", "a #b", "@a", "%a", "? a", "null", "~", "a\\nb", "ü 🍵", "...", "---", "a " * 80,
]  # fmt: skip
TEXT = st.text(max_size=30).map(lambda it: " ".join(it.split())) | st.sampled_from(ODD)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXT, TEXT, TEXT)
def test_any_text_is_written_as_it_was_said_or_refused(tea_folder, title, example, summary):
    before = contents(tea_folder)
    title, example, summary = (it.strip() for it in (title, example, summary))
    new = NewIntent("pots", "tea", title, (example,) if example else (), summary)
    try:
        add(tea_folder, new)
    except NotWritten:
        assert contents(tea_folder) == before
        return

    library = loaded(tea_folder)
    assert library.intents["pots"].title == (title or f"{MARK}: pots")
    assert example in {*library.intents["pots"].examples, ""}
    assert summary in {library.answers["pots"].summary, ""}
    for path in set(contents(tea_folder)) - set(before):
        path.unlink() if path.is_file() else None
    for path, data in before.items():
        path.write_bytes(data) if data is not None else None


def test_intents_that_are_asked_for_in_the_same_words_are_named(tea_folder):
    added = add(tea_folder, NewIntent("strength", "tea", "Is tea stronger than coffee"))

    assert added.near[0].intent == "caffeine"
    assert added.near[0].example == "is tea stronger than coffee"


def test_what_is_not_covered_today_is_named_too(tea_folder):
    added = add(tea_folder, NewIntent("roasting", "tea", "How do I roast coffee beans"))

    assert added.near[0].intent == "coffee"


def test_in_a_checkout_the_cases_stand_among_the_tests(tmp_path, library):
    new = NewIntent("zz_pots", "pots", "Pots")

    add_intent(new, Home(tmp_path, "tests/cases", layered=True), TODAY)

    cases = (tmp_path / "tests" / "cases" / "pots.yaml").read_text("utf-8")
    assert cases.startswith(schema_line("cases", "pots", "../../"))
    assert Home.of(None, shipped=True).own
    assert "zz_pots" not in library.intents


def test_a_link_stays_a_link_and_its_file_grows(tea_folder):
    path, other = tea_folder / "intents" / "tea.yaml", tea_folder / "kept.yaml"
    path.rename(other)
    path.symlink_to(other)

    add(tea_folder)

    assert path.is_symlink()
    assert "intent: pots" in other.read_text("utf-8")


def typed(folder, *more):
    return ["--content", str(folder), "--only", "new", "intent", "pots", "--topic", "tea", *more]


def test_the_command_says_what_it_wrote_what_is_near_and_what_to_do_next(tea_folder, capsys):
    assert (
        main(typed(tea_folder, "--title", "Is  green tea\nstronger", "--example", "a pot", "b"))
        == 0
    )

    said, warned = capsys.readouterr()
    shown = tea_folder.as_posix()
    assert said.startswith(f"wrote {shown}/intents/tea.yaml:")
    assert f"d3k2 --content {shown} --only lint\n" in said
    assert "Caffeine in tea (like: " in warned
    assert said.endswith(f"  d3k2 --content {shown} --only ask b\n")
    intent = loaded(tea_folder).intents["pots"]
    assert (intent.title, intent.examples) == ("Is green tea stronger", ("a pot", "b"))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["new", "intent", "pots"], 2, "--topic"),
        (["new", "intent", "pots", "--topic", "tea", "--subject", "tea"], 2, "--subject"),
        (["new", "schemas", "x", "--title", "tea"], 2, "--title"),
        (["new", "schemas", "nowhere"], 1, "nowhere holds neither"),
        (["--content", "nowhere", "--only", "new", "intent", "a", "--topic", "b"], 1, "no content"),
    ],
)
def test_what_does_not_fit_together_is_said(desk, capsys, arguments, code, said):
    assert main(arguments) == code

    out, errors = capsys.readouterr()
    assert out == ""
    assert errors.startswith("d3k2 new ")
    assert said in errors
    assert list(desk.deep.iterdir()) == []


def test_a_folder_that_is_not_there_is_made_and_lies_over_what_ships(desk):
    folder = desk.deep / "mine"

    assert main(["--content", str(folder), "new", "intent", "zz_pots", "--topic", "pots"]) == 0

    assert sorted(it.name for it in folder.iterdir()) == ["answers", "cases", "intents", "schemas"]
    assert "zz_pots" in load_library(folder).intents


def test_the_schemas_of_a_folder_are_renewed(tea_folder):
    write_files(tea_folder, {"schemas/answers.json": "stale"})

    assert main(["new", "schemas", str(tea_folder)]) == 0

    assert '"$schema"' in (tea_folder / "schemas" / "answers.json").read_text("utf-8")
    assert (tea_folder / "schemas" / "alerts.json").is_file()
