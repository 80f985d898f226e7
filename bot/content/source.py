"""YAML in, entries that know their line out. The only place that knows YAML."""

from functools import lru_cache
from typing import Any

import yaml

from bot.content.entries import Entry, EntryReader
from bot.content.node import Node, Place
from bot.content.problem import Problem
from bot.content.scalar import TAGS
from bot.content.shape import Shape

__all__ = ["Entry", "Place", "read_entries"]

REMEMBERED = 64
"""Files whose entries are kept at hand."""
DEEPEST = 20
"""Nesting that content files stay far below."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = yaml.resolver.Resolver()
_PREFIX = "tag:yaml.org,2002:"
_BOM = b"\xef\xbb\xbf"


def read_entries(data: bytes, path: str, shape: Shape) -> tuple[list[Entry], list[Problem]]:
    """Entries of one file, and all that is wrong with it; a wrong entry is left out."""
    entries, problems = _read(data, path, shape)
    return list(entries), list(problems)


@lru_cache(maxsize=REMEMBERED)
def _read(data: bytes, path: str, shape: Shape) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The same; a file that did not change is not read again."""
    composer = _Composer(path)
    node = composer.compose(data)
    if composer.problems or node is None:
        return (), tuple(composer.problems)
    reader = EntryReader(composer.found)
    return tuple(reader.entries(node, shape)), tuple(reader.problems)


class _Composer:
    """Builds nodes from the events of the parser: no recursion, no alias is ever followed."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        """What keeps the file from being read at all."""
        self.found: list[Problem] = []
        """What is wrong with single nodes."""
        self._root: Node | None = None
        self._open: list[Node] = []

    def compose(self, data: bytes) -> Node | None:
        text = self._decode(data.removeprefix(_BOM))
        if text is None:
            return None
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self._take(event)
        except yaml.YAMLError as error:
            self.problems.append(self._syntax(error))
        except _TooDeepError as error:
            self.problems.append(error.place.problem("yaml-syntax", "nested too deeply"))
        if self._root is None and not self.problems:
            place = Place(self.path, 1, 1)
            self.problems.append(place.problem("empty-file", "nothing in it; expected entries"))
        return self._root

    def _decode(self, data: bytes) -> str | None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            place = Place(self.path, data[: error.start].count(b"\n") + 1, 1)
            self.problems.append(place.problem("encoding", "not UTF-8; save the file as UTF-8"))
            return None
        unseen = yaml.reader.Reader.NON_PRINTABLE.search(text)
        if unseen:
            before = text[: unseen.start()]
            column = len(before) - before.rfind("\n")
            place = Place(self.path, before.count("\n") + 1, column)
            self.problems.append(place.problem("encoding", "a control character stands here"))
            return None
        return text

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            kind = "list" if isinstance(event, yaml.SequenceStartEvent) else "map"
            node = Node(kind, self._place(event))  # type: ignore[arg-type]
            self._judge(node, event.tag)
            self._add(node)
            self._open.append(node)
            if len(self._open) > DEEPEST:
                raise _TooDeepError(node.place)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.AliasEvent):
            node = Node("scalar", self._place(event), broken=True)
            if not self.found or self.found[-1].line != node.place.line:
                message = "anchors and aliases are not allowed; repeat the text"
                self.found.append(node.place.problem("alias", message))
            self._add(node)
        elif isinstance(event, yaml.DocumentStartEvent) and self._root:
            message = "a second document begins; expected one a file"
            self.problems.append(self._place(event).problem("yaml-syntax", message))

    def _scalar(self, event: Any) -> Node:
        tag = event.tag
        if tag is None:
            tag = str(_RESOLVER.resolve(yaml.ScalarNode, event.value, event.implicit))
        node = Node("scalar", self._place(event), tag.removeprefix(_PREFIX), event.value)
        self._judge(node, tag)
        return node

    def _judge(self, node: Node, tag: str | None) -> None:
        """Only the tags of plain data; anything else might build an object elsewhere."""
        if tag is not None and tag.removeprefix(_PREFIX) not in TAGS:
            self.found.append(node.place.problem("tag", f"the tag {tag!r} is not allowed"))
            node.broken = True

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].items.append(node)
        else:
            self._root = self._root or node

    def _place(self, event: Any) -> Place:
        return Place(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _syntax(self, error: Any) -> Problem:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path, 1, 1)
        said = getattr(error, "problem", None) or str(error)
        return place.problem("yaml-syntax", f"not readable as YAML: {said}")


class _TooDeepError(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place
        super().__init__()
