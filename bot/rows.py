"""Labelled phrases in, the rows of slots that they stand for out, cut as utterances are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.content.phrase import GAP, MOST_ROWS, PhraseError, Row, Slot, limits, unfold
from bot.normalize import cut


def rows(
    phrases: Iterable[tuple[str, str]], named: Mapping[str, Sequence[str]], joined: frozenset[str]
) -> Iterator[tuple[str, Row]]:
    """(label, row) pairs; raises PhraseError for a phrase that cannot be read."""
    for label, phrase in phrases:
        for row in unfold(phrase, named):
            for normal in _normal(row, joined):
                yield label, normal


def _normal(row: Row, joined: frozenset[str]) -> list[Row]:
    """The row with its words cut and folded as those of an utterance are.

    A word that is cut in two makes a row of its own.
    """
    rows: list[Row] = [()]
    for slot in row:
        if slot == GAP:
            rows = [(*before, GAP) for before in rows]
            continue
        ways = _ways(slot, joined)
        if len(rows) * len(ways) > MOST_ROWS:
            raise PhraseError(f"a phrase unfolds into more than {MOST_ROWS} rows")
        rows = [(*before, *way) for before in rows for way in ways]
    return rows


@lru_cache(maxsize=20_000)
def _ways(slot: Slot, joined: frozenset[str]) -> list[Row]:
    cuts = [_cut(word, joined) for word in sorted(slot)]
    singles = frozenset(parts[0] for parts in cuts if len(parts) == 1)
    ways: list[Row] = [(singles,)] if singles else []
    return ways + [tuple(frozenset({part}) for part in parts) for parts in cuts if len(parts) > 1]


@lru_cache(maxsize=20_000)
def _cut(word: str, joined: frozenset[str]) -> tuple[str, ...]:
    if limits(word):
        return (word,)
    parts = cut(word.rstrip("*"), joined).words
    return (*parts[:-1], parts[-1] + "*") if word.endswith("*") else parts
