"""A caution lists exactly the sources that its words cite.

good: `text: ... [@a].` with `sources: [a]`
bad:  `text: ... [@a].` with `sources: [a, b]`
"""

from collections.abc import Iterator

from bot.content.citation import cited
from bot.content.layers import Stack
from bot.content.problem import Problem

RULE = "caution-sources"


def check(stacked: Stack) -> Iterator[Problem]:
    """Sources cited but not listed, and listed but not cited."""
    for entry in stacked.named["caution"].values():
        used = set(cited(entry.get("text") + entry.get("brief")))
        for name in sorted(used ^ set(entry.get("sources", ()))):
            wrong = "cited but not listed" if name in used else "listed but not cited"
            yield entry.where("sources").problem(RULE, f"source {name!r} is {wrong}")
