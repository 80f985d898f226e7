"""An answer stands in the file that has the name of its intent's file.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/other.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22
"""

from collections.abc import Iterator

from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "mirrored-topic"


def check(material: Material) -> Iterator[Problem]:
    """Answers whose topic differs from their intent's."""
    answers = material.stacked.named["answer"]
    for entry in material.stacked.named["intent"].values():
        answer = answers.get(entry.get("answer", entry.get("intent")))
        if answer and answer.topic != entry.topic:
            message = f"answer {answer.get('answer')!r} belongs in {entry.topic}.yaml"
            yield answer.where("answer").problem(RULE, message)
