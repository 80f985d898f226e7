"""No two intents share an example, and none is written twice.

good: `when do you open` under hours alone
bad:  `when do you open` under hours and under contact; `[when] do you open` and `do you open`
"""

from collections.abc import Iterator

from bot.content.layers import Stack
from bot.content.problem import Problem
from bot.content.unfolded import unfolded
from bot.normalize import cut

RULE = "repeated-example"


def check(stacked: Stack) -> Iterator[Problem]:
    """Examples that read the same once brackets are unfolded, case and punctuation gone."""
    seen: dict[tuple[str, ...], str] = {}
    for kind in ("intent", "neighbour"):
        for entry in stacked.all(kind):
            for example in unfolded(entry, stacked):
                for way in example.ways:
                    words = cut(way).words or (way,)
                    if words in seen:
                        message = f"{way!r} stands under {kind} {seen[words]!r} already"
                        yield example.place.problem(RULE, message)
                    seen.setdefault(words, entry.get(kind))
