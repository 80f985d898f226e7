"""YAML in, where its texts and the keys of its mappings stand out; None for what is no YAML."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text, number or date; places are counted in characters."""

    start: int
    end: int
    block: bool
    """Whether it is written after `|` or `>`: then spaces and line ends are part of it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and its value."""

    key: str
    start: int
    end: int
    """Of the value; behind a block there may be blank lines and comments before it."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """One mapping, and the mappings in lists under its keys."""

    flow: bool
    """Whether it is written in braces."""
    pairs: tuple[Pair, ...]
    inner: tuple[tuple[str, "Mapping"], ...]
    """With the key under which each stands."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A file of entries."""

    entries: tuple[Mapping, ...]
    plain: Any
    """Its values, the order of keys and the form of texts left out."""


def scalars(text: str) -> list[Scalar] | None:
    """Every scalar, in the order of the text."""
    try:
        return [
            Scalar(_at(event.start_mark), _at(event.end_mark), event.style in {"|", ">"})
            for event in yaml.parse(text, Loader=_LOADER)
            if isinstance(event, yaml.ScalarEvent)
        ]
    except yaml.YAMLError:
        return None


def outlined(text: str) -> Outline | None:
    """The mappings that are entries; only for files that were read without a mistake in YAML."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError:
        return None
    if isinstance(root, yaml.MappingNode):
        return Outline((_mapping(root),), _plain(root))
    return Outline(tuple(_mappings(root)), _plain(root))


def _mappings(node: Any) -> Iterator[Mapping]:
    items = node.value if isinstance(node, yaml.SequenceNode) else ()
    return (_mapping(it) for it in items if isinstance(it, yaml.MappingNode))


def _mapping(node: Any) -> Mapping:
    pairs = tuple(
        Pair(str(key.value), _at(key.start_mark), _at(value.end_mark)) for key, value in node.value
    )
    inner = tuple((str(key.value), it) for key, value in node.value for it in _mappings(value))
    return Mapping(bool(node.flow_style), pairs, inner)


def _at(mark: Any) -> int:
    return int(mark.index)


def _plain(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {(key.tag, str(key.value)): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(it) for it in node.value]
    return (node.tag, node.value.strip()) if node else None
