"""A paragraph that tells of a measured number cites where it comes from.

good: 35% of the patients slept badly [@leaf_2020].
bad:  35% of the patients slept badly.
"""

import re
from collections.abc import Iterator

from bot.authoring.claims import BLOCKS
from bot.content.citation import cited
from bot.content.layers import Stack
from bot.content.problem import Problem

RULE = "unsourced-number"
MEASURED = re.compile(
    r"\d\s?(%|percent\b|mcg\b|mg\b|µg\b|iu\b|ng/ml|nmol/l|mmol/l|mg/dl|people\b|patients\b|"
    r"(wo)?men\b|adults\b|trials\b|studies\b|times\b)",
    re.IGNORECASE,
)
OPEN = re.compile(r"\b(Whether|What|How|Which) [^.?]*[.?]")
"""What is said to be unknown is no claim."""
PARAGRAPH = re.compile(r"\n\s*\n")


def check(stacked: Stack) -> Iterator[Problem]:
    """Paragraphs with a measured number and no source."""
    for kind, blocks in BLOCKS.items():
        for entry in stacked.all(kind):
            for block in blocks:
                for paragraph in PARAGRAPH.split(OPEN.sub("", entry.get(block, ""))):
                    found = MEASURED.search(paragraph)
                    if found and not cited(paragraph):
                        at = " ".join(paragraph[max(found.start() - 30, 0) : found.end()].split())
                        message = f"a number without a source: {at!r}; add [@source]"
                        yield entry.where(block).problem(RULE, message)
