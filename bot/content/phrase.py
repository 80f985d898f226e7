"""A phrase as an author writes it in, the plain rows of slots it stands for out.

chest pain                two words, one after the other
(chest|breast) pain*      one of several; any ending
[really] bad headache     may be there
lump ... throat           up to three words between, within a sentence
took # tablets            any number
{swallowed} the bottle    any wording of a concept or word set of the vocabulary
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

_OR = re.compile(r"\|(?![^\[]*\])")
"""A bar outside of brackets."""
_PIECE = re.compile(r"\.\.\.|\{(\w+)\}|\(([^()]*)\)|\[([^\[\]]*)\]|([^\s()\[\]{}]+)")


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


def unfold(phrase: str, named: Mapping[str, Sequence[str]]) -> list[Row]:
    """All rows that a phrase stands for; raises PhraseError when it cannot be read."""
    rows = _rows(phrase, named)
    for row in rows:
        if not row or GAP in {row[0], row[-1]}:
            raise PhraseError(f"{phrase!r} has to begin and end with a word")
    return rows


def _rows(phrase: str, named: Mapping[str, Sequence[str]]) -> list[Row]:
    choices = [_choices(piece, named) for piece in _PIECE.finditer(phrase)]
    count = prod(len(choice) for choice in choices)
    if count > MOST_ROWS:
        raise PhraseError(f"{phrase!r} unfolds into {count} rows, at most {MOST_ROWS}")
    return [tuple(slot for part in row for slot in part) for row in product(*choices)]


def _choices(piece: re.Match[str], named: Mapping[str, Sequence[str]]) -> list[Row]:
    name, group, optional, word = piece.groups()
    if name is not None:
        if name not in named:
            raise PhraseError(f"the vocabulary has neither a concept nor a word set {{{name}}}")
        return _one_of(named[name], {})
    if group is not None:
        return _one_of(_OR.split(group), named)
    if optional is not None:
        return [(), *_one_of(optional.split("|"), named)]
    return [(GAP,)] if word is None else _one_of([word], named)


def _one_of(wordings: Iterable[str], named: Mapping[str, Sequence[str]]) -> list[Row]:
    """Single words share one slot; each wording of several words makes rows of its own."""
    singles: set[str] = set()
    rows: list[Row] = []
    for wording in wordings:
        word = wording.strip()
        if len(word.split()) != 1 or word.startswith("{"):
            rows += _rows(word, named)
        elif word != NUMBER and not word[0].isalnum():
            raise PhraseError(f"{word!r} is no word")
        else:
            singles.add(word)
    return [(frozenset(singles),), *rows] if singles else rows
