"""A synonym belongs to one entity: read as two things it would be neither.

good: `opening time` under hours
bad:  `opening time` under hours and under day
"""

from collections.abc import Iterator

from bot.content.layers import Stack
from bot.content.problem import Problem
from bot.normalize import cut

RULE = "shared-synonym"


def check(stacked: Stack) -> Iterator[Problem]:
    """Synonyms that stand under two entities, or are an entity themselves."""
    owner: dict[tuple[str, ...], str] = {}
    for entry in stacked.singles("vocabulary"):
        entities = entry.get("entities", {})
        owner |= {cut(name).words: name for name in entities}
        for name, synonyms in entities.items():
            for synonym in synonyms:
                words = cut(synonym).words
                other = owner.setdefault(words, name)
                if other != name:
                    message = f"{synonym!r} stands under {other!r} and under {name!r}"
                    yield entry.where(f"entities.{name}").problem(RULE, message)
