"""Nodes and the shape they should have in, checked entries out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.content.node import Node, Place
from bot.content.problem import Problem
from bot.content.scalar import NOUNS, read_scalar
from bot.content.shape import Field, Shape, ValueKind
from bot.content.shapes import TURNS

Pairs = dict[str, tuple[Node, Node]]
"""Key -> the nodes of the key and of its value."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One checked entry of a content file."""

    shape: Shape
    values: Mapping[str, Any]
    places: Mapping[str, Place]
    """Key -> where its value begins; `key[2]`, `key.name` -> an element; empty -> the entry."""

    @property
    def place(self) -> Place:
        """Where the entry begins."""
        return self.places[""]

    @property
    def topic(self) -> str:
        """The name of the file it stands in, without its ending."""
        return self.place.path.rpartition("/")[2].rpartition(".")[0]

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key."""
        return self.values.get(key, default)

    def where(self, key: str, index: int | None = None) -> Place:
        """Where a value, or one element of it, stands; else where the entry does."""
        name = key if index is None else f"{key}[{index}]"
        return self.places.get(name, self.places.get(key, self.place))


class EntryReader:
    """Walks the nodes of one file along a shape and gathers problems on the way."""

    def __init__(self, found: Sequence[Problem] = ()) -> None:
        """Begin with the problems found before."""
        self.problems: list[Problem] = list(found)
        self._broken = 0
        """Nodes met that a problem was told of before."""

    def entries(self, node: Node, shape: Shape) -> Iterator[Entry]:
        """The entries that are as they should be."""
        nodes = [node]
        if shape.listed:
            message = f"expected a list of entries, each beginning with `- {shape.entry}:`"
            nodes = node.items if self._is(node, "list", message) else []
        for item in nodes:
            entry = self._entry(item, shape)
            if entry:
                yield entry

    def _entry(self, node: Node, shape: Shape) -> Entry | None:
        pairs = self._pairs(node, shape.entry)
        if pairs is None:
            return None
        before = len(self.problems) + self._broken
        values: dict[str, Any] = {}
        places = {"": node.place}
        for key, (name, value) in pairs.items():
            if key in shape.fields:
                values[key] = self._value(value, shape.fields[key], key, places)
            else:
                known = ", ".join(shape.fields)
                self._add(name.place, "unknown-key", f"unknown key {key!r}; known: {known}")
        for key, field in shape.fields.items():
            if field.required and key not in pairs:
                self._add(node.place, "missing-key", f"{shape.entry} has no {key!r}")
        sound = len(self.problems) + self._broken == before
        return Entry(shape, values, places) if sound else None

    def _pairs(self, node: Node, what: str) -> Pairs | None:
        if not self._is(node, "map", f"expected {what} as `key: value` lines"):
            return None
        pairs: Pairs = {}
        for key, value in zip(node.items[::2], node.items[1::2], strict=True):
            if not self._is(key, "scalar", "expected a word as key"):
                continue
            if key.text in pairs:
                self._add(key.place, "duplicate-key", f"{key.text!r} stands here twice")
            else:
                pairs[key.text] = (key, value)
        return pairs

    def _value(self, node: Node, field: Field, key: str, places: dict[str, Place]) -> Any:
        places[key] = node.place
        if field.kind == "cases":
            return self._list(node, key, places, lambda item: self._entry(item, TURNS))
        if field.kind in {"texts", "ids"}:
            kind: ValueKind = "id" if field.kind == "ids" else "text"
            if field.single and node.kind == "scalar":
                return (self._scalar(node, kind, key),)
            return self._list(node, key, places, lambda item: self._scalar(item, kind, key))
        if field.kind == "groups":
            return self._list(node, key, places, lambda item: self._texts(item, key))
        if field.kind in _MAPS:
            return self._map(node, field, key, places)
        value = self._scalar(node, field.kind, key)
        if field.choices and value is not None and value not in field.choices:
            expected = ", ".join(field.choices)
            self._add(places[key], "wrong-value", f"{key} is {value!r}; expected one of {expected}")
        return value

    def _map(self, node: Node, field: Field, key: str, places: dict[str, Place]) -> Any:
        result: dict[str, Any] = {}
        for name, (name_node, value) in (self._pairs(node, key) or {}).items():
            if field.choices and name not in field.choices:
                expected = ", ".join(field.choices)
                message = f"unknown key {name!r} in {key}; known: {expected}"
                self._add(name_node.place, "unknown-key", message)
            places[f"{key}.{name}"] = value.place
            result[name] = _MAPS[field.kind](self, value, key)
        return result

    def _texts(self, node: Node, key: str) -> Any:
        return self._list(node, key, {}, lambda item: self._scalar(item, "text", key))

    def _list(
        self, node: Node, key: str, places: dict[str, Place], read: Callable[[Node], Any]
    ) -> tuple[Any, ...]:
        if not self._is(node, "list", f"{key} is no list; expected `- ...` lines"):
            return ()
        places |= {f"{key}[{index}]": item.place for index, item in enumerate(node.items)}
        return tuple(read(item) for item in node.items)

    def _scalar(self, node: Node, kind: ValueKind, key: str) -> Any:
        if not self._is(node, "scalar", f"{key} is no {NOUNS[kind]}"):
            return None
        try:
            return read_scalar(kind, node.tag, node.text)
        except ValueError as error:
            self._add(node.place, "wrong-type", f"{key}: {error}")
            return None

    def _is(self, node: Node, kind: str, message: str) -> bool:
        """Whether a node is of a kind; says what was expected, unless something was said before."""
        if node.broken:
            self._broken += 1
            return False
        if node.kind != kind:
            self._add(node.place, "wrong-type", message)
        return node.kind == kind

    def _add(self, place: Place, rule: str, message: str) -> None:
        self.problems.append(place.problem(rule, message))


_MAPS: Mapping[str, Callable[[EntryReader, Node, str], Any]] = {
    "map": lambda reader, node, key: reader._scalar(node, "text", key),
    "numbers": lambda reader, node, key: reader._scalar(node, "number", key),
    "lists": lambda reader, node, key: reader._texts(node, key),
}
"""How the values of a mapping are read."""
