"""No answer reassures one person or rules an illness out.

good: Side effects were rare in the trials [@leaf_2020].
bad:  It is safe for you, there is nothing to worry about.
"""

import re
from collections.abc import Iterator

from bot.authoring.claims import asserted
from bot.content.layers import Stack
from bot.content.problem import Problem

RULE = "reassurance"
CLAIM = re.compile(
    r"\b(safe for (you|everyone|everybody|all)|(completely|perfectly|totally|absolutely|entirely) "
    r"(safe|harmless)|nothing to worry|no (need|reason|cause) (to worry|for worry|for concern)|"
    r"do not worry|don't worry|you (are|will be|'ll be|should be) (fine|ok|okay|safe|all right)|"
    r"(rules?|ruled) out|(zero|no) risk|cannot harm|can't harm|risk[- ]free|no side effects)\b"
)


def check(stacked: Stack) -> Iterator[Problem]:
    """Sentences that reassure."""
    message = "reassures; say what was seen in whom, and who can tell for one person"
    yield from asserted(stacked, CLAIM, RULE, message)
