"""YAML in, entries that know their line out. The only place that knows YAML."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from bot.content.problem import Problem
from bot.content.scalar import NOUNS, TAGS, read_scalar
from bot.content.shape import TURNS, Field, Shape, ValueKind

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file; line and column are counted from 1."""

    path: str
    line: int
    column: int

    def problem(self, rule: str, message: str) -> Problem:
        """A problem at this place."""
        return Problem(self.path, self.line, self.column, rule, message)


@dataclass(frozen=True, slots=True)
class Entry:
    """One checked entry of a content file."""

    shape: Shape
    values: Mapping[str, Any]
    places: Mapping[str, Place]
    """Key -> where its value begins; `key[2]` -> where an element does; empty key -> the entry."""

    @property
    def place(self) -> Place:
        """Where the entry begins."""
        return self.places[""]

    @property
    def topic(self) -> str:
        """The name of the file it stands in, without its ending."""
        return self.place.path.rpartition("/")[2].rpartition(".")[0]

    def get(self, key: str, default: Any = None) -> Any:
        return self.values.get(key, default)

    def where(self, key: str, index: int | None = None) -> Place:
        """Where a value, or one element of it, stands; else where the entry does."""
        name = key if index is None else f"{key}[{index}]"
        return self.places.get(name, self.places.get(key, self.place))


def read_entries(data: bytes, path: str, shape: Shape) -> tuple[list[Entry], list[Problem]]:
    """Entries of one file, and all that is wrong with it; a wrong entry is left out."""
    reader = _Reader(path)
    node = reader.compose(data)
    entries = list(reader.entries(node, shape)) if node is not None else []
    return entries, reader.problems


class _Reader:
    """Walks the nodes of one file along a shape and gathers problems on the way."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def compose(self, data: bytes) -> yaml.Node | None:
        try:
            node = yaml.compose(data.decode("utf-8-sig"), Loader=_LOADER)
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            self._add(Place(self.path, line, 1), "encoding", "not UTF-8; save the file as UTF-8")
            return None
        except (yaml.YAMLError, RecursionError) as error:
            self._add(self._mark(error), "yaml-syntax", _complaint(error))
            return None
        if node is None:
            self._add(Place(self.path, 1, 1), "empty-file", "nothing in it; expected entries")
        return node

    def entries(self, node: yaml.Node, shape: Shape) -> Iterator[Entry]:
        if not shape.listed:
            entry = self._entry(node, shape)
            if entry:
                yield entry
            return
        if not isinstance(node, yaml.SequenceNode) or not self._plain(node):
            message = f"expected a list of entries, each beginning with `- {shape.entry}:`"
            self._add(self._place(node), "wrong-type", message)
            return
        for item in node.value:
            entry = self._entry(item, shape)
            if entry:
                yield entry

    def _entry(self, node: yaml.Node, shape: Shape) -> Entry | None:
        pairs = self._pairs(node, shape.entry)
        if pairs is None:
            return None
        before = len(self.problems)
        values: dict[str, Any] = {}
        places = {"": self._place(node)}
        for key, (key_node, value) in pairs.items():
            field = shape.fields.get(key)
            if field is None:
                known = ", ".join(shape.fields)
                self._add(
                    self._place(key_node), "unknown-key", f"unknown key {key!r}; known: {known}"
                )
                continue
            values[key] = self._value(value, field, key, places)
        for key, field in shape.fields.items():
            if field.required and key not in pairs:
                self._add(places[""], "missing-key", f"{shape.entry} has no {key!r}")
        return Entry(shape, values, places) if len(self.problems) == before else None

    def _pairs(self, node: yaml.Node, what: str) -> dict[str, tuple[yaml.Node, yaml.Node]] | None:
        if not isinstance(node, yaml.MappingNode) or not self._plain(node):
            self._add(self._place(node), "wrong-type", f"expected {what} as `key: value` lines")
            return None
        pairs: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._add(self._place(key), "wrong-type", "expected a word as key")
            elif key.value in pairs:
                self._add(self._place(key), "duplicate-key", f"{key.value!r} stands here twice")
            else:
                pairs[key.value] = (key, value)
        return pairs

    def _value(self, node: yaml.Node, field: Field, key: str, places: dict[str, Place]) -> Any:
        places[key] = self._place(node)
        if field.kind == "cases":
            return self._list(node, key, places, lambda item: self._entry(item, TURNS))
        if field.kind in {"texts", "ids"}:
            if field.single and isinstance(node, yaml.ScalarNode):
                return (self._scalar(node, "id", key),)
            kind: ValueKind = "id" if field.kind == "ids" else "text"
            return self._list(node, key, places, lambda item: self._scalar(item, kind, key))
        if field.kind == "groups":
            return self._list(node, key, places, lambda item: self._texts(item, key))
        if field.kind in {"map", "lists"}:
            return self._map(node, field, key, places)
        value = self._scalar(node, field.kind, key)
        if field.choices and value is not None and value not in field.choices:
            expected = ", ".join(field.choices)
            self._add(places[key], "wrong-value", f"{key} is {value!r}; expected one of {expected}")
        return value

    def _map(self, node: yaml.Node, field: Field, key: str, places: dict[str, Place]) -> Any:
        result: dict[str, Any] = {}
        for name, (name_node, value) in (self._pairs(node, key) or {}).items():
            if field.choices and name not in field.choices:
                expected = ", ".join(field.choices)
                message = f"unknown key {name!r} in {key}; known: {expected}"
                self._add(self._place(name_node), "unknown-key", message)
            places[f"{key}.{name}"] = self._place(value)
            read = self._texts if field.kind == "lists" else self._text
            result[name] = read(value, key)
        return result

    def _text(self, node: yaml.Node, key: str) -> Any:
        return self._scalar(node, "text", key)

    def _texts(self, node: yaml.Node, key: str) -> Any:
        return self._list(node, key, {}, lambda item: self._scalar(item, "text", key))

    def _list(
        self,
        node: yaml.Node,
        key: str,
        places: dict[str, Place],
        read: Callable[[yaml.Node], Any],
    ) -> tuple[Any, ...]:
        if not isinstance(node, yaml.SequenceNode) or not self._plain(node):
            self._add(self._place(node), "wrong-type", f"{key} is no list; expected `- ...` lines")
            return ()
        for index, item in enumerate(node.value):
            places[f"{key}[{index}]"] = self._place(item)
        return tuple(read(item) for item in node.value)

    def _scalar(self, node: yaml.Node, kind: ValueKind, key: str) -> Any:
        place = self._place(node)
        if not isinstance(node, yaml.ScalarNode) or not self._plain(node):
            self._add(place, "wrong-type", f"{key} is no {NOUNS[kind]}")
            return None
        try:
            return read_scalar(kind, node.tag.removeprefix(_TAG), node.value)
        except ValueError as error:
            self._add(place, "wrong-type", f"{key}: {error}")
            return None

    def _plain(self, node: yaml.Node) -> bool:
        """Whether a node carries no foreign tag and is no alias of an earlier one."""
        if id(node) in self._seen:
            self._add(self._place(node), "alias", "anchors and aliases are not allowed; repeat it")
            return False
        self._seen.add(id(node))
        name = node.tag.removeprefix(_TAG)
        if name not in TAGS:
            self._add(self._place(node), "tag", f"the tag {node.tag!r} is not allowed")
            return False
        return True

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def _mark(self, error: Exception) -> Place:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        return Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path, 1, 1)

    def _add(self, place: Place, rule: str, message: str) -> None:
        self.problems.append(place.problem(rule, message))


def _complaint(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    return f"not readable as YAML: {said}"
