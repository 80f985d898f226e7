"""A library in, what masks an utterance before it is written down out."""

from functools import cached_property
from typing import TYPE_CHECKING

from bot.content.model import Library

if TYPE_CHECKING:
    from bot.misses.known import Known


class Redactor:
    """Masks what may be somebody's name, number or address, rather too much than too little.

    Kept are words that the library or a shipped list knows and that are no names, and doses.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def redact(self, utterance: str) -> str:
        """What may be written down, in lower case; done twice it is the same."""
        from bot.misses.masking import masked  # noqa: PLC0415  most starts mask nothing

        return masked(utterance, self._known)

    def keeps(self, word: str) -> bool:
        """Whether a word in lower case may be kept where nothing beside it speaks against it."""
        return self._known.how(word) != "other"

    @cached_property
    def _known(self) -> "Known":
        """Made with the first utterance: most conversations need none."""
        from bot.misses.known import Known  # noqa: PLC0415  the same

        return Known(self._library)
