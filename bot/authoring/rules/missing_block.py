"""A full answer has all its blocks; brief and action answers have a summary only.

good: `form: full` with detail, unknowns and 2 to 4 of see_also
bad:  `form: full` without unknowns
"""

from collections.abc import Iterator

from bot.content.entries import Entry
from bot.content.layers import Stack
from bot.content.problem import Problem

RULE = "missing-block"
FEWEST, MOST = 2, 4
"""Next questions."""


def check(stacked: Stack) -> Iterator[Problem]:
    """Blocks that are absent, and such as do not belong."""
    for entry in stacked.named["answer"].values():
        yield from _full(entry) if entry.get("form") == "full" else _short(entry)


def _full(entry: Entry) -> Iterator[Problem]:
    for key in ("detail", "unknowns", "see_also"):
        if key not in entry.values:
            yield entry.where("answer").problem(RULE, f"a full answer needs {key}")
    count = len(entry.get("see_also", ()))
    if "see_also" in entry.values and not FEWEST <= count <= MOST:
        message = f"see_also names {count}, expected {FEWEST} to {MOST}"
        yield entry.where("see_also").problem(RULE, message)


def _short(entry: Entry) -> Iterator[Problem]:
    for key in ("detail", "evidence", "unknowns"):
        if key in entry.values:
            message = f"{key} has no place in an answer of form {entry.get('form')}"
            yield entry.where(key).problem(RULE, message)
