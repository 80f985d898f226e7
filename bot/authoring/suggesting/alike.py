"""Open questions in, groups of those that ask the same out."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.authoring.suggesting.today import Open
from bot.evidence.nearest import Example, Nearest

ALIKE = 45.0
"""Nearness to the first of a group, from 0 to 100, from which a question belongs to it."""
LOOKED_AT = 20
"""Groups that a question is compared with: those that share most of its words."""
MOST_OF_A_WORD = 200
"""Groups that are found by one word."""

Group = tuple[Open, ...]


def groups(found: Sequence[Open]) -> list[Group]:
    """Each question with the first group that it is near to; those that tell most come first.

    The first of a group was picked for an intent if any of it was, and never meets a question
    that was picked for another one.
    """
    ordered = sorted(found, key=lambda it: (not it.question.chosen, -it.question.asked))
    examples = [
        Example(str(at), it.question.text, it.text.sorted, it.text.on_subject, it.text.features)
        for at, it in enumerate(ordered)
    ]
    nearest = Nearest(examples, [it.name for it in examples])
    made: dict[int, list[Open]] = {}
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for at, it in enumerate(ordered):
        able = [first for first in _sharing(it, by_word) if _agree(ordered[first], it)]
        near = nearest.weigh(it.text, map(str, able))
        best = max(near, key=lambda first: near[first].score, default="")
        if best and near[best].score >= ALIKE:
            made[int(best)].append(it)
            continue
        made[at] = [it]
        for word in it.text.features:
            by_word[word].append(at)
    return [tuple(it) for it in made.values()]


def _sharing(it: Open, by_word: dict[str, list[int]]) -> list[int]:
    """The first of groups, those with most words of a question before others."""
    shared = Counter(
        first for word in it.text.features for first in by_word.get(word, ())[:MOST_OF_A_WORD]
    )
    return sorted(shared, key=lambda first: (-shared[first], first))[:LOOKED_AT]


def _agree(first: Open, it: Open) -> bool:
    """Whether what people told of both may hold of one thing."""
    one, other = first.question, it.question
    apart = one.chosen and other.chosen and one.chosen != other.chosen
    return not apart and one.chosen not in other.not_meant
