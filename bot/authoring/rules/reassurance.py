"""No answer reassures one person or rules an illness out.

Good:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: Side effects were rare in the trial [@leaf_2020].
      examples: [how do i brew yerba mate]

Bad:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: It is safe for everyone.
      examples: [how do i brew yerba mate]
"""

import re
from collections.abc import Iterator

from bot.authoring.claims import asserted
from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "reassurance"
CLAIM = re.compile(
    r"\b(safe for (you|everyone|everybody|all)|(completely|perfectly|totally|absolutely|entirely) "
    r"(safe|harmless)|nothing to worry|no (need|reason|cause) (to worry|for worry|for concern)|"
    r"do not worry|don't worry|you (are|will be|'ll be|should be) (fine|ok|okay|safe|all right)|"
    r"(rules?|ruled) out|(zero|no) risk|cannot harm|can't harm|risk[- ]free|no side effects)\b"
)


def check(material: Material) -> Iterator[Problem]:
    """Sentences that reassure."""
    message = "reassures; say what was seen in whom, and who can tell for one person"
    yield from asserted(material.said, CLAIM, RULE, message)
