"""Entries in, what they tell people out; what is asked, quoted or denied is told apart."""

import re
from collections.abc import Iterator
from typing import NamedTuple

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


def told(stacked: Stack) -> Iterator[Said]:
    """Every sentence of answers, cautions and neighbours."""
    for kind, blocks in BLOCKS.items():
        for entry in stacked.all(kind):
            yield from _of(entry, blocks)


def _of(entry: Entry, blocks: tuple[str, ...]) -> Iterator[Said]:
    for block in blocks:
        text = _QUOTED.sub("...", uncited(entry.get(block, "")))
        for sentence in filter(None, _SENTENCE.split(text)):
            if not sentence.rstrip("* ").endswith("?"):
                yield Said(" ".join(sentence.lower().split()), entry.where(block))


def asserted(stacked: Stack, claim: re.Pattern[str], rule: str, message: str) -> Iterator[Problem]:
    """Each sentence that claims it itself: does not ask, quote or deny it before."""
    for said in told(stacked):
        for found in claim.finditer(said.text):
            if not _DENIAL.search(said.text[: found.start()]):
                yield said.place.problem(rule, f"{found[0]!r}: {message}; or {MARKED}")
