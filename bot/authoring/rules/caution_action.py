"""A caution says what to do, and says it first.

Good:

    # answers/_cautions.yaml
    - caution: lithium
      text: Ask the clinic before drinking much of it. Both may act alike [@leaf_2020].
      brief: Ask the clinic first.
      sources: [leaf_2020]

Bad:

    # answers/_cautions.yaml
    - caution: lithium
      text: The medicine and green tea act on each other [@leaf_2020].
      brief: Ask the clinic first.
      sources: [leaf_2020]
"""

import re
from collections.abc import Iterator

from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "caution-action"
ACTION = re.compile(
    r"\b(ask|call|ring|phone|speak|talk|tell|show|see|contact|find out|keep|do not|get|go to|check|"
    r"wait|reach|text|read the name)\b"
)


def check(material: Material) -> Iterator[Problem]:
    """Cautions whose first sentence asks for nothing."""
    seen: set[tuple[int, int, str]] = set()
    cautions = {entry.place.path for entry in material.stacked.all("caution")}
    for said in material.said:
        key = (said.place.line, said.place.column, said.place.path)
        if said.place.path in cautions and key not in seen:
            seen.add(key)
            if not ACTION.search(said.text):
                message = "begins without an action; say first what to do: ask, call, tell, keep"
                yield said.place.problem(RULE, message)
