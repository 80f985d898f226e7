"""Every source is cited somewhere.

good: source `leaf_2020`, cited as `[@leaf_2020]` in an answer
bad:  source `leaf_2020`, cited nowhere
"""

from collections.abc import Iterator

from bot.content.citation import cited
from bot.content.layers import Stack
from bot.content.problem import Problem
from bot.content.texts import CITED_IN

RULE = "unused-source"


def check(stacked: Stack) -> Iterator[Problem]:
    """Sources that no text cites."""
    wording = stacked.values.get("wording", {})
    shared = (*wording.get("places", {}).values(), wording.get("everywhere", ""))
    used = {
        name
        for kind, blocks in CITED_IN.items()
        for entry in stacked.all(kind)
        for block in blocks
        for name in cited(entry.get(block, ""))
    }
    used |= {name for text in shared for name in cited(text)}
    for name, entry in stacked.named["source"].items():
        if name not in used:
            yield entry.where("source").problem(RULE, f"source {name!r} is cited nowhere")
