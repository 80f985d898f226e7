"""`d3k2 new content`: a folder on another subject, complete, in force, and without ours."""

import json
import re
from datetime import date
from itertools import product

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from bot import Bot, load_library
from bot.authoring.cases import read_cases, run_cases
from bot.authoring.cutting import entry_pieces, key_pieces
from bot.authoring.language import language
from bot.authoring.lint import lint
from bot.authoring.new_content import add_content
from bot.authoring.sifting import Sieve
from bot.authoring.unwritten import is_unwritten
from bot.content.phrase import unfold
from bot.content.shapes import shape_of
from bot.content.source import read_entries
from bot.errors import NotWritten
from bot.terminal.cli import main

TODAY = date(2026, 11, 22)
SUBJECT = ["magnesium", "B6"]
OURS = (
    r"vitamin|\bd ?3\b|\bk ?[123]\b|\bvit\b|\bmk.?[4789]\b|menaquinone|menatetrenone|natto|"
    r"warfarin|coumadin|calcium|calcemia|calciferol|statin\b|osteocalcin|sunshine"
)
SIGNS = [
    ("i want to kill myself", "self_harm"),
    ("everyone would be better off without me", "self_harm"),
    ("stockpiling my tablets to end it all", "self_harm"),
    ("my face is drooping and my speech is slurred", "urgent"),
    ("sudden chest pain down my left arm", "urgent"),
    ("my throat is swelling and i cant breathe", "urgent"),
]
CALM = ["this cough is killing me", "is chest pain a side effect", "a good way to go", "hello"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A fresh folder."""
    made = tmp_path_factory.mktemp("new") / "magnesium"
    add_content(made, SUBJECT, TODAY)
    return made


@pytest.fixture(scope="module")
def fresh(folder):
    """The bot that answers from it."""
    return Bot(load_library(folder, shipped=False))


def texts(folder):
    return {it: it.read_text("utf-8") for it in folder.rglob("*") if it.is_file()}


def test_it_has_no_problem(folder):
    assert [str(it) for it in lint(folder, shipped=False)] == []


def test_its_cases_hold(folder, fresh):
    outcomes = list(run_cases(fresh, read_cases([folder / "cases"])))

    assert len(outcomes) >= 5
    assert [it.why for it in outcomes if not it.good] == []


@pytest.mark.parametrize(
    ("said", "kind", "intents"),
    [
        ("what is magnesium", "answer", ("first_things",)),
        ("tell me about b 6", "answer", ("first_things",)),
        ("hello", "answer", ("greeting",)),
        ("r u a docter", "answer", ("about_bot",)),
        ("sing me a song", "fallback", ()),
    ],
)
def test_it_talks_at_once(fresh, said, kind, intents):
    reply = fresh.reply(said)

    assert (reply.kind, reply.intents) == (kind, intents)


def test_it_understands_a_pick(fresh):
    conversation = fresh.conversation()
    first = conversation.reply("hello")

    picked = conversation.reply("first one")

    assert picked.intents == first.suggestions[:1]


@pytest.mark.parametrize(("said", "alert"), SIGNS)
def test_grave_signs_are_acted_on(fresh, said, alert):
    reply = fresh.reply(said)

    assert reply.alerts == (alert,)
    assert "your local emergency number" in reply.text


@pytest.mark.parametrize("said", CALM)
def test_what_only_sounds_grave_is_not(fresh, said):
    assert fresh.reply(said).alerts == ()


def test_grave_signs_are_found_as_the_shipped_content_finds_them(fresh, bot, request):
    cases = read_cases([request.config.rootpath / "tests" / "cases" / "_alerts.yaml"])
    said = [it.turns[0].say for it in cases if len(it.turns) == 1]
    grave = {"self_harm", "urgent"}
    ours = [it for it in said if grave & {*bot.reply(it).alerts}]

    missed = [it for it in ours if not grave & {*fresh.reply(it).alerts}]

    assert len(ours) > 100
    assert len(missed) <= 0.03 * len(ours), missed


@pytest.mark.parametrize("subject", [[], ["magnesium"], SUBJECT])
def test_no_word_of_our_subject_is_in_it(tmp_path, subject):
    add_content(tmp_path / "new", subject, TODAY)

    for path, text in texts(tmp_path / "new").items():
        found = re.findall(OURS, text.replace("d3k2", ""), re.IGNORECASE)
        assert (path.name, found) == (path.name, [])


@pytest.mark.parametrize("subject", [[], ["tea"], ["zinc", "Selenium", "b12"]])
def test_its_subject_is_what_was_said(tmp_path, subject):
    add_content(tmp_path / "new", subject, TODAY)

    library = load_library(tmp_path / "new", shipped=False)
    assert library.vocabulary.subject == tuple(it.lower() for it in subject)
    assert all(it in library.wording.fallback for it in subject)
    assert not lint(tmp_path / "new", shipped=False)


def test_what_has_to_be_written_is_marked(folder):
    library = load_library(folder, shipped=False)

    assert set(library.wording.disclaimers) == {"general", "medicine", "urgent", "crisis"}
    assert all(map(is_unwritten, library.wording.disclaimers.values()))
    assert all(is_unwritten(it.summary) for it in library.answers.values())
    assert {it.reviewed for it in library.answers.values()} == {TODAY}
    assert is_unwritten(library.wording.fallback)


def test_every_file_holds_to_the_schema_it_names(folder):
    for path in folder.rglob("*.yaml"):
        text = path.read_text("utf-8")
        named = re.match(r"# yaml-language-server: \$schema=(.+)\n", text)
        schema = json.loads((path.parent / named[1]).read_text("utf-8"))
        plain = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  dates stay as written
        wrong = [it.validator for it in Draft7Validator(schema).iter_errors(plain)]
        assert (path.name, set(wrong) - {"type", "anyOf"}) == (path.name, set())


def test_all_that_its_phrases_name_was_taken_along(folder):
    names = ("_alerts", "_vocabulary")
    text = "".join((folder / "intents" / f"{it}.yaml").read_text("utf-8") for it in names)
    vocabulary = load_library(folder, shipped=False).vocabulary

    used = set(re.findall(r"\{(\w+)\}", text))
    assert used <= {*vocabulary.concepts, *vocabulary.word_sets, "medicines"}
    assert set(vocabulary.word_sets) <= used


@pytest.mark.parametrize(
    ("name", "subject", "said"),
    [
        ("full", [], "is not empty"),
        ("file", [], "is a file"),
        ("new", ["vitamin b6"], "is not one word"),
        ("new", ["b-6"], "is not one word"),
        ("new", [""], "is not one word"),
        ("new", ["a:\nb"], "is not one word"),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_written(tmp_path, name, subject, said):
    (tmp_path / "full" / "inside").mkdir(parents=True)
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    before = texts(tmp_path)

    with pytest.raises(NotWritten, match=said):
        add_content(tmp_path / name, subject, TODAY)

    assert texts(tmp_path) == before
    assert sorted(it.name for it in tmp_path.iterdir()) == ["file", "full"]


def test_the_command_says_what_it_wrote_and_what_to_do_next(tmp_path, capsys):
    folder = tmp_path / "tea"

    assert main(["new", "content", str(folder), "--subject", "green", "tea"]) == 0

    lines = capsys.readouterr().out.splitlines()
    wrote = [it.removeprefix("wrote ") for it in lines if it.startswith("wrote ")]
    assert f"{folder.as_posix()}/README.md" in wrote
    assert all((tmp_path / it).is_file() for it in wrote)
    assert f"  d3k2 --content {folder} --only lint" in lines
    assert main(["--content", str(folder), "--only", "ask", "what is green tea"]) == 0


def test_an_intent_is_added_to_it(tmp_path):
    folder = tmp_path / "tea"
    add_content(folder, ["tea"], TODAY)

    options = ["--content", str(folder), "--only"]
    ways = ["--example", "how long should it brew", "brewing time"]
    assert main([*options, "new", "intent", "brewing", "--topic", "basics", *ways]) == 0

    bot = Bot(load_library(folder, shipped=False))
    assert bot.reply("how long to brew").intents == ("brewing",)


def test_the_language_is_taken_from_what_ships():
    for name, text in language().items():
        tree, _, file = name.partition("/")
        entries, problems = read_entries(text.encode(), name, shape_of(tree, file[:-5]))
        assert (problems, bool(entries)) == ([], True)


SIEVE = Sieve.of(["d3", "vitamin*"], ["urgent"])
LINES = {
    "  - plain words\n": "  - plain words\n",
    "  - d3\n": "",
    "  - and3\n": "  - and3\n",
    "  - (d3|tea) now\n": "  - (tea) now\n",
    "  - (d3|vitamins) now\n": "",
    "  - '[my|d3] (a|b [d3]) c'\n": "  - '[my] (a|b ) c'\n",
    "  - [d3] now\n": "  - now\n",
    "  - 'a & @vka'\n": "",
    "  - 'a & @urgent'\n": "  - 'a & @urgent'\n",
    "  # about vitamins\n": "",
    "  a: [d3, tea, vitamin c]\n": "  a: [tea, ]\n",
    "    vitamin c,\n": "",
    "    tea, d3,\n": "    tea,\n",
}


@pytest.mark.parametrize(("line", "kept"), LINES.items())
def test_a_line_keeps_what_does_not_name_the_subject(line, kept):
    assert SIEVE.sift(line) == kept


WORD = st.sampled_from(["tea", "leaf", "d3", "vitamins", "cup*", "pot"])
OPTIONAL = st.lists(WORD, min_size=1, max_size=3).map(lambda it: f"[{'|'.join(it)}]")
ALTERNATIVE = st.lists(WORD | OPTIONAL, min_size=1, max_size=3).map(" ".join)
GROUP = st.lists(ALTERNATIVE, min_size=1, max_size=3).map(lambda it: f"({'|'.join(it)})")
PHRASE = st.lists(WORD | GROUP | OPTIONAL, max_size=4).map(
    lambda it: " ".join(["leaf", *it, "leaf"])
)


def spoken(phrase):
    """All that a phrase stands for, word by word."""
    return {words for row in unfold(phrase, {}) for words in product(*row)}


@given(PHRASE)
def test_what_is_kept_of_a_phrase_says_nothing_that_the_phrase_did_not(phrase):
    kept = SIEVE.sift(f"- '{phrase}'\n")

    assert not re.search("d3|vitamin", kept)
    if kept:
        assert spoken(kept[3:-2]) <= spoken(phrase)


def test_keys_are_cut_with_the_comments_above_them():
    text = "# file\n\n# of a\na: [\n  x\n]\n# of b\nb:\n  c: y\n  # of d\n  d: z\n"

    assert [*key_pieces(text)] == [
        ("a", "# of a\na: [\n  x\n]\n"),
        ("b", "# of b\nb:\n  c: y\n  # of d\n  d: z\n"),
    ]
    assert [*key_pieces("b:\n  c: y\n  # of d\n  d: z\n", indent=2)] == [
        ("c", "  c: y\n"),
        ("d", "  # of d\n  d: z\n"),
    ]


def test_entries_are_cut_with_the_comments_above_them():
    text = "# one\n- a: x\n\n# two\n- a: y\n  b: z\n"

    assert [*entry_pieces(text, [2, 5], ["x", "y"])] == [
        ("x", "# one\n- a: x\n\n"),
        ("y", "# two\n- a: y\n  b: z\n"),
    ]
