"""No answer tells a person how much to take.

Good:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: The trial gave 180 mg a day [@leaf_2020].
      examples: [how do i brew yerba mate]

Bad:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: You should take 180 mg a day [@leaf_2020].
      examples: [how do i brew yerba mate]
"""

import re
from collections.abc import Iterator

from bot.authoring.claims import asserted
from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "personal-dose"
CLAIM = re.compile(
    r"\b(you (should|must|need to|ought to|have to|can safely) take|we (recommend|advise|suggest) "
    r"(taking|\d)|(your|the best|the right|the ideal|the optimal) (daily )?dose is|"
    r"take (up to |about |at least )?\d[\d,.]* ?(iu|mcg|mg|µg|ug|drops|capsules|tablets|units)|"
    r"(aim|go) for \d[\d,.]* ?(iu|mcg|mg))\b"
)


def check(material: Material) -> Iterator[Problem]:
    """Sentences that dose a person."""
    message = "doses a person; say what was studied or advised, by whom, for whom"
    yield from asserted(material.said, CLAIM, RULE, message)
