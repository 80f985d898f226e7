"""The shapes of content files in, one JSON Schema each out, for editors to check by."""

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from bot.authoring.language import Language
from bot.authoring.schemas import schema_name
from bot.content import alerts, model, vocabulary, wording
from bot.content.scalar import BEST, MOST_DIGITS
from bot.content.shape import Field, Shape, ValueKind
from bot.content.shapes import TREES, TURNS

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The one that editors know best."""
VALUES: Mapping[str, type] = {
    "intent": model.Intent,
    "answer": model.Answer,
    "source": model.Source,
    "caution": model.Caution,
    "alert": alerts.AlertRule,
    "region": model.Region,
    "neighbour": model.Neighbour,
    "vocabulary": vocabulary.Vocabulary,
    "language": Language,
    "wording": wording.Wording,
    "thresholds": model.Thresholds,
    "say": model.Case,
    "case": model.Case,
}
"""Kind of entry -> the value that it becomes, whose fields tell what they mean."""
DATE = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
WORDS = r"^(?=[\s\S]*\S)[^\u0000-\u0009\u000b-\u001f\u007f-\u009f]*$"
"""Anything but nothing, and no control character but the line break."""
# An editor shows `patternErrorMessage` in the place of the pattern.
SCALARS: Mapping[ValueKind, Schema] = {
    "id": {
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]*$",
        "patternErrorMessage": "expected lower case letters, digits and _",
    },
    "text": {"type": "string", "pattern": WORDS, "patternErrorMessage": "expected text"},
    "date": {
        "type": "string",
        "format": "date",
        "pattern": DATE,
        "patternErrorMessage": "expected a date such as 2026-11-22",
    },
    "year": {
        "type": ["integer", "string"],
        "minimum": 1000,
        "maximum": 2999,
        "pattern": "^[12][0-9]{3}$",
        "patternErrorMessage": "expected a year such as 2012",
    },
    "flag": {"type": "boolean"},
    "number": {"type": "number", "minimum": 0, "maximum": 10**MOST_DIGITS - 1},
    "score": {"type": "number", "minimum": 0, "maximum": BEST},
}
PARTS: Mapping[ValueKind, Schema] = {
    "texts": SCALARS["text"],
    "ids": SCALARS["id"],
    "groups": {"type": "array", "items": SCALARS["text"]},
    "map": SCALARS["text"],
    "numbers": SCALARS["number"],
    "lists": {"type": "array", "items": SCALARS["text"]},
}
"""Kind of a list or of a mapping -> what is in it."""
MAPS = frozenset({"map", "numbers", "lists"})


def schemas() -> dict[str, str]:
    """File name -> its text, of every shape."""
    return {
        schema_name(tree, name): json.dumps(_file(shape), indent=2, ensure_ascii=False) + "\n"
        for tree, shapes in TREES.items()
        for name, shape in shapes.items()
    }


def _file(shape: Shape) -> Schema:
    entry = _entry(shape)
    whole = {"type": "array", "items": entry} if shape.listed else entry
    return {"$schema": DIALECT, "title": f"{shape.entry} of a content folder", **whole}


def _entry(shape: Shape) -> Schema:
    said = meant(shape)
    return {
        "type": "object",
        "properties": {
            key: {"description": said[key], **_value(field)} for key, field in shape.fields.items()
        },
        "required": [key for key, field in shape.fields.items() if field.required],
        "additionalProperties": False,
    }


def _value(field: Field) -> Schema:
    if field.kind == "cases":
        return {"type": "array", "items": _entry(TURNS)}
    if field.kind in MAPS:
        return _mapping(PARTS[field.kind], field.choices)
    if field.kind in PARTS:
        many = {"type": "array", "items": PARTS[field.kind]}
        return {"anyOf": [PARTS[field.kind], many]} if field.single else many
    if field.choices:
        return {"enum": list(field.choices)}
    return SCALARS[field.kind]


def _mapping(part: Schema, choices: tuple[str, ...]) -> Schema:
    if not choices:
        return {"type": "object", "additionalProperties": part}
    known = dict.fromkeys(choices, part)
    return {"type": "object", "properties": known, "additionalProperties": False}


def meant(shape: Shape) -> dict[str, str]:
    """Key -> what it is for: as its shape says, else as its value's field does."""
    fields = _told(VALUES[shape.entry]) if shape.entry in VALUES else {}
    return {key: field.told or fields.get(key, "") for key, field in shape.fields.items()}


@cache
def _told(value: type) -> dict[str, str]:
    """Field of a value -> the lines below it."""
    return dict(_below(ast.parse(inspect.getsource(value)).body[0]))


def _below(value: ast.AST) -> Iterator[tuple[str, str]]:
    body = list(ast.iter_child_nodes(value))
    for field, note in pairwise(body):
        match field, note:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, inspect.cleandoc(text)
