"""Every answer is reached by an intent.

good: answer `opening_hours` and intent `opening_hours`
bad:  answer `opening_hours` and no intent that names it
"""

from collections.abc import Iterator

from bot.content.layers import Stack
from bot.content.problem import Problem

RULE = "unused-answer"


def check(stacked: Stack) -> Iterator[Problem]:
    """Answers that no intent leads to."""
    intents = stacked.named["intent"].values()
    used = {entry.get("answer", entry.get("intent")) for entry in intents}
    for name, entry in stacked.named["answer"].items():
        if name not in used:
            yield entry.where("answer").problem(RULE, f"no intent leads to answer {name!r}")
