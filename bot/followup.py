"""A short utterance and what was spoken of before in, the question that is meant out."""

from bot.content.model import Library
from bot.normalize import cut
from bot.phrases import PhraseBook

LONGEST = 12
"""Words; a longer utterance stands by itself."""
SHORT = 4
"""Words of an utterance that may lean without a word that says so: "how much", "with food"."""


class Followups:
    """Knows utterances that lean on the one before: "and with food?", "is that proven"."""

    def __init__(self, library: Library) -> None:
        vocabulary = library.vocabulary
        self._openings = PhraseBook(("", it) for it in vocabulary.followups)
        self._pointers = PhraseBook(("", it) for it in vocabulary.pointers)

    def leans(self, utterance: str) -> bool:
        """Whether an utterance is hardly a question without the one before."""
        words = cut(utterance)
        if not 0 < len(words.words) <= LONGEST:
            return False
        if len(words.words) <= SHORT or any(self._pointers.find(words)):
            return True
        return any(hit.start == 0 for hit in self._openings.find(words))
