"""No answer claims more than studies in people show.

Good:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: Drinking it went with fewer colds in one study [@leaf_2020].
      examples: [how do i brew yerba mate]

Bad:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: It prevents colds.
      examples: [how do i brew yerba mate]
"""

import re
from collections.abc import Iterator

from bot.authoring.claims import asserted
from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "overclaiming"
CLAIM = re.compile(
    r"\b(prevents|reverses|cures|heals|cleans(es)?|dissolves|detoxes|melts away|eliminates|flushes|"
    r"guarantees|"
    r"(clears|removes|pulls|washes) (out )?(the |your |old )?\w+( \w+)? (from|out of|off)|"
    r"(sends|directs|drives|steers) (the |your )?\w+ (in)?to (the |your )?\w+|"
    r"(clinically|scientifically) proven|"
    r"proven to (prevent|reverse|cure|lower|improve|protect)|miracle|100 ?% (safe|effective))\b"
)


def check(material: Material) -> Iterator[Problem]:
    """Sentences that claim too much."""
    message = 'claims too much; say what was seen, in whom, and how surely ("was associated with")'
    yield from asserted(material.said, CLAIM, RULE, message)
