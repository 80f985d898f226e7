"""A caution says what to do, and says it first.

good: Ask the clinic before drinking much of it. It matters because ...
bad:  The medicine and green tea interact.
"""

import re
from collections.abc import Iterator

from bot.authoring.claims import told
from bot.content.layers import Stack
from bot.content.problem import Problem

RULE = "caution-action"
ACTION = re.compile(
    r"\b(ask|call|ring|phone|speak|talk|tell|show|see|contact|find out|keep|do not|get|go to|check|"
    r"wait|reach|text|read the name)\b"
)


def check(stacked: Stack) -> Iterator[Problem]:
    """Cautions whose first sentence asks for nothing."""
    seen: set[tuple[int, int, str]] = set()
    cautions = {entry.place.path for entry in stacked.all("caution")}
    for said in told(stacked):
        key = (said.place.line, said.place.column, said.place.path)
        if said.place.path in cautions and key not in seen:
            seen.add(key)
            if not ACTION.search(said.text):
                message = "begins without an action; say first what to do: ask, call, tell, keep"
                yield said.place.problem(RULE, message)
