"""A phrase as an author writes it in, the plain rows of slots it stands for out.

    chest pain                two words, one after the other
    (chest|breast) pain*      one of several; any ending
    [really] bad headache     may be there
    lump ... throat           up to three words between, within a sentence
    took # tablets            any number
    {swallowed} the bottle    any wording of a concept of the vocabulary
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod

GAP = frozenset({"..."})
NUMBER = "#"
MOST_ROWS = 2000
"""A phrase that unfolds into more is a mistake."""

Slot = frozenset[str]
"""The words that may stand in one place; a `*` ends those with any ending."""
Row = tuple[Slot, ...]

_PIECE = re.compile(r"\.\.\.|\{(\w+)\}|\(([^()]*)\)|\[([^\[\]]*)\]|([^\s()\[\]{}]+)")


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


def unfold(phrase: str, concepts: Mapping[str, Sequence[str]]) -> list[Row]:
    """All rows that a phrase stands for; raises PhraseError when it cannot be read."""
    choices = [_choices(piece, concepts) for piece in _PIECE.finditer(phrase)]
    count = prod(len(choice) for choice in choices)
    if count > MOST_ROWS:
        raise PhraseError(f"{phrase!r} unfolds into {count} rows, at most {MOST_ROWS}")
    rows = [tuple(slot for part in row for slot in part) for row in product(*choices)]
    for row in rows:
        if not row or GAP in {row[0], row[-1]}:
            raise PhraseError(f"{phrase!r} has to begin and end with a word")
    return rows


def _choices(piece: re.Match[str], concepts: Mapping[str, Sequence[str]]) -> list[Row]:
    concept, group, optional, word = piece.groups()
    if concept is not None:
        if concept not in concepts:
            raise PhraseError(f"there is no concept {{{concept}}} in the vocabulary")
        return _one_of(concepts[concept])
    if group is not None:
        return _one_of(group.split("|"))
    if optional is not None:
        return [(), *_one_of(optional.split("|"))]
    return [(GAP,)] if word is None else _one_of([word])


def _one_of(wordings: Iterable[str]) -> list[Row]:
    """Single words share one slot; each wording of several words is a row of its own."""
    singles: set[str] = set()
    rows: list[Row] = []
    for wording in wordings:
        words = wording.split()
        for word in words:
            _check(word)
        if len(words) == 1:
            singles.add(words[0])
        else:
            rows.append(tuple(GAP if word == "..." else frozenset({word}) for word in words))
    return [(frozenset(singles),), *rows] if singles else rows


def _check(word: str) -> None:
    if word not in {"...", NUMBER} and not word[0].isalnum():
        raise PhraseError(f"{word!r} is no word")
