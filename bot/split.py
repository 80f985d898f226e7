"""Utterance in, the questions in it out, where people part them."""

import re
from collections.abc import Collection, Iterator

from bot.normalize import cut

MOST_PARTS = 6
"""Questions that are looked at; more are one heap."""
LONGEST = 600
"""Characters from which an utterance is a story rather than a row of questions."""

_STRONG = re.compile(r"[?!;\n]+|\.(?=\s|$)")
_WEAK = re.compile(r"\s*(?:,|:|&|\+|\s-\s|\band\b|\balso\b|\bplus\b)\s*", re.IGNORECASE)


def questions(utterance: str, openers: Collection[str]) -> tuple[str, ...]:
    """The parts that ask something: each opens with one of `openers` (how, is, should ...).

    What stands before the first of them is its preamble and left out; what follows one without
    opening anew belongs to it. Fewer than two questions are no row: then there is none.
    """
    if len(utterance) > LONGEST or sum(it in openers for it in cut(utterance).words) < 2:
        return ()
    found = [part for sentence in _STRONG.split(utterance) for part in _parts(sentence, openers)]
    return tuple(found) if 1 < len(found) <= MOST_PARTS else ()


def _parts(sentence: str, openers: Collection[str]) -> Iterator[str]:
    begin = 0
    for at in (0, *(mark.end() for mark in _WEAK.finditer(sentence))):
        if _opens(sentence[at:], openers):
            if at and _opens(sentence[begin:at], openers):
                yield _trimmed(sentence[begin:at])
            begin = at
    if _opens(sentence[begin:], openers):
        yield _trimmed(sentence[begin:])


def _trimmed(part: str) -> str:
    """Without the word or sign that led over to the next part."""
    end = next((mark.start() for mark in _WEAK.finditer(part) if mark.end() == len(part)), None)
    return part[:end].strip(" ,:&+")


def _opens(part: str, openers: Collection[str]) -> bool:
    """Whether a part begins as a question does."""
    return any(word in openers for word in cut(part[:40]).words[:1])
