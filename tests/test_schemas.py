"""The schemas of the content files: named by every file, and as strict as the loader."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from bot.authoring.schemas import schema_line, schema_name, shipped_schemas
from bot.content.shapes import TREES
from bot.content.source import read_entries
from docs.schemas import meant

ROOT = Path(__file__).parents[1]
FILES = [
    *((tree, path) for tree in ("intents", "answers") for path in (ROOT / tree).glob("*.yaml")),
    *(("cases", path) for path in (ROOT / "tests" / "cases").glob("*.yaml")),
    *((path.parent.name, path) for path in (ROOT / "examples").glob("*/*/*.yaml")),
]
SHAPES = [(tree, name) for tree, shapes in TREES.items() for name in shapes]
EXAMPLES = {
    "id": "a_1",
    "text": "some words",
    "date": "2026-11-22",
    "year": 2012,
    "flag": True,
    "number": 7,
    "score": 50,
    "texts": ["a b"],
    "ids": ["a_1"],
    "groups": [["a", "b"]],
    "map": "some words",
    "numbers": 7,
    "lists": ["a"],
    "cases": [{"say": "hello"}],
}
VALUES = [
    "some words", "a_1", "_a", "Bad Id", "", " ", "tab\tin it", "line\nbreak", "bell\x07", "ü",
    "strong", "urgent", "none", "full", "2026-11-22", "2026-13-01", "2026-02-30",
    "22.11.2026", "26-1-2",
    0, 7, 50, 100, 101, -1, 2012, 3012, 99, 5.5, True, False, None, "2012", "3012", "20126", "99",
    [], ["a b"], ["a_1"], ["Bad Id"], [""], [7], [None], [["a"]], [["a"], "b"], [{"say": "a"}],
    [{"say": "a", "sya": "b"}], [{}], {}, {"a": "b"}, {"general": "b"}, {"a": 7},
    {"a": ["b"]}, {"1": ["b"]},
]  # fmt: skip
WORDS_AS_IDS = [True, False, None, [None]]
"""What the loader takes for ids, as `true` is written like one; no author means that."""


QUOTED = {"flag": ["true", "false"], "numbers": ["7", "5.5"], "score": ["7", "99.5"]}
"""Kind -> what the loader takes in quotes, too. A schema that allowed it would have editors offer
`"true"` beside true, and could hold no quoted score to the highest."""
SPELLINGS = {
    "text": ["yes", "on", "No", "2026-11-22", "12:30", "0x10", "1_0", ".inf", "="],
    "numbers": ["5e1", "+5", ".5", "5.", "-0", "0.12345678901"],
    "score": ["5e1", "+5", ".5", "5."],
    "year": ["1999.0", "2e3"],
}
"""Kind -> what the loader refuses as it is written. An editor hands its schema the value alone: the
number 50 for `5e1`; and by YAML 1.2 `yes` and a date are text, while our parser keeps to 1.1."""


class Editor(yaml.SafeLoader):
    """Reads YAML as an editor does, by version 1.2: a date is text, and so is `on`."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  the parent's name


for tag, form, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), first)


@cache
def validator(tree, name):
    schema = json.loads((ROOT / "schemas" / schema_name(tree, name)).read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)


def loader_refuses(value, tree, name):
    data = f"{json.dumps(value, ensure_ascii=False)}\n".encode()
    return bool(read_entries(data, "a.yaml", TREES[tree][name])[1])


def schema_refuses(value, tree, name):
    return not validator(tree, name).is_valid(value)


def may_differ(field, value):
    """Whether loader and schema are known to judge a value differently."""
    if field.kind in {"id", "ids"}:
        return value in WORDS_AS_IDS
    inside = value.values() if isinstance(value, dict) else [value]
    said = [it for it in inside if isinstance(it, str)]
    return field.kind in QUOTED and any(re.fullmatch(r"\d+(\.\d+)?|true|false", it) for it in said)


def spelled(kinds):
    """Each key without choices that holds such a kind, with each of its spellings."""
    return [
        (place, key, spelling)
        for place in SHAPES
        for key, field in TREES[place[0]][place[1]].fields.items()
        if not field.choices
        for spelling in kinds.get(field.kind, ())
    ]


def file_with(place, key, spelling):
    """A sound file but for one value, which stands there as it is written."""
    shape = TREES[place[0]][place[1]]
    value = {"a": "HERE"} if shape.fields[key].kind == "numbers" else "HERE"
    text = json.dumps(in_file(shape, {**whole(shape), key: value}))
    return text.replace('"HERE"', spelling) + "\n"


def in_file(shape, entry):
    return [entry] if shape.listed else entry


def sound(field):
    """A value that the key may have."""
    if field.kind in {"map", "numbers", "lists"}:
        return {(field.choices or ("a",))[0]: EXAMPLES[field.kind]}
    return field.choices[0] if field.choices else EXAMPLES[field.kind]


def whole(shape):
    return {key: sound(field) for key, field in shape.fields.items()}


def variants(shape):
    """Entries, sound and wrong: each key absent, misspelt, and with each value."""
    entry = whole(shape)
    yield entry
    yield {}
    yield {**entry, "unknown": "some words"}
    for key, field in shape.fields.items():
        rest = {name: value for name, value in entry.items() if name != key}
        yield rest
        yield {**rest, f"{key}x": entry[key]}
        for value in VALUES:
            if not may_differ(field, value):
                yield {**rest, key: value}


@pytest.mark.parametrize(("tree", "path"), FILES, ids=lambda it: getattr(it, "stem", it))
def test_every_file_names_its_schema_first_and_holds_to_it(tree, path):
    text = path.read_text("utf-8")
    first = text.splitlines()[0]

    up = "../" * len(path.relative_to(ROOT).parent.parts)
    assert f"{first}\n" == schema_line(tree, path.stem, up)
    assert (path.parent / first.partition("$schema=")[2]).is_file()
    errors = validator(tree, path.stem).iter_errors(yaml.load(text, Loader=Editor))  # noqa: S506
    assert [error.message for error in errors] == []


@pytest.mark.parametrize(("tree", "name"), SHAPES)
def test_a_schema_refuses_what_the_loader_refuses_and_nothing_else(tree, name):
    shape = TREES[tree][name]
    wrong = 0
    for entry in variants(shape):
        value = in_file(shape, entry)
        refused = loader_refuses(value, tree, name)
        assert (entry, schema_refuses(value, tree, name)) == (entry, refused)
        wrong += refused
    assert wrong > 30 * len(shape.fields)


@pytest.mark.parametrize("value", [None, 7, "words", True, {}, [7], [None], ["words"], [[]]])
@pytest.mark.parametrize(("tree", "name"), SHAPES)
def test_a_file_of_another_form_is_refused_by_both(tree, name, value):
    assert schema_refuses(value, tree, name) == loader_refuses(value, tree, name)


PRINTED = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=5)


@given(
    st.sampled_from(SHAPES),
    st.data(),
    st.recursive(
        st.none() | st.booleans() | st.integers(-5, 3000) | PRINTED | st.dates().map(str),
        lambda it: st.lists(it, max_size=3) | st.dictionaries(PRINTED, it, max_size=3),
        max_leaves=6,
    ),
)
def test_any_value_of_any_key_is_refused_by_both_or_by_neither(place, data, value):
    shape = TREES[place[0]][place[1]]
    key = data.draw(
        st.sampled_from([it for it, to in shape.fields.items() if to.kind not in {"id", "ids"}])
    )
    assume(not may_differ(shape.fields[key], value))
    entry = in_file(shape, {**whole(shape), key: value})

    assert schema_refuses(entry, *place) == loader_refuses(entry, *place)


@pytest.mark.parametrize(("place", "key", "value"), spelled(QUOTED))
def test_an_editor_asks_for_numbers_and_flags_without_quotes(place, key, value):
    text = file_with(place, key, json.dumps(value))

    assert schema_refuses(json.loads(text), *place)
    assert not read_entries(text.encode(), "a.yaml", TREES[place[0]][place[1]])[1]


@pytest.mark.parametrize(("place", "key", "spelling"), spelled(SPELLINGS))
def test_how_a_value_is_spelled_is_seen_by_the_loader_alone(place, key, spelling):
    text = file_with(place, key, spelling)

    assert not schema_refuses(yaml.load(text, Loader=Editor), *place)  # noqa: S506
    assert read_entries(text.encode(), "a.yaml", TREES[place[0]][place[1]])[1]


@pytest.mark.parametrize(("tree", "name"), SHAPES)
def test_every_key_is_described(tree, name):
    assert all(meant(TREES[tree][name]).values())


def test_the_schemas_are_those_of_the_shapes_and_no_others():
    names = {schema_name(tree, name) for tree, name in SHAPES}

    assert {it.name for it in shipped_schemas()} == names
    assert len(names) == len(SHAPES)
