"""A paragraph that tells of a measured number cites where it comes from.

Good:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: 35% of the people slept badly [@leaf_2020].
      examples: [how do i brew yerba mate]

Bad:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: 35% of the people slept badly.
      examples: [how do i brew yerba mate]
"""

import re
from collections.abc import Iterator

from bot.authoring.claims import blocks
from bot.authoring.material import Material
from bot.content.citation import cited
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


def check(material: Material) -> Iterator[Problem]:
    """Paragraphs with a measured number and no source."""
    for block in blocks(material.stacked):
        for paragraph in PARAGRAPH.split(OPEN.sub("", block.text)):
            found = MEASURED.search(paragraph)
            if found and not cited(paragraph):
                at = " ".join(paragraph[max(found.start() - 30, 0) : found.end()].split())
                message = f"a number without a source: {at!r}; add [@source]"
                yield block.place.problem(RULE, message)
