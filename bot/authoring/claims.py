"""Entries in, what they tell people out; what is asked, quoted or denied is told apart."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.authoring.unwritten import is_unwritten
from bot.content.citation import uncited
from bot.content.entries import Entry
from bot.content.layers import Stack
from bot.content.node import Place
from bot.content.problem import Problem

BLOCKS = {
    "answer": ("summary", "detail", "unknowns"),
    "caution": ("text", "brief", "past"),
    "neighbour": ("line",),
}
"""Kind of entry -> the blocks that people read."""
MARKED = 'deny it ("no study shows that ...") or put the claim in quotation marks'
"""How an author says that a claim is not the author's own."""

_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[^a-z])|\n\s*\n|\n\s*[-|]\s*|\s\|\s")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|‘[^’]*’')
_DENIAL = re.compile(
    r"\b(no|not|never|nor|neither|none|nothing|nobody|without|cannot|can't|doesn't|don't|isn't|"
    r"hardly|rather than|unproven|unclear|unknown|whether|myth|claim(s|ed)?|failed|lacks?)\b"
)


class Said(NamedTuple):
    """One sentence that an entry tells people."""

    text: str
    """In lower case, without citations and without what it quotes."""
    place: Place


class Block(NamedTuple):
    """A text that people read."""

    text: str
    entry: Entry
    key: str

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.entry.where(self.key)


def blocks(stacked: Stack) -> Iterator[Block]:
    """Every text of answers, cautions and neighbours; not what is still to be written."""
    for kind, keys in BLOCKS.items():
        for entry in stacked.all(kind):
            for key in keys:
                text = entry.get(key, "")
                if text and not is_unwritten(text):
                    yield Block(text, entry, key)


def told(stacked: Stack) -> Iterator[Said]:
    """Every sentence of these texts."""
    for block in blocks(stacked):
        place = block.place
        for sentence in sentences(_QUOTED.sub("...", uncited(block.text))):
            if not sentence.rstrip("* ").endswith("?"):
                yield Said(" ".join(sentence.lower().split()), place)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line of a list and a cell of a table are some, too."""
    return [it for it in _SENTENCE.split(text) if it]


def asserted(
    heard: Iterable[Said], claim: re.Pattern[str], rule: str, message: str
) -> Iterator[Problem]:
    """Each sentence that claims it itself: does not ask, quote or deny it before."""
    for said in heard:
        for found in claim.finditer(said.text):
            if not _DENIAL.search(said.text[: found.start()]):
                yield said.place.problem(rule, f"{found[0]!r}: {message}; or {MARKED}")
