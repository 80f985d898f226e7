"""YAML in, entries that know their line out. The only place that knows YAML."""

from typing import Any

import yaml

from bot.content.entries import Entry, EntryReader
from bot.content.lines import joined_by_slip
from bot.content.node import Node, Place
from bot.content.problem import Problem
from bot.content.scalar import TAGS
from bot.content.shape import Shape

__all__ = ["Entry", "Place", "read_entries"]

DEEPEST = 20
"""Nesting that content files stay far below."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = yaml.resolver.Resolver()
_PREFIX = "tag:yaml.org,2002:"
_BOM = b"\xef\xbb\xbf"
_ENDS = ("\n", "\r")


def read_entries(data: bytes, path: str, shape: Shape) -> tuple[list[Entry], list[Problem]]:
    """Entries of one file, and all that is wrong with it; a wrong entry is left out."""
    composer = _Composer(path)
    node = composer.compose(data)
    if composer.problems or node is None:
        return [], composer.problems
    reader = EntryReader(composer.found)
    return list(reader.entries(node, shape)), reader.problems


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
        self._in_lines: list[bool] = []
        """Of each open node, whether its items stand on lines of their own."""
        self._lines: list[str] = []
        self._last: Any = None
        """The event before."""

    def compose(self, data: bytes) -> Node | None:
        text = self._decode(data.removeprefix(_BOM))
        if text is None:
            return None
        self._lines = text.splitlines()
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self._take(event)
                self._last = event
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
            self._in_lines.append(kind == "list" and not event.flow_style)
            if len(self._open) > DEEPEST:
                raise _TooDeepError(node.place)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._open.pop()
            self._in_lines.pop()
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
        slip = joined_by_slip(event, self._lines, item=bool(self._in_lines and self._in_lines[-1]))
        if slip:
            line, message = slip
            self.found.append(self._at_text(line).problem("joined-lines", message))
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
        return Place(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _syntax(self, error: Any) -> Problem:
        mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        said = f"not readable as YAML: {getattr(error, 'problem', None) or error}"
        quote = self._quote_before(error, mark)
        if quote:
            mark, said = quote, "the quote that opens here is not closed where it should be"
        place = Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path, 1, 1)
        return place.problem("yaml-syntax", said)

    def _quote_before(self, error: Any, mark: Any) -> Any:
        """Where the quote opens that ends, or never ends, where YAML gives up; None for others."""
        if "quoted scalar" in (getattr(error, "context", None) or ""):
            return error.context_mark
        last = self._last
        if not (mark and isinstance(last, yaml.ScalarEvent) and last.style in {"'", '"'}):
            return None
        return last.start_mark if last.start_mark.line < last.end_mark.line == mark.line else None


class _TooDeepError(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place
        super().__init__()
