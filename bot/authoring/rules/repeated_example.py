"""No two intents share an example, and none is written twice.

good: `when do you open` under hours alone
bad:  `when do you open` under hours and under contact
"""

from collections.abc import Iterator

from bot.content.layers import Stack
from bot.content.problem import Problem
from bot.normalize import cut

RULE = "repeated-example"


def check(stacked: Stack) -> Iterator[Problem]:
    """Examples that read the same once case and punctuation are gone."""
    seen: dict[tuple[str, ...], str] = {}
    for kind in ("intent", "neighbour"):
        for entry in stacked.all(kind):
            for index, example in enumerate(entry.get("examples")):
                words = cut(example).words or (example,)
                if words in seen:
                    message = f"{example!r} stands under {kind} {seen[words]!r} already"
                    yield entry.where("examples", index).problem(RULE, message)
                seen.setdefault(words, entry.get(kind))
