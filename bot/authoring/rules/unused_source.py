"""Every source is cited somewhere.

Good:

    # answers/_sources.yaml
    - source: pot_2021
      title: On pots
      who: Pot et al.
      kind: review
      doi: 10.1000/pot
    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: Pots were measured once [@pot_2021].
      examples: [how do i brew yerba mate]

Bad:

    # answers/_sources.yaml
    - source: pot_2021
      title: On pots
      who: Pot et al.
      kind: review
      doi: 10.1000/pot
"""

from collections.abc import Iterator

from bot.authoring.material import Material
from bot.content.citation import cited
from bot.content.problem import Problem
from bot.content.texts import CITED_IN

RULE = "unused-source"


def check(material: Material) -> Iterator[Problem]:
    """Sources that no text cites."""
    wording = material.stacked.values.get("wording", {})
    shared = (*wording.get("places", {}).values(), wording.get("everywhere", ""))
    used = {
        name
        for kind, blocks in CITED_IN.items()
        for entry in material.stacked.all(kind)
        for block in blocks
        for name in cited(entry.get(block, ""))
    }
    used |= {name for text in shared for name in cited(text)}
    for name, entry in material.stacked.named["source"].items():
        if name not in used:
            yield entry.where("source").problem(RULE, f"source {name!r} is cited nowhere")
