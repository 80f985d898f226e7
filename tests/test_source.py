"""Bytes of a content file in, entries and problems with their places out."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.content import shapes as of
from bot.content.citation import WHOLE
from bot.content.source import read_entries

GOOD = "- intent: brewing\n  title: How long\n  examples: [steeping time]\n"
NEXT = GOOD + "- intent: caffeine\n  title: "
ITEMS = "- intent: a\n  title: b\n  examples:\n"
ANSWER = "- answer: a\n  form: brief\n  summary: s\n  reviewed: 2026-11-22\n  review_by: "
NINES = ",".join(["*x"] * 9)
BOMB = "- intent: a\n  title: b\n  examples:\n    - &x0 [lol]\n" + "".join(
    f"    - &x{level + 1} [{NINES.replace('x', f'x{level}')}]\n" for level in range(30)
)
DEEP = (
    "from bot.content.shapes import INTENTS; from bot.content.source import read_entries; "
    "print(*read_entries(b'{}' * 40_000, 'tea.yaml', INTENTS)[1])"
)
PIECES = [
    *("- intent: a", "  title: ", "  examples:", "    - x", "answer: ", "say: ", "dialogue:", "- "),
    *("[", "]", "{", "}", '"', "'", ":", ",", "#", ">", "|", "? ", "<<: ", "*x", "&x ", "!!map "),
    *("!foo ", "---", "...", '"\\0"', "yes", "5", "null", "2026-01-01", "@", "%", "\n", "\r", "\t"),
    *("  ", "é", "\u2028", "\ufeff", "\0"),
]


def places(text, shape=of.INTENTS):
    data = text if isinstance(text, bytes) else text.encode()
    problems = read_entries(data, "tea.yaml", shape)[1]
    assert all(problem.path == "tea.yaml" for problem in problems)
    return {(problem.line, problem.column, problem.rule) for problem in problems}


def test_a_good_file_gives_its_entries_and_no_problem():
    entries, problems = read_entries(GOOD.encode(), "intents/tea.yaml", of.INTENTS)

    assert problems == []
    assert [entry.values for entry in entries] == [
        {"intent": "brewing", "title": "How long", "examples": ("steeping time",)}
    ]
    assert entries[0].topic == "tea"


def test_an_entry_knows_where_its_values_and_their_elements_stand():
    text = b"- intent: a\n  title: b\n  examples:\n    - c\n    - d\n"

    entry = read_entries(text, "f", of.INTENTS)[0][0]
    spots = [entry.place, entry.where("title"), entry.where("examples", 1), entry.where("answer")]

    assert [(spot.line, spot.column) for spot in spots] == [(1, 3), (2, 10), (5, 7), (1, 3)]


@pytest.mark.parametrize("begin", ["\ufeff", "# a comment\n", "---\n", "\n\n"])
def test_a_byte_order_mark_and_other_harmless_openings_are_accepted(begin):
    entries, problems = read_entries((begin + GOOD).encode(), "f", of.INTENTS)

    assert (len(entries), problems) == (1, [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_the_same_with_any_line_end(end):
    assert (6, 13, "wrong-type") in places((NEXT + "b\n  examples: c\n").replace("\n", end))


@pytest.mark.parametrize(
    ("text", "shape", "expected"),
    [
        ("", of.INTENTS, (1, 1, "empty-file")),
        ("intent: a\n", of.INTENTS, (1, 1, "wrong-type")),
        (GOOD + "- just words\n", of.INTENTS, (4, 3, "wrong-type")),
        (GOOD + "  ? [a]\n  : b\n", of.INTENTS, (4, 5, "wrong-type")),
        (NEXT + "[b]\n  examples: [c]\n", of.INTENTS, (5, 10, "wrong-type")),
        (NEXT + "b\n  examples: c\n", of.INTENTS, (6, 13, "wrong-type")),
        (NEXT + "b\n  examples: [c, {d: e}]\n", of.INTENTS, (6, 17, "wrong-type")),
        (GOOD + "  answer: Brewing-Tea\n", of.INTENTS, (4, 11, "wrong-type")),
        ("- alert: a\n  caution: No One\n", of.ALERTS, (2, 12, "wrong-type")),
        ("answer: high\noffer: 1\nmargin: 1\n", of.THRESHOLDS, (1, 9, "wrong-type")),
        ("disclaimers: {general: a, loud: b}\n", of.WORDING, (1, 27, "unknown-key")),
        ("concepts:\n  leaf: [tea, 5]\n", of.VOCABULARY, (2, 15, "wrong-type")),
        ("never_blur:\n  - [k1]\n  - k2\n", of.VOCABULARY, (3, 5, "wrong-type")),
        ("- dialogue:\n    - kind: answer\n", of.CASES, (2, 7, "missing-key")),
        (ANSWER + "2027-11-22\n  evidence: huge\n", of.ANSWERS, (6, 13, "wrong-value")),
        (GOOD + "  colour: green\n", of.INTENTS, (4, 3, "unknown-key")),
        (GOOD + "  <<: {answer: b}\n", of.INTENTS, (4, 3, "unknown-key")),
        (GOOD + "  title: Again\n", of.INTENTS, (4, 3, "duplicate-key")),
        ("- intent: b\n  examples: [c]\n", of.INTENTS, (1, 3, "missing-key")),
        (GOOD + "---\n" + GOOD, of.INTENTS, (4, 1, "yaml-syntax")),
        (GOOD + "- intent: b\n\ttitle: c\n", of.INTENTS, (5, 1, "yaml-syntax")),
        (NEXT + "b: c\n", of.INTENTS, (5, 11, "yaml-syntax")),
        (ANSWER + "tomorrow\n", of.ANSWERS, (5, 14, "wrong-type")),
        (ITEMS + "    - a\n      b\n", of.INTENTS, (5, 7, "joined-lines")),
        (ITEMS + "    - a\n     - b\n", of.INTENTS, (5, 6, "joined-lines")),
        (ITEMS + "    - 'a\n      b'\n", of.INTENTS, (4, 7, "joined-lines")),
        (NEXT + "b\n    - c\n  examples: [d]\n", of.INTENTS, (6, 5, "joined-lines")),
        (NEXT + "'b\n  examples: [d]'\n  examples: [c]\n", of.INTENTS, (5, 10, "joined-lines")),
        (NEXT + "'b\n  examples: [don't]\n", of.INTENTS, (5, 10, "yaml-syntax")),
        (NEXT + '"b\n  examples: [c]\n', of.INTENTS, (5, 10, "yaml-syntax")),
        (GOOD + "- intent b\n  title: c\n", of.INTENTS, (4, 3, "yaml-syntax")),
        (GOOD + "  answer b\n- intent: c\n", of.INTENTS, (4, 3, "yaml-syntax")),
        (GOOD[:-2] + "\n\n# more\n" + GOOD, of.INTENTS, (3, 27, "yaml-syntax")),
        (GOOD + "- intent: b\n  examples: [", of.INTENTS, (5, 14, "yaml-syntax")),
        (GOOD[:-1], of.INTENTS, (3, 28, "cut-short")),
        (GOOD + "\ufeff" + GOOD, of.INTENTS, (4, 1, "encoding")),
    ],
)
def test_each_mistake_is_one_problem_at_its_line_and_column(text, shape, expected):
    assert places(text, shape) == {expected}


@pytest.mark.parametrize(
    "value", ["5", "1.5", "yes", "No", "true", "null", "~", "''", "2026-01-01", "0x1F", ".inf", "="]
)
def test_what_yaml_reads_as_something_else_is_no_text_until_it_is_quoted(value):
    assert places(f"{NEXT}{value}\n  examples: [c]\n") == {(5, 10, "wrong-type")}
    assert value == "''" or places(f"{NEXT}'{value}'\n  examples: [c]\n") == set()


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (GOOD + "- !!python/object:os.PathLike {intent: b}\n", 4, 3),
        (NEXT + "!!python/name:os.system ''\n  examples: [c]\n", 5, 10),
        (NEXT + "!!binary aGVsbG8=\n  examples: [c]\n", 5, 10),
        (NEXT + "c\n  examples: !mine [c]\n", 6, 13),
        (NEXT + "c\n  examples: [c, !mine d]\n", 6, 17),
        (GOOD + "  !!python/name:os.system answer: b\n", 4, 3),
        ("!!omap\n" + GOOD, 1, 1),
    ],
)
def test_a_foreign_tag_is_refused_where_it_stands(text, line, column):
    entries, problems = read_entries(text.encode(), "f", of.INTENTS)

    assert (line, column, "tag") in {(it.line, it.column, it.rule) for it in problems}
    assert {entry.get("intent") for entry in entries} <= {"brewing"}


@pytest.mark.parametrize(
    "text",
    [
        "- intent: a\n  title: b\n    c\n  examples: [d]\n",
        "- intent: a\n  title: 'b\n    c'\n  examples: [d\n  e, 'f\n  g']\n",
        ITEMS + "    - >-\n      b\n      c\n    - |\n      - d\n",
    ],
)
def test_a_text_may_go_on_in_the_next_line_where_it_cannot_be_taken_for_a_slip(text):
    assert places(text) == set()


def test_a_file_without_bound_is_refused_and_one_with_100_000_examples_is_read():
    example = "    - how is the weather in {:06} lovely places now\n"
    examples = "".join(map(example.format, range(10**5)))

    (entry,), problems = read_entries((ITEMS + examples).encode(), "f", of.INTENTS)

    assert (len(entry.get("examples")), problems) == (10**5, [])
    assert places(b"#" * 50_000_000) == {(1, 1, "too-large")}


def test_a_piece_of_a_long_text_is_found_on_its_line():
    text = "- intent: a\n  title: >-\n    b [@c;\n    @d] and @c\n  examples: [e]\n"
    (entry,), _ = read_entries(text.encode(), "f", of.INTENTS)
    title = entry.where("title")

    spots = [title.of("@d"), title.of("@c"), title.of("@c", WHOLE), title.of("gone")]

    assert [(it.line, it.column) for it in spots] == [(4, 5), (3, 8), (4, 13), (2, 10)]


def test_an_alias_is_refused_where_it_stands():
    assert places(NEXT + "&x b\n  examples: [*x]\n") == {(6, 14, "alias")}


@pytest.mark.parametrize(
    "text", [BOMB, "&x [*x]", "- &x {intent: *x, title: *x}", "- ? &x a\n  : *x"]
)
def test_aliases_that_multiply_or_contain_themselves_end_in_problems(text):
    problems = read_entries(text.encode(), "f", of.INTENTS)[1]

    assert 0 < len(problems) <= len(text)
    assert all(len(problem.message) < 200 for problem in problems)


@pytest.mark.parametrize("opening", ["- ", "["])
def test_nesting_too_deep_is_a_problem_and_not_a_crash(opening):
    command = [sys.executable, "-c", DEEP.replace("{}", opening)]
    root = Path(__file__).parent.parent

    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert done.returncode == 0
    assert "tea.yaml:1:" in done.stdout


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (GOOD.encode() + b"- intent: caf\xe9\n", 4),
        (b"\xff\xfe" + GOOD.encode("utf-16-le"), 1),
        (b"\xef\xbb\xbf" + GOOD.encode() + b"\xe9", 4),
        (GOOD.encode() + b"# \xed\xa0\x80\n", 4),
    ],
)
def test_bytes_that_are_not_utf8_are_reported_with_their_line(data, line):
    assert places(data) == {(line, 1, "encoding")}


@pytest.mark.parametrize(
    ("title", "column"),
    [
        *((f"be{char}ll", 12) for char in "\0\x07\x1b\x7f\ufffe"),
        *((f'"be{escape}ll"', 10) for escape in ["\\0", "\\a", "\\e[31m", "\\x7f"]),
    ],
)
def test_a_control_character_is_refused_where_it_stands_raw_or_escaped(title, column):
    spots = places(f"{NEXT}{title}\n  examples: [c]\n")

    assert [spot[:2] for spot in spots] == [(5, column)]


def test_a_wrong_entry_is_left_out_and_the_right_ones_are_kept_with_every_problem_named():
    text = "- intent: a\n  colour: x\n" + GOOD + "- title: 5\n  examples: []\n"

    entries, problems = read_entries(text.encode(), "f", of.INTENTS)

    assert [entry.get("intent") for entry in entries] == ["brewing"]
    assert len(problems) == 5


@settings(max_examples=200, deadline=None)
@given(
    st.binary() | st.lists(st.sampled_from(PIECES)).map(lambda it: "".join(it).encode()),
    st.sampled_from([of.INTENTS, of.ANSWERS, of.ALERTS, of.VOCABULARY, of.WORDING, of.CASES]),
)
@example(b"_: [*", of.INTENTS)
def test_any_bytes_give_entries_or_problems_and_never_an_exception(data, shape):
    entries, problems = read_entries(data, "tea.yaml", shape)

    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)
    required = {key for key, field in shape.fields.items() if field.required}
    assert all(required <= entry.values.keys() <= shape.fields.keys() for entry in entries)
