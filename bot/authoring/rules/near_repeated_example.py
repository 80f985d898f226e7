"""Examples of two things differ by more than small words and endings.

Good:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples: [which leaves are rolled, oolong or black]

Bad:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples: [how long should i brew the green tea, rolled leaves]
"""

from collections.abc import Iterator
from functools import cache

from bot.authoring.material import Example, Material
from bot.content.problem import Problem
from bot.features import stem

RULE = "near-repeated-example"
SHARED = 2 / 3
"""Of the words of both; with fewer in common, small words ("what is it for") may turn the sense."""
MOST = 20
"""Examples with the same telling words that others are compared with."""


def check(material: Material) -> Iterator[Problem]:
    """Examples with the telling words of another's example, and most of the small ones."""
    ending_off = cache(stem)
    seen: dict[frozenset[str], list[tuple[Example, frozenset[str]]]] = {}
    for example in material.examples:
        words = frozenset(map(ending_off, example.words))
        telling = frozenset(ending_off(it) for it in example.words if it not in material.filler)
        group = seen.setdefault(telling or words, [])
        other = _nearest(example, words, group) if words else None
        if other:
            message = f"{example.text!r} hardly differs from {other.text!r}"
            message = f"{message}, which stands under {other.kind} {other.owner!r}"
            yield example.place.problem(RULE, message)
        if len(group) < MOST:
            group.append((example, words))


def _nearest(
    example: Example, words: frozenset[str], group: list[tuple[Example, frozenset[str]]]
) -> Example | None:
    """The first of another owner that is near; the same words over are a repeated example."""
    for other, others in group:
        apart = other.entry.get(other.kind) != example.entry.get(example.kind)
        near = len(words & others) >= SHARED * len(words | others)
        if apart and near and other.words != example.words:
            return other
    return None
