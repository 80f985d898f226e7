"""Misses in, the questions they hold out: without masks, with what is known of their meaning."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from bot.misses.model import MASK, Miss
from bot.normalize import cut

LEAST_WORDS = 3
"""Of what is left once masks are gone: with fewer it is no question any more."""
LONGEST = 200
"""Characters of a question that may become an example."""

_CLAUSE = re.compile(r"[^.,;:!?()\n]*[.,;:!?()\n]*")
_STOPS = " .,;:!?()\n"
_SYNTAX = re.compile(r"[\[\]{}|\\]")
"""Signs that would mean something in an example."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked once or more, and what people told of its meaning."""

    text: str
    asked: int
    first: date
    last: date
    chosen: str
    """The intent that was picked most often among those offered; empty when none was."""
    picked: int
    """How often it was."""
    not_meant: frozenset[str]
    """Intents that were called wrong or refused."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of many misses."""

    questions: tuple[Question, ...]
    """Those asked most first."""
    dropped: int
    """Misses in which too little can be read."""


def asked(misses: Iterable[Miss]) -> Asked:
    """The questions, each once; what differs in stops and capitals alone is the same."""
    tallies: dict[tuple[str, ...], _Tally] = {}
    dropped = 0
    for miss in misses:
        text = without_masks(miss.text)
        if not text:
            dropped += 1
            continue
        tallies.setdefault(cut(text).words, _Tally(text)).add(miss)
    found = sorted((it.question() for it in tallies.values()), key=lambda it: (-it.asked, it.text))
    return Asked(tuple(found), dropped)


def without_masks(text: str) -> str:
    """The text without the clauses that hold a mask; empty when too little is left.

    A mask at the very beginning is an address and goes by itself; in any other place its clause
    is no question without it.
    """
    kept = [it for it in _CLAUSE.findall(_unaddressed(text)) if MASK not in it]
    left = " ".join("".join(kept).strip(_STOPS if MASK in text else None).split())
    words = len(cut(left).words)
    least = LEAST_WORDS if MASK in text else 1
    odd = _SYNTAX.search(left) or not left.isprintable() or len(left) > LONGEST
    return "" if words < least or odd else left


def _unaddressed(text: str) -> str:
    return text.lstrip(f"{MASK}{_STOPS}") if text.startswith(MASK) else text


@dataclass(slots=True)
class _Tally:
    """One question while it is counted."""

    text: str
    days: list[date] = field(default_factory=list)
    chosen: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def add(self, miss: Miss) -> None:
        self.days.append(miss.day)
        if miss.kind in {"wrong", "none_of_these"}:
            self.refused.update(miss.offered)
        elif miss.chosen:
            self.chosen[miss.chosen] += 1

    def question(self) -> Question:
        """What most told; what was refused as often as it was picked was not meant."""
        refused = frozenset(it for it, times in self.refused.items() if times >= self.chosen[it])
        left = sorted((-times, it) for it, times in self.chosen.items() if it not in refused)
        times, chosen = left[0] if left else (0, "")
        return Question(
            self.text, len(self.days), min(self.days), max(self.days), chosen, -times, refused
        )
