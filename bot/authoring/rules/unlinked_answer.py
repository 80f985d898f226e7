"""Another answer leads on to each full answer.

A folder with a single full answer is left alone: what lies below it cannot be changed there.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: full
      summary: Oolong stands between green tea and black tea.
      detail: Leaves that were rolled give their taste slowly.
      unknowns: Whether the pot matters.
      see_also: [matcha, brewing]
      reviewed: 2026-11-22
      review_by: 2027-11-22
    - answer: matcha
      form: full
      summary: Matcha is drunk leaf and all.
      detail: Leaves that were rolled give their taste slowly.
      unknowns: Whether the pot matters.
      see_also: [oolong, brewing]
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml
    - answer: oolong
      form: full
      summary: Oolong stands between green tea and black tea.
      detail: Leaves that were rolled give their taste slowly.
      unknowns: Whether the pot matters.
      see_also: [matcha, brewing]
      reviewed: 2026-11-22
      review_by: 2027-11-22
    - answer: matcha
      form: full
      summary: Matcha is drunk leaf and all.
      detail: Leaves that were rolled give their taste slowly.
      unknowns: Whether the pot matters.
      see_also: [brewing, caffeine]
      reviewed: 2026-11-22
      review_by: 2027-11-22
"""

from collections.abc import Iterator

from bot.authoring.claims import blocks
from bot.authoring.material import Material
from bot.content.entries import Entry
from bot.content.problem import Problem

RULE = "unlinked-answer"


def check(material: Material) -> Iterator[Problem]:
    """Full answers that no `see_also` names, where one of the same folder could."""
    written = {id(block.entry) for block in blocks(material.stacked)}
    full = [it for it in material.own.of("answer") if it.get("form") == "full"]
    linked = _linked(material)
    for entry in full if len(full) > 1 else ():
        if entry.get("answer") not in linked and id(entry) in written:
            message = f"no other answer's see_also leads to {entry.get('answer')!r}"
            yield entry.where("answer").problem(RULE, message)


def _linked(material: Material) -> set[str]:
    """Answers that another one leads on to."""
    intents = material.stacked.named["intent"]
    leads = {name: _answer(entry) for name, entry in intents.items()}
    return {
        leads[name]
        for entry in material.stacked.all("answer")
        for name in entry.get("see_also", ())
        if name in leads and leads[name] != entry.get("answer")
    }


def _answer(intent: Entry) -> str:
    return str(intent.get("answer", intent.get("intent")))
