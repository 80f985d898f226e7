"""Blocks are as long as they are read: summaries short, details neither thin nor endless.

good: a summary of 45 words
bad:  a summary of 80 words
"""

import re
from collections.abc import Iterator

from bot.content.citation import CITATION
from bot.content.layers import Stack
from bot.content.problem import Problem

RULE = "block-length"
SUMMARY, ACTION, DETAIL = 60, 90, (120, 350)
"""Words, citations not counted."""
GENERAL_DISCLAIMER = 25


_WORD = re.compile(r"\w[\w'’.,/-]*")


def check(stacked: Stack) -> Iterator[Problem]:
    """Summaries, action answers, details and the general disclaimer."""
    for entry in stacked.named["answer"].values():
        most = ACTION if entry.get("form") == "action" else SUMMARY
        count = words(entry.get("summary"))
        if count > most:
            yield entry.where("summary").problem(RULE, f"summary of {count} words, at most {most}")
        count = words(entry.get("detail", ""))
        least, most = DETAIL
        if "detail" in entry.values and not least <= count <= most:
            message = f"detail of {count} words, {least} to {most}"
            yield entry.where("detail").problem(RULE, message)
    for entry in stacked.singles("wording"):
        general = entry.get("disclaimers", {}).get("general", "")
        if words(general) > GENERAL_DISCLAIMER:
            message = f"general disclaimer of {words(general)} words, at most {GENERAL_DISCLAIMER}"
            yield entry.where("disclaimers.general").problem(RULE, message)


def words(text: str) -> int:
    """Words of a block, without citations and the bars of tables."""
    return len(_WORD.findall(CITATION.sub("", text)))
