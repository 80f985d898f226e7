"""YAML in, entries that know their line out. The only place that knows YAML."""

import re
from functools import lru_cache
from typing import Any

import yaml

from bot.content.entries import Entry, EntryReader
from bot.content.lines import joined_by_slip
from bot.content.node import Node, Place
from bot.content.problem import Problem
from bot.content.scalar import TAGS
from bot.content.shape import Shape
from bot.content.syntax import explained

__all__ = ["Entry", "Place", "read_entries"]

MOST_BYTES = 8_000_000
"""Of one file; ours have 0.3 million at most."""
REMEMBERED = 64
"""Files whose entries are kept at hand."""
DEEPEST = 20
"""Nesting that content files stay far below."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = yaml.resolver.Resolver()
_PREFIX = "tag:yaml.org,2002:"
_BOM = b"\xef\xbb\xbf"
_MARK = re.compile("\ufeff")
"""A byte order mark where no file begins: two files in one."""
_ENDS = ("\n", "\r")


def read_entries(data: bytes, path: str, shape: Shape) -> tuple[list[Entry], list[Problem]]:
    """Entries of one file, and all that is wrong with it; a wrong entry is left out."""
    if len(data) > MOST_BYTES:
        message = f"has {len(data):,} bytes, at most {MOST_BYTES:,}; make several files of it"
        return [], [Place(path, 1, 1).problem("too-large", message)]
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
        self._begun: list[Any] = []
        """The events that opened these."""
        self._lines: list[str] = []
        self._scalar_before: Any = None

    def compose(self, data: bytes) -> Node | None:
        text = self._decode(data.removeprefix(_BOM))
        if text is None:
            return None
        self._lines = text.splitlines()
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
        elif self._root and not text.endswith(_ENDS):
            place = Place(self.path, len(self._lines), len(self._lines[-1]) + 1)
            message = "the last line has no end; when nothing is cut off here, end it with Enter"
            self.found.append(place.problem("cut-short", message))
        return self._root

    def _decode(self, data: bytes) -> str | None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            place = Place(self.path, data[: error.start].count(b"\n") + 1, 1)
            self.problems.append(place.problem("encoding", "not UTF-8; save the file as UTF-8"))
            return None
        unseen = yaml.reader.Reader.NON_PRINTABLE.search(text) or _MARK.search(text)
        if unseen:
            before = text[: unseen.start()]
            column = len(before) - before.rfind("\n")
            place = Place(self.path, before.count("\n") + 1, column)
            message = f"a character that is not seen stands here, U+{ord(unseen[0]):04X}"
            self.problems.append(place.problem("encoding", message))
            return None
        return text

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
            self._scalar_before = event
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            kind = "list" if isinstance(event, yaml.SequenceStartEvent) else "map"
            node = Node(kind, self._place(event))  # type: ignore[arg-type]
            self._judge(node, event.tag)
            self._add(node)
            self._open.append(node)
            self._begun.append(event)
            if len(self._open) > DEEPEST:
                raise _TooDeepError(node.place)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._open.pop()
            self._begun.pop()
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
        opened = self._begun[-1] if self._begun else None
        item = isinstance(opened, yaml.SequenceStartEvent) and not opened.flow_style
        slip = joined_by_slip(event, self._lines, item=item)
        if slip:
            line, message = slip
            place = self._at_text(line) if line >= node.place.line else node.place
            self.found.append(place.problem("joined-lines", message))
            node.broken = True
        return node

    def _at_text(self, line: int) -> Place:
        """Where the text of a line begins, counted from 0."""
        row = self._lines[line]
        return Place(self.path, line + 1, len(row) - len(row.lstrip()) + 1)

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
        first, last = event.start_mark.line, event.end_mark.line
        several = isinstance(event, yaml.ScalarEvent) and first < last
        rows = tuple(self._lines[first : last + 1]) if several else ()
        return Place(self.path, first + 1, event.start_mark.column + 1, rows)

    def _syntax(self, error: Any) -> Problem:
        opened = self._begun[-1] if self._begun else None
        line, column, message = explained(error, self._lines, self._scalar_before, opened)
        return Place(self.path, line + 1, column + 1).problem("yaml-syntax", message)


class _TooDeepError(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place
        super().__init__()
