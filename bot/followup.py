"""A short utterance and what was spoken of before in, the question that is meant out."""

from collections.abc import Iterator

from bot.content.model import Library
from bot.context import Context
from bot.normalize import cut
from bot.phrases import PhraseBook

LONGEST = 8
"""Words; a longer utterance stands by itself."""


class Followups:
    """Knows utterances that lean on the one before: "and with food?", "is that proven"."""

    def __init__(self, library: Library) -> None:
        vocabulary = library.vocabulary
        self._openings = PhraseBook(("", it) for it in vocabulary.followups)
        self._pointers = PhraseBook(("", it) for it in vocabulary.pointers)

    def readings(self, utterance: str, context: Context) -> Iterator[str]:
        """The full questions that an utterance may stand for, likeliest first."""
        if context.topics and self._leans(utterance):
            yield f"{context.question}, {utterance}"

    def _leans(self, utterance: str) -> bool:
        words = cut(utterance)
        if not 0 < len(words.words) <= LONGEST:
            return False
        return any(hit.start == 0 for hit in self._openings.find(words))
