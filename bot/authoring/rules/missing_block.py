"""A full answer has all its blocks; brief and action answers have a summary only.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      unknowns: How old the name is.
      reviewed: 2026-11-22
      review_by: 2027-11-22
"""

from collections.abc import Iterator

from bot.authoring.material import Material
from bot.content.entries import Entry
from bot.content.problem import Problem

RULE = "missing-block"
FEWEST, MOST = 2, 4
"""Next questions."""


def check(material: Material) -> Iterator[Problem]:
    """Blocks that are absent, and such as do not belong."""
    for entry in material.stacked.named["answer"].values():
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
