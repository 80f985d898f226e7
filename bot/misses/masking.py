"""An utterance and what is known in, the same without what may tell who asked out."""

from collections.abc import Collection

from bot.misses.figures import figures
from bot.misses.known import Known
from bot.misses.model import LONGEST_KEPT, MASK
from bot.misses.people import beside, capitalised, introduced, unknown
from bot.misses.places import places
from bot.misses.reading import Reading, read
from bot.misses.tokens import tokens

LONGEST_READ = 2000
"""Characters of an utterance that are looked at."""

_JOINING = frozenset("-,/&+;:(). ")
_CUT = frozenset(" \t\n\r")


def masked(utterance: str, known: Known) -> str:
    """What may be written down."""
    reading = read(tokens(_bounded(utterance)), known)
    rules = (unknown, capitalised, introduced, figures, places)
    found = {at for rule in rules for at in rule(reading)} - reading.held
    return _shown(reading, beside(reading, found))


def _bounded(utterance: str) -> str:
    """As much as is looked at, cut between two words: half a word may be another one."""
    if len(utterance) <= LONGEST_READ:
        return utterance
    at = next((it for it in range(LONGEST_READ, 0, -1) if utterance[it] in _CUT), 0)
    return utterance[:at]


def _shown(reading: Reading, masked: Collection[int]) -> str:
    """The tokens with one mask for a run of what is masked, as many as are kept."""
    pieces: list[str] = []
    length, after_mask = 0, False
    for at, token in enumerate(reading.tokens):
        is_mask = at in masked or token.kind == "mask"
        if is_mask and after_mask and (" " not in token.before or {*token.before} <= _JOINING):
            continue
        apart = token.before or " " * (is_mask or after_mask)  # a_ would be something else again
        piece = apart + (MASK if is_mask else token.shown)
        length += len(piece)
        if length > LONGEST_KEPT:
            break
        pieces.append(piece)
        after_mask = is_mask
    return "".join(pieces).strip()
