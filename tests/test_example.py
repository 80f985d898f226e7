"""An example as an author writes it in, the plain sentences it stands for out."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import ContentInvalid, load_library
from bot.authoring.lint import lint
from bot.content.example import LONGEST, MOST_WAYS, expand
from bot.content.phrase import PhraseError
from bot.terminal.cli import main
from tests.conftest import FILES, write_files

VOCABULARY = {
    "entities": {
        "senna": ["cassia"],
        "mx9": ["mate x 9"],
        "green_tea": ["gr* tea", "sencha", "gyokuro"],
        "odd_one": ["odd*"],
    },
    "concepts": {"leaf": ["leaves"]},
    "word_sets": {"drinks": ["tea", "coffee"]},
}
PLAIN = [
    "how long should i brew tea",
    "lp(a) elevated",
    "Eliquis (apixaban)",
    "25(OH)D of 31",
    "a) green b) black",
    "{{7*7}}",
    "${jndi:ldap://x}",
    '{"name": "bob", "age": 4}',
    "{}",
    "if (x) { }",
    ":-)",
    ":(",
    ":[ sad",
    "so happy =]",
    "{: hello",
    "( ͡° ͜ʖ ͡°)",
    "¯\\_(ツ)_/¯",
    "console.log('x')",
    "\\x00\\x01",
    "//\\\\//\\\\",
    "ls | grep tea",
    "| a | b |",
    "[] or [ ] or [...]",
    "two  spaces",
    "???",
]
PIECES = [
    *("(", ")", "[", "]", "{", "}", "|", "\\", " ", "{senna}", "{{", "}}", "$", ":", "tea", "a"),
    *("?", "(a|b)", "[x]", "é", "7", "{leaf}", "\u2028"),
]


def read(text):
    """The sentences, or what is said against them."""
    try:
        return expand(text, VOCABULARY), ""
    except PhraseError as error:
        return (), str(error)


@pytest.mark.parametrize("text", PLAIN)
def test_a_sentence_without_syntax_stands_for_itself(text):
    assert expand(text, VOCABULARY) == (text,)


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("(green|black) tea", ["green tea", "black tea"]),
        ("(very green | black) tea", ["very green tea", "black tea"]),
        ("is tea [really] good", ["is tea good", "is tea really good"]),
        ("tea [hot|iced]", ["tea", "tea hot", "tea iced"]),
        ("does it help [please]?", ["does it help?", "does it help please?"]),
        ("[so], tea", [", tea", "so, tea"]),
        (
            "lea[ves] or leaf[y]",
            ["lea or leaf", "lea or leafy", "leaves or leaf", "leaves or leafy"],
        ),
        ("([dry] leaf|bag) tea", ["leaf tea", "dry leaf tea", "bag tea"]),
        ("tea [in the (morning|evening)]", ["tea", "tea in the morning", "tea in the evening"]),
        ("Senna (the [dried] leaf)", ["Senna (the leaf)", "Senna (the dried leaf)"]),
        ("is {senna} mild", ["is senna mild"]),
        ("({senna}|mate) or { mx9 }", ["senna or mx9", "mate or mx9"]),
        ("is {green_tea} mild", ["is sencha mild"]),
        ("[hot] [hot] tea", ["tea", "hot tea", "hot hot tea"]),
        ("[hot] :( tea", [":( tea", "hot :( tea"]),
        (r"\[object Object]", ["[object Object]"]),
        (r"\[object Object\]", ["[object Object]"]),
        (r"(a\|b|c) d", ["a|b d", "c d"]),
        (r"[x \[y] z] w", ["w", "x [y] z w"]),
        (r"tea\|coffee", ["tea|coffee"]),
        (r"\{senna}", ["{senna}"]),
    ],
)
def test_syntax_unfolds_into_every_sentence_it_stands_for(example, expected):
    assert list(expand(example, VOCABULARY)) == expected


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("{gone} tea", r"there is no entity \{gone\}; write `\\\{` for text"),
        ("{Senna} tea", r"there is no entity \{Senna\}"),
        ("{green tea} pot", r"there is no entity \{green tea\}"),
        ("{leaf} tea", r"\{leaf\} is no entity; write one of its wordings"),
        ("a {drinks} bar", r"\{drinks\} is no entity"),
        ("{odd_one} tea", "has no plain synonym"),
        ("[really good tea", r"`\[` is never closed; write `\\\[` for text"),
        ("really] good tea", r"`\]` was never opened"),
        ("([really good", r"`\[` is never closed"),
        ("a {senna tea", r"`\{` is never closed"),
        ("green|black tea", "a bar belongs in brackets"),
        ("(green | black tea", "a bar belongs in brackets"),
        (r"\(green|black\) tea", "a bar belongs in brackets"),
        ("{green|black} tea", "a bar belongs in brackets"),
        ("(green|) tea", "brackets around nothing"),
        ("(green||black) tea", "brackets around nothing"),
        ('say ["a", "b"]', "square brackets hold words"),
        ("array[0] of tea", "inside a word square brackets hold letters"),
        ("[tea]", "could stand for nothing"),
        ("[tea]?", "could stand for nothing"),
        ("(a|b|c) (d|e|f) (g|h|i)", f"stands for 27 sentences, at most {MOST_WAYS}"),
        ("[a] " * 12 + "b", "stands for 4096 sentences"),
        ("[a] " * 40 + "b", f"40 brackets, at most {MOST_WAYS}"),
        ("[" * 30 + "a" + "]" * 30 + " b", "30 brackets"),
        ("tea " * LONGEST, f"at most {LONGEST}"),
    ],
)
def test_what_looks_like_syntax_and_is_none_is_refused_with_what_to_write(example, said):
    with pytest.raises(PhraseError, match=said):
        expand(example, VOCABULARY)


def test_as_many_ways_as_the_cap_allows_are_fine_and_duplicates_count_once():
    assert len(expand("(a|b|c) (d|e) [f] [g]", VOCABULARY)) == MOST_WAYS
    assert len(expand("[a] [a] [a] [a] [a] b", VOCABULARY)) == 6


WORDS = st.text("abcdé7", min_size=1, max_size=4)
TREES = st.recursive(
    WORDS.map(lambda word: (word, {word})),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(
            lambda two: (
                f"{two[0][0]} {two[1][0]}",
                {f"{one} {other}".strip() for one in two[0][1] for other in two[1][1]},
            )
        ),
        st.lists(inner, min_size=2, max_size=3).map(
            lambda some: (f"({'|'.join(it[0] for it in some)})", {s for it in some for s in it[1]})
        ),
        inner.map(lambda one: (f"[{one[0]}]", {"", *one[1]})),
    ),
    max_leaves=6,
)
"""An example as written, and all it should stand for."""


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_however_brackets_are_nested_they_unfold_as_they_read(tree):
    written, meant = tree
    meant = {" ".join(f"tea {it}".split()) for it in meant}

    ways, said = read(f"tea {written}")

    if said:
        assert "at most" in said
        assert len(meant) > MOST_WAYS or written.count("[") + written.count("(") > 10
    else:
        assert set(ways) == meant
        assert len(ways) == len(meant) <= MOST_WAYS
        assert not any(set("()[]{}|") & set(way) for way in ways)


@settings(max_examples=300, deadline=None)
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_stands_for_some_sentences_or_is_refused(text):
    ways, said = read(text)

    assert bool(said) != bool(ways)
    assert len(ways) == len(set(ways)) <= MOST_WAYS
    if not re.search(r"[()\[\]{}|]", text):
        assert ways == (text,)
    if len(ways) > 1:
        assert all(way == " ".join(way.split()) for way in ways)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_a_text_with_a_backslash_before_each_sign_is_that_text(text):
    written = re.sub(r"[()\[\]{}|]", r"\\\g<0>", text.replace("\\", ""))

    assert expand(written, VOCABULARY) == (text.replace("\\", ""),)


def test_brackets_beyond_number_are_read_in_time_and_without_recursion():
    for text in ("(" * LONGEST, "[a" * (LONGEST // 2), "|" * LONGEST, "(" * 900 + ")" * 900):
        assert len(read(text)[1]) < 200


def tea_with(folder, examples, **more):
    intent = f"- intent: mild\n  title: Mild tea\n  examples: {examples}\n  answer: brewing\n"
    return write_files(folder, {"intents/mild.yaml": intent, **more})


def test_an_intent_holds_the_sentences_each_once_and_a_neighbour_does_too(tea_folder):
    tea_with(tea_folder, "['is (green|black) tea mild', is green tea mild, 'mild tea [please]']")
    path = tea_folder / "intents/_neighbours.yaml"
    path.write_text(path.read_text("utf-8").replace("[how", "['[hot] mocha', how"), "utf-8")

    library = load_library(tea_folder, shipped=False)

    assert library.intents["mild"].examples == (
        *("is green tea mild", "is black tea mild"),
        *("mild tea", "mild tea please"),
    )
    assert library.neighbours["coffee"].examples[:2] == ("mocha", "hot mocha")


def test_an_example_that_cannot_be_read_is_a_problem_at_its_place(tea_folder):
    tea_with(tea_folder, '[what, "{gone} tea", "tea [now"]')

    with pytest.raises(ContentInvalid) as caught:
        load_library(tea_folder, shipped=False)

    found = [(it.line, it.column, it.rule) for it in caught.value.problems]
    assert found == [(3, 20, "example"), (3, 34, "example")]


def test_a_neighbour_without_an_example_is_a_problem(tea_folder):
    path = tea_folder / "intents/_neighbours.yaml"
    path.write_text(re.sub(r"\[how.*\]", "[]", path.read_text("utf-8")), "utf-8")

    with pytest.raises(ContentInvalid, match=r":5:13: neighbour 'coffee' has no examples"):
        load_library(tea_folder, shipped=False)


def test_a_folder_laid_over_ours_may_name_our_entities_and_alone_it_may_not(tmp_path, library):
    entity, intent = next(iter(library.vocabulary.entities)), next(iter(library.intents))
    example = f"- intent: {intent}\n  title: Zebra\n  examples: ['zebra {{{entity}}} stripes']\n"
    folder = write_files(tmp_path / "mine", {"intents/zebra.yaml": example})

    assert f"zebra {entity} stripes" in load_library(folder).intents[intent].examples
    with pytest.raises(ContentInvalid, match="there is no entity"):
        load_library(folder, shipped=False)


def test_lint_looks_for_repeats_among_the_sentences(tea_folder):
    tea_with(tea_folder, "['[steeping] time', '(my|the) chest hurts']")

    told = [str(it) for it in lint(tea_folder, shipped=False) if it.rule == "repeated-example"]

    assert [it.rpartition(": ")[2].split(" stands")[0] for it in told] == [
        "'steeping time'",
        "'my chest hurts'",
    ]


@pytest.fixture(scope="module")
def mild_folder(tmp_path_factory):
    """The tea folder, once for many tries."""
    return write_files(tmp_path_factory.mktemp("mild"), FILES)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
def test_whatever_an_author_writes_gives_a_library_or_problems(mild_folder, text):
    tea_with(mild_folder, f"\n    - {text}")

    try:
        library, problems = load_library(mild_folder, shipped=False), ()
    except ContentInvalid as invalid:
        library, problems = None, invalid.problems

    assert problems or library.intents["mild"].examples
    assert all(it.line >= 1 and it.path.endswith("mild.yaml") for it in problems)


def test_explain_shows_examples_as_written_and_what_they_stand_for(tea_folder, capsys):
    tea_with(tea_folder, "['is (green|black) tea mild', soft tea]")

    assert main(["--content", str(tea_folder), "--only", "explain", "--examples", "mild"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "  2  is (green|black) tea mild",
        "       is green tea mild",
        "       is black tea mild",
        "  1  soft tea",
        f"mild: 2 examples stand for 3 sentences, at most {MOST_WAYS} each",
    ]


def test_explain_says_when_no_intent_has_the_name(tea_folder, capsys):
    assert main(["--content", str(tea_folder), "--only", "explain", "--examples", "gone"]) == 1
    assert capsys.readouterr().err == "d3k2: there is no intent 'gone'\n"


@pytest.mark.parametrize("given", [[], ["how long", "--examples", "mild"]])
def test_explain_wants_a_question_or_the_name_of_an_intent(given, capsys):
    with pytest.raises(SystemExit) as left:
        main(["explain", *given])

    assert left.value.code == 2
    assert "expected a question, or --examples and an id" in capsys.readouterr().err
