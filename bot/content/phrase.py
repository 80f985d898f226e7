"""A phrase as an author writes it in, the plain rows of words it stands for out.

    chest pain                two words, one after the other
    (chest|breast) pain*      one of several; any ending
    [really] bad headache     may be there
    lump ... throat           up to three words between, within a sentence
    took # tablets            any number
    {swallowed} the bottle    any wording of a concept of the vocabulary
"""

import re
from collections.abc import Mapping, Sequence
from itertools import product
from math import prod

GAP = "..."
NUMBER = "#"
MOST_VARIANTS = 2000
"""A phrase that unfolds into more is a mistake."""

Row = tuple[str, ...]
"""Words, words with a `*` at the end, GAP and NUMBER."""

_PIECE = re.compile(r"\.\.\.|#|\{(\w+)\}|\(([^()]*)\)|\[([^\[\]]*)\]|([^\s()\[\]{}]+)")


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


def unfold(phrase: str, concepts: Mapping[str, Sequence[str]]) -> list[Row]:
    """All plain rows that a phrase stands for; raises PhraseError when it cannot be read."""
    choices = [_choices(piece, concepts) for piece in _PIECE.finditer(phrase)]
    count = prod(len(choice) for choice in choices)
    if count > MOST_VARIANTS:
        raise PhraseError(f"{phrase!r} unfolds into {count} variants, at most {MOST_VARIANTS}")
    rows = [tuple(slot for part in row for slot in part) for row in product(*choices)]
    for row in rows:
        if not row or GAP in {row[0], row[-1]}:
            raise PhraseError(f"{phrase!r} has to begin and end with a word")
    return rows


def _choices(piece: re.Match[str], concepts: Mapping[str, Sequence[str]]) -> list[Row]:
    concept, group, optional, _ = piece.groups()
    if concept is not None:
        if concept not in concepts:
            raise PhraseError(f"there is no concept {{{concept}}} in the vocabulary")
        return [row for wording in concepts[concept] for row in unfold(wording, {})]
    if group is not None:
        return [_slots(part) for part in group.split("|")]
    if optional is not None:
        return [(), *(_slots(part) for part in optional.split("|"))]
    return [_slots(piece[0])]


def _slots(text: str) -> Row:
    slots = tuple(text.split())
    for slot in slots:
        if slot not in {GAP, NUMBER} and not slot[0].isalnum():
            raise PhraseError(f"{slot!r} is no word")
    return slots
