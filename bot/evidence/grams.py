"""A text in, the small pieces that linear evidence weighs out."""

from collections.abc import Iterator
from functools import lru_cache

from bot.features import Text

BLOCKS = {"s": 1.0, "p": 0.8, "k": 0.5, "@": 1.0, "c": 1.2}
"""Weight of stems, pairs of stems, pairs with one between, concepts and letters beside each other.

The first character of a gram names its block.
"""
STEP = 1000
"""Rarities and weights of grams are whole numbers of 1/STEP."""
SHORTEST, LONGEST = 2, 3
"""Letters of a piece of a word."""
REMEMBERED = 10_000
"""Words whose pieces are kept at hand."""


def grams(text: Text) -> Iterator[str]:
    """All but the letters, each once."""
    stems = text.stems
    yield from dict.fromkeys(f"s{stem}" for stem in stems)
    pairs = zip(("^", *stems), (*stems, "$"), strict=True)
    yield from dict.fromkeys(f"p{first} {second}" for first, second in pairs)
    yield from dict.fromkeys(
        f"k{first} {third}" for first, third in zip(stems, stems[2:], strict=False)
    )
    yield from (feature for feature in text.features if feature[0] == "@")


@lru_cache(maxsize=REMEMBERED)
def letters(word: str) -> tuple[str, ...]:
    """Every run of 2 or 3 characters of a word, a blank standing for its begin and its end."""
    within = f" {word} "
    return tuple(
        f"c{within[at : at + size]}"
        for size in range(SHORTEST, LONGEST + 1)
        for at in range(len(within) - size + 1)
    )
