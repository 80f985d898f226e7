"""Every answer is reached by an intent.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml
    - answer: sencha
      form: brief
      summary: Sencha is a green tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22
"""

from collections.abc import Iterator

from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "unused-answer"


def check(material: Material) -> Iterator[Problem]:
    """Answers that no intent leads to."""
    intents = material.stacked.named["intent"].values()
    used = {entry.get("answer", entry.get("intent")) for entry in intents}
    for name, entry in material.stacked.named["answer"].items():
        if name not in used:
            yield entry.where("answer").problem(RULE, f"no intent leads to answer {name!r}")
