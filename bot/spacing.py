"""Words in, the same with their spaces where the known words have them out.

People run words together and tear them apart: "howmuch", "vita min".
"""

from collections.abc import Iterator, Sequence

from bot.english.lists import words
from bot.spelling import Spelling

SHORTEST = 6
"""Letters from which an unknown word may be two."""
PART = 3
"""Letters of each of the two; fewer where the part is common."""
COMMON = 150
"""So many of the known words are common."""
TORN = 5
"""Letters of a word that may be put together again."""


def spaced(typed: Sequence[str], spelling: Spelling) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each piece as typed, and the word or words it is read as; spelling is still to be mended."""
    at = 0
    while at < len(typed):
        pair = typed[at : at + 2]
        if len(pair) == 2 and _torn(pair[0], pair[1], spelling):
            yield " ".join(pair), ("".join(pair),)
            at += 2
        else:
            yield typed[at], _parts(typed[at], spelling)
            at += 1


def _torn(first: str, second: str, spelling: Spelling) -> bool:
    """Whether two words are one that is known, and are not both known themselves."""
    whole = first + second
    if len(whole) < TORN or not whole.isalpha() or whole not in spelling:
        return False
    return first not in spelling or second not in spelling


def _parts(word: str, spelling: Spelling) -> tuple[str, ...]:
    """The two known words that an unknown one consists of, the more common pair; else itself."""
    if len(word) < SHORTEST or not word.isalpha() or spelling.nearest(word):
        return (word,)
    splits = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    pairs = [it for it in splits if all(_stands_alone(part, spelling) for part in it)]
    if not pairs or word in words():
        return (word,)
    return min(pairs, key=lambda it: max(map(spelling.rank, it)))


def _stands_alone(part: str, spelling: Spelling) -> bool:
    if part not in spelling:
        return False
    return len(part) >= PART or spelling.rank(part) < COMMON
