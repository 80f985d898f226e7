"""Blocks are as long as they are read: summaries short, details neither thin nor endless.

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
      summary: |-
        Oolong is made of the same leaves as green tea and black tea, and stands between the
        two. Its leaves are rolled, bruised and left to brown for a while before they are heated.
        It tastes of flowers when this was short and of toast when it was long. So two pots of it
        may have less in common than one would think of two teas that bear the very same name
        on the box.
      reviewed: 2026-11-22
      review_by: 2027-11-22
"""

import re
from collections.abc import Iterator

from bot.authoring.material import Material
from bot.authoring.unwritten import is_unwritten
from bot.content.citation import CITATION
from bot.content.problem import Problem

RULE = "block-length"
SUMMARY, ACTION, DETAIL = 60, 90, (120, 350)
"""Words, citations not counted."""
GENERAL_DISCLAIMER = 25


_WORD = re.compile(r"\w[\w'’.,/-]*")


def check(material: Material) -> Iterator[Problem]:
    """Summaries, action answers, details and the general disclaimer."""
    for entry in material.stacked.named["answer"].values():
        most = ACTION if entry.get("form") == "action" else SUMMARY
        count = words(entry.get("summary"))
        if count > most:
            yield entry.where("summary").problem(RULE, f"summary of {count} words, at most {most}")
        count = words(entry.get("detail", ""))
        least, most = DETAIL
        if count and not least <= count <= most:
            message = f"detail of {count} words, {least} to {most}"
            yield entry.where("detail").problem(RULE, message)
    for entry in material.stacked.singles("wording"):
        general = entry.get("disclaimers", {}).get("general", "")
        if words(general) > GENERAL_DISCLAIMER:
            message = f"general disclaimer of {words(general)} words, at most {GENERAL_DISCLAIMER}"
            yield entry.where("disclaimers.general").problem(RULE, message)


def words(text: str) -> int:
    """Words of a block, without citations and the bars of tables; none while it is unwritten."""
    if is_unwritten(text):
        return 0
    return len(_WORD.findall(CITATION.sub("", text)))
