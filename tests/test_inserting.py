"""More examples in a topic's file: they stand behind the last one, every other byte stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.authoring.suggesting.inserting import inserted
from bot.content.scalar import read_scalar
from bot.content.shapes import INTENTS
from bot.content.source import read_entries
from bot.errors import NotWritten

PATH = "intents/tea.yaml"
NEW = ("how hot may the water be", "which kettle")
HEAD = "- intent: brewing\n  title: How long\n  examples:"
NEXT = "- intent: cups\n  title: Cups\n  examples: [which cup, 'a \"mug\"']  # two\n"
LAYOUTS = {
    "a hanging list": (
        f"{HEAD}\n  - a pot\n{NEXT}",
        f"{HEAD}\n  - a pot\n  - how hot may the water be\n  - which kettle\n{NEXT}",
    ),
    "an indented list": (
        f"{HEAD}\n      - a pot\n{NEXT}",
        f"{HEAD}\n      - a pot\n      - how hot may the water be\n      - which kettle\n{NEXT}",
    ),
    "spaces behind dashes": (
        f"{HEAD}\n    -   a pot\n",
        f"{HEAD}\n    -   a pot\n    -   how hot may the water be\n    -   which kettle\n",
    ),
    "quotes": (
        f"{HEAD}\n    - \"a pot\"\n    - 'it''s tea'\n",
        (
            f"{HEAD}\n    - \"a pot\"\n    - 'it''s tea'\n"
            "    - how hot may the water be\n    - which kettle\n"
        ),
    ),
    "comments": (
        (
            f"# top\n{HEAD}  # ways\n    # first\n    - a pot  # of clay\n"
            f"    # below\n\n# next\n{NEXT}"
        ),
        (
            f"# top\n{HEAD}  # ways\n    # first\n    - a pot  # of clay\n"
            "    - how hot may the water be\n    - which kettle\n    # below\n\n# next\n"
            f"{NEXT}"
        ),
    ),
    "a sign of a comment in quotes": (
        f'{HEAD}\n    - "a # pot"  # of clay\n',
        (
            f'{HEAD}\n    - "a # pot"  # of clay\n'
            "    - how hot may the water be\n    - which kettle\n"
        ),
    ),
    "Windows line ends": (
        f"{HEAD}\n  - a pot\n{NEXT}".replace("\n", "\r\n"),
        f"{HEAD}\n  - a pot\n  - how hot may the water be\n  - which kettle\n{NEXT}".replace(
            "\n", "\r\n"
        ),
    ),
    "a byte order mark": (
        f"\ufeff{HEAD}\n  - a pot\n",
        f"\ufeff{HEAD}\n  - a pot\n  - how hot may the water be\n  - which kettle\n",
    ),
    "letters of several bytes": (
        f"# ü 🍵\n{HEAD}\n  - grüner 🍵 tee  # ß\n{NEXT}",
        (
            "# ü 🍵\n"
            f"{HEAD}\n  - grüner 🍵 tee  # ß\n"
            f"  - how hot may the water be\n  - which kettle\n{NEXT}"
        ),
    ),
    "a flow list": (
        f"{HEAD} [a pot, 'b, c']  # two\n{NEXT}",
        f"{HEAD} [a pot, 'b, c', how hot may the water be, which kettle]  # two\n{NEXT}",
    ),
    "a flow list with a comma at its end": (
        f"{HEAD} [a pot, ]\n",
        f"{HEAD} [a pot, how hot may the water be, which kettle, ]\n",
    ),
    "a flow list over several lines": (
        f"{HEAD} [\n    a pot,\n    steeping  # time\n  ]\n{NEXT}",
        (
            f"{HEAD} [\n    a pot,\n    steeping,\n    how hot may the water be,\n"
            f"    which kettle  # time\n  ]\n{NEXT}"
        ),
    ),
    "a flow list that goes on below": (
        f"{HEAD} [a pot, steeping,\n    a can]\n",
        f"{HEAD} [a pot, steeping,\n    a can,\n    how hot may the water be,\n    which kettle]\n",
    ),
    "an empty flow list": (
        f"{HEAD} []\n{NEXT}",
        f"{HEAD} [how hot may the water be, which kettle]\n{NEXT}",
    ),
    "a literal text": (
        f"{HEAD}\n    - |\n      a pot\n      of tea\n{NEXT}",
        (
            f"{HEAD}\n    - |\n      a pot\n      of tea\n"
            f"    - how hot may the water be\n    - which kettle\n{NEXT}"
        ),
    ),
    "a folded text with space below": (
        f"{HEAD}\n    - >-\n      a pot\n      of tea\n\n\n# next\n{NEXT}",
        (
            f"{HEAD}\n    - >-\n      a pot\n      of tea\n"
            f"    - how hot may the water be\n    - which kettle\n\n\n# next\n{NEXT}"
        ),
    ),
    "keys behind the list": (
        "- intent: brewing\n  examples:\n  - a pot\n  title: How long\n",
        (
            "- intent: brewing\n  examples:\n  - a pot\n"
            "  - how hot may the water be\n  - which kettle\n  title: How long\n"
        ),
    ),
    "an entry in the middle": (
        f"{NEXT}\n{HEAD}\n  - a pot\n\n{NEXT.replace('cups', 'mugs')}",
        (
            f"{NEXT}\n{HEAD}\n  - a pot\n  - how hot may the water be\n  - which kettle\n\n"
            f"{NEXT.replace('cups', 'mugs')}"
        ),
    ),
    "an entry in braces": (
        "- {intent: brewing, title: How long, examples: [a pot]}  # short\n",
        (
            "- {intent: brewing, title: How long,"
            " examples: [a pot, how hot may the water be, which kettle]}  # short\n"
        ),
    ),
    "a last line without end": (
        f"{HEAD}\n  - a pot",
        f"{HEAD}\n  - a pot\n  - how hot may the water be\n  - which kettle",
    ),
}
MISREAD = [
    "yes", "no", "null", "~", "2012", "1.5", "2026-11-22", "a: b", "a:", ": a", "# no", "a # no",
    "'a'", '"a"', "it's", 'a "mug"', "a, b", "[a]", "a]", "{a}", "a}", "- a", "-", "? a", "&a",
    "*a", "!a", "|", "> a", "@a", "%a", "`a", "---", "...", "a\\nb", "<<", "=", "grüner tee",
    "ß 🍵", "a\u00a0b", "x" * 300, '?"', ':"\\', "?? tea", "a ? b",
]  # fmt: skip


def values(data):
    """Intent -> title and examples, in order."""
    entries, _ = read_entries(data, PATH, INTENTS)
    return [(it.get("intent"), it.get("title"), it.get("examples")) for it in entries]


def with_more(data, examples):
    """The same as they should be once the examples are added to `brewing`."""
    return [
        (name, title, (*old, *(examples if name == "brewing" else ())))
        for name, title, old in values(data)
    ]


def is_one_addition(old, new):
    """Whether the old file is left once one piece is cut out of the new one."""
    same = next((at for at, it in enumerate(old) if new[at] != it), len(old))
    return len(new) > len(old) and any(
        new[:at] + new[at + len(new) - len(old) :] == old for at in range(same + 1)
    )


@pytest.mark.parametrize(("before", "after"), LAYOUTS.values(), ids=LAYOUTS)
def test_examples_stand_behind_the_last_one_and_all_else_stays(before, after):
    old = before.encode()

    new = inserted(old, PATH, "brewing", NEW)

    assert new.decode() == after
    assert values(new) == with_more(old, NEW)


@pytest.mark.parametrize("text", MISREAD)
@pytest.mark.parametrize("layout", [f"{HEAD}\n  - a pot\n", f"{HEAD} [a pot]\n", f"{HEAD} []\n"])
def test_a_text_that_yaml_would_misread_is_read_back_as_it_is(layout, text):
    old = layout.encode()

    new = inserted(old, PATH, "brewing", (text, "which kettle"))

    assert is_one_addition(old, new)
    assert values(new) == with_more(old, (text, "which kettle"))


@pytest.mark.parametrize(
    "text", ["", f"{NEXT}", "no yaml: [", f"{HEAD}\n  - &a pot\n  - *a\n", "- a\n", f"{HEAD}\n"]
)
def test_a_file_without_the_intent_is_refused(text):
    with pytest.raises(NotWritten, match="holds no intent 'brewing'"):
        inserted(text.encode(), PATH, "brewing", NEW)


def test_a_file_that_is_wrong_elsewhere_keeps_what_is_wrong():
    old = f"- intent: Cups\n  title: Cups\n  examples: [a]\n{HEAD}\n  - a pot\n".encode()

    new = inserted(old, PATH, "brewing", NEW)

    assert is_one_addition(old, new)
    wrong = [(it.line, it.message) for it in read_entries(old, PATH, INTENTS)[1]]
    assert [(it.line, it.message) for it in read_entries(new, PATH, INTENTS)[1]] == wrong


@pytest.mark.parametrize(
    "layout",
    [
        pytest.param(f"{HEAD}\n  -\n    a pot\n", id="a text below its dash"),
        pytest.param(f'{HEAD}\n  - !!str "a pot"\n', id="a tag"),
        pytest.param(f"{HEAD}\n  - &a pot\n", id="an anchor"),
        pytest.param(f"{HEAD}\n  - >-  # why\n      a pot", id="a folded text without end"),
        pytest.param(f"{HEAD}\n  - |+\n    a pot\n\n\n", id="a text with its line ends"),
        pytest.param(f"{HEAD}\n  - a pot\n...\n", id="the end of a document"),
    ],
)
def test_an_odd_layout_grows_or_is_refused(layout):
    old = layout.encode()
    try:
        new = inserted(old, PATH, "brewing", NEW)
    except NotWritten:
        return

    assert is_one_addition(old, new)
    assert values(new) == with_more(old, NEW)


def is_example(text):
    try:
        read_scalar("text", "str", text)
        text.encode()
    except ValueError:
        return False
    return text == text.strip()


EXAMPLES = (
    st.text(max_size=12) | st.text("ab'\"#:-é|>{}[],&*!%?\\ \n\x85\u2028\ufeff", max_size=8)
) | (st.sampled_from(MISREAD))
TEXTS = EXAMPLES.filter(is_example)
COMMENTS = st.sampled_from(["", "  # why", " #", "   #  'two\" [words]"])
QUOTED = [
    "a pot", "'a # pot'", '"it\\"s"',
    "|\n{0}  a pot\n{0}  of tea\n", ">-\n{0}  a pot\n\n{0}  of tea",
    "'it''s, [tea]'", "grün 🍵",
]  # fmt: skip


@st.composite
def block_list(draw, column):
    """Lines of a list of examples, at least one."""
    pad, gap = " " * column, " " * draw(st.integers(1, 3))
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        above = draw(st.sampled_from(["", f"{pad}# above\n", "\n", "# far left\n"]))
        text = draw(st.sampled_from(QUOTED)).format(pad)
        behind = "\n" if text[-1:] == "\n" or ">" in text else f"{draw(COMMENTS)}\n"
        lines.append(f"{above}{pad}-{gap}{text.rstrip()}{behind}")
    return "\n" + "".join(lines)


@st.composite
def flow_list(draw):
    """A list in brackets, on a line or on several."""
    items = draw(st.lists(st.sampled_from(["a pot", "'b, c'", '"d]"', "e"]), max_size=3))
    between, begin, end = draw(
        st.sampled_from(
            [
                (", ", "", ""),
                (",", " ", " "),
                (",\n    ", "\n    ", "\n    "),
                (" ,\n     ", "", ""),
            ]
        )
    )
    last = draw(st.sampled_from(["", ","])) if items else ""
    return f" [{begin}{between.join(items)}{last}{end}]{draw(COMMENTS)}\n"


@st.composite
def topic_files(draw):
    """Intents with keys in any order, lists and comments of any form; one is `brewing`."""
    names = draw(st.permutations(["brewing", "cups", "mugs"][: draw(st.integers(1, 3))]))
    indent = " " * draw(st.integers(0, 2))
    lines = [draw(st.sampled_from(["", "# top\n", "---\n"]))]
    for name in names:
        column = len(indent) + draw(st.integers(2, 5))
        title = draw(st.sampled_from(["Tea", "'Tea: hot'", '"[tea]"']))
        keys = [
            f"intent: {name}{draw(COMMENTS)}\n",
            f"title: {title}\n",
            f"examples:{draw(block_list(column) | flow_list())}",
        ]
        for at, key in enumerate(draw(st.permutations(keys))):
            lines.append(f"{indent}{'  ' if at else '- '}{key}")
        lines.append(draw(st.sampled_from(["", "\n", "# below\n", f"{indent}  # within\n"])))
    text = "".join(lines)
    text = draw(st.sampled_from([text, text.rstrip("\n")]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    return (draw(st.sampled_from(["", "\ufeff"])) + text).encode()


UNWRITABLE = frozenset("\x85\u2028\u2029\ufeff\ufffe\uffff")
"""What no YAML file holds as it is: only for these an example may be refused."""


@settings(deadline=None)
@given(topic_files(), st.lists(TEXTS, min_size=1, max_size=3))
def test_any_file_gains_just_the_examples_or_is_refused(old, examples):
    try:
        new = inserted(old, PATH, "brewing", examples)
    except NotWritten:
        assert not UNWRITABLE.isdisjoint("".join(examples))
        return

    assert values(new) == with_more(old, examples)
    assert is_one_addition(old, new)


@given(
    st.binary(max_size=30)
    | st.text("a:- \t\r\n'\"|>#[]{}&*!%?,\\é\x85\u2028\ufeff").map(str.encode)
)
def test_whatever_stands_in_a_file_it_grows_or_is_refused(data):
    for old in (data, f"{HEAD} [".encode() + data + b"]\n", f"{HEAD}\n  - ".encode() + data):
        try:
            new = inserted(old, PATH, "brewing", NEW)
        except NotWritten:
            continue
        assert values(new) == with_more(old, NEW)
        assert is_one_addition(old, new)
