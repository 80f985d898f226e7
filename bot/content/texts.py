"""Stacked entries in, problems out: citations and places in texts that lead nowhere."""

import re
from collections.abc import Container, Iterator, Mapping

from bot.content.citation import WHOLE, cited, miscited
from bot.content.entries import Entry
from bot.content.layers import Stack
from bot.content.model import PLACES
from bot.content.problem import Problem

CITED_IN: Mapping[str, tuple[str, ...]] = {
    "answer": ("summary", "detail", "unknowns"),
    "caution": ("text", "brief", "past"),
    "neighbour": ("line",),
    "region": PLACES,
}
"""Kind of entry -> the blocks that may cite."""


_NAME = re.compile(r"\w+")
_BRACES = re.compile(r"\{(\w+)\}")


def wrong_texts(stacked: Stack) -> Iterator[Problem]:
    """Of every text that may cite."""
    for kind, blocks in CITED_IN.items():
        for entry in stacked.all(kind):
            yield from _sources(entry, blocks, stacked)
    yield from _places(stacked)


def _sources(entry: Entry, blocks: tuple[str, ...], stacked: Stack) -> Iterator[Problem]:
    known = stacked.named["source"]
    for block in blocks:
        text, place = entry.get(block, ""), entry.where(block)
        for name in cited(text):
            if name not in known and _NAME.fullmatch(name):
                message = f"{block} cites {name!r}: no such source"
                yield place.of(f"@{name}").problem("unknown-source", message)
        for piece in miscited(text, known):
            message = f"`{piece}` begins no citation; expected `[@id]` or `[@id; @id]`"
            yield place.of(piece, WHOLE).problem("citation", message)


def _places(stacked: Stack) -> Iterator[Problem]:
    """Numbers without a source, and places that texts name but nothing fills."""
    wording = stacked.values.get("wording", {})
    for entry in stacked.all("region"):
        for name in PLACES:
            if name in entry.values and not cited(entry.get(name)):
                yield entry.where(name).problem("unsourced", f"{name} needs a source, [@...]")
    for entry in stacked.singles("wording"):
        shared = (*entry.get("places", {}).values(), entry.get("everywhere", ""))
        for name in cited(" ".join(shared)):
            if name not in stacked.named["source"]:
                message = f"places or everywhere cite {name!r}: no such source"
                yield entry.where("places").problem("unknown-source", message)
    for kind, blocks in CITED_IN.items():
        for entry in stacked.all(kind):
            yield from _filled(entry, blocks, wording.get("places", {}))


def _filled(entry: Entry, blocks: tuple[str, ...], places: Container[str]) -> Iterator[Problem]:
    for block in blocks:
        for name in _BRACES.findall(entry.get(block, "")):
            if name not in places:
                message = f"{{{name}}} stands for nothing; places in _common.yaml fill it"
                place = entry.where(block).of(f"{{{name}}}")
                yield place.problem("unknown-place", message)
