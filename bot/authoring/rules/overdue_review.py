"""The day by which an answer is to be reviewed has not passed.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2024-11-22
      review_by: 2025-11-22
"""

from collections.abc import Iterator

from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "overdue-review"


def check(material: Material) -> Iterator[Problem]:
    """Answers whose day is over."""
    for entry in material.stacked.all("answer"):
        if entry.get("review_by") < material.today:
            message = f"was to be reviewed by {entry.get('review_by')}"
            message = f"{message}; check it against its sources and set a new day"
            yield entry.where("review_by").problem(RULE, message)
