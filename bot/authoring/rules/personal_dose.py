"""No answer tells a person how much to take.

good: The trial gave 180 mcg a day [@leaf_2020].
bad:  You should take 180 mcg.
"""

import re
from collections.abc import Iterator

from bot.authoring.claims import asserted
from bot.content.layers import Stack
from bot.content.problem import Problem

RULE = "personal-dose"
CLAIM = re.compile(
    r"\b(you (should|must|need to|ought to|have to|can safely) take|we (recommend|advise|suggest) "
    r"(taking|\d)|(your|the best|the right|the ideal|the optimal) (daily )?dose is|"
    r"take (up to |about |at least )?\d[\d,.]* ?(iu|mcg|mg|µg|ug|drops|capsules|tablets|units)|"
    r"(aim|go) for \d[\d,.]* ?(iu|mcg|mg))\b"
)


def check(stacked: Stack) -> Iterator[Problem]:
    """Sentences that dose a person."""
    message = "doses a person; say what was studied or advised, by whom, for whom"
    yield from asserted(stacked, CLAIM, RULE, message)
