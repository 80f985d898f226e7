"""A phrase as an author writes it in, the plain rows of slots it stands for out.

chest pain                two words, one after the other
(chest|breast) pain*      one of several; any ending
[really] bad headache     may be there
lump ... throat           up to three words between, within a sentence
took # tablets            any number
level #150- ng            a number from 150 on; #-40 up to 40, #2.9-4.2 between them
{swallowed} the bottle    any wording of a concept or word set of the vocabulary
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from math import inf, prod

GAP = frozenset({"..."})
NUMBER = "#"
MOST_ROWS = 2000
"""A phrase that unfolds into more is a mistake."""

Slot = frozenset[str]
"""The words that may stand in one place; a `*` ends those with any ending."""
Row = tuple[Slot, ...]
Named = Mapping[str, Sequence[str]]
"""Concepts and word sets: name -> wordings."""

_INNER = r"(?:[^()\[\]{}]|\[[^()\[\]{}]*\]|\{\w+\})*"
_PIECE = re.compile(
    rf"(?P<gap>\.\.\.)|\{{(?P<name>\w+)\}}|\((?P<group>{_INNER})\)"
    r"|\[(?P<optional>(?:[^()\[\]{}]|\{\w+\})*)\]|(?P<word>[^\s()\[\]{}|]+)|(?P<odd>\S)"
)
_SYNTAX = re.compile(r"[()\[\]{}|]|\.\.\.")
_OR = re.compile(r"\|(?![^\[]*\])")
"""A bar outside of brackets."""
_RANGE = re.compile(r"#(\d+(?:\.\d+)?)?-(\d+(?:\.\d+)?)?")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[-'’,/%]|\.(?!\.))*\*?")


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


def limits(word: str) -> tuple[float, float] | None:
    """The lowest and the highest number that a slot's word stands for; None when it is none."""
    if word == NUMBER:
        return (0.0, inf)
    found = _RANGE.fullmatch(word)
    return (float(found[1] or 0), float(found[2] or inf)) if found else None


def unfold(phrase: str, named: Named) -> list[Row]:
    """All rows that a phrase stands for; raises PhraseError when it cannot be read."""
    rows = _rows(phrase, named)
    for row in rows:
        if not row or GAP in {row[0], row[-1]}:
            raise PhraseError(f"{phrase!r} has to begin and end with a word")
    if not rows:
        raise PhraseError(f"{phrase!r} stands for nothing")
    return rows


def _rows(phrase: str, named: Named) -> list[Row]:
    if not _SYNTAX.search(phrase):  # nine in ten are plain words
        return [tuple(_word(word) for word in phrase.split())]
    choices = [_choices(piece, named) for piece in _PIECE.finditer(phrase)]
    count = prod(len(choice) for choice in choices)
    if count > MOST_ROWS:
        raise PhraseError(f"{phrase!r} unfolds into {count} rows, at most {MOST_ROWS}")
    return [tuple(slot for part in row for slot in part) for row in product(*choices)]


def _choices(piece: re.Match[str], named: Named) -> list[Row]:
    kind, text = piece.lastgroup, piece[piece.lastgroup or 0]
    if kind == "gap":
        return [(GAP,)]
    if kind == "group":
        return _one_of(_OR.split(text), named)
    if kind == "optional":
        return [(), *_one_of(text.split("|"), named)]
    if kind == "name":
        if text not in named:
            raise PhraseError(f"the vocabulary has neither a concept nor a word set {{{text}}}")
        return _one_of(named[text], {})
    return [(_word(text),)]


@lru_cache(maxsize=20_000)
def _word(word: str) -> Slot:
    return frozenset({_checked(word)})


def _one_of(wordings: Iterable[str], named: Named) -> list[Row]:
    """Single words share one slot; each other wording makes rows of its own."""
    singles: set[str] = set()
    rows: list[Row] = []
    for wording in wordings:
        if len(wording.split()) == 1 and not wording.strip().startswith(("{", "[", "...")):
            singles.add(_checked(wording.strip()))
        else:
            rows += _rows(wording, named)
    return [(frozenset(singles),), *rows] if singles else rows


@lru_cache(maxsize=20_000)
def _checked(word: str) -> str:
    if word.isascii() and word.isalpha():  # as nearly all are
        return word
    seen = unicodedata.normalize("NFKD", word).rstrip("*")
    whole = any(char.isalnum() for char in seen) and bool(_WORD.fullmatch(word))
    if limits(word) is None and not whole:
        raise PhraseError(f"{word!r} is no word")
    return word
