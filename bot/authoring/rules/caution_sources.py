"""A caution lists exactly the sources that its words cite.

Good:

    # answers/_cautions.yaml
    - caution: lithium
      text: Ask the clinic before drinking much of it [@leaf_2020].
      brief: Ask the clinic first.
      sources: [leaf_2020]

Bad:

    # answers/_cautions.yaml
    - caution: lithium
      text: Ask the clinic before drinking much of it.
      brief: Ask the clinic first.
      sources: [leaf_2020]
"""

from collections.abc import Iterator

from bot.authoring.material import Material
from bot.authoring.unwritten import is_unwritten
from bot.content.citation import cited
from bot.content.problem import Problem

RULE = "caution-sources"


def check(material: Material) -> Iterator[Problem]:
    """Sources cited but not listed, and listed but not cited."""
    for entry in material.stacked.named["caution"].values():
        words = entry.get("text") + entry.get("brief")
        if is_unwritten(words):
            continue
        used = set(cited(words))
        for name in sorted(used ^ set(entry.get("sources", ()))):
            wrong = "cited but not listed" if name in used else "listed but not cited"
            yield entry.where("sources").problem(RULE, f"source {name!r} is {wrong}")
