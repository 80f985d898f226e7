"""A vocabulary in, what a reader knows before it reads any example out."""

import re
from functools import lru_cache

from bot.content.vocabulary import Vocabulary
from bot.normalize import Words, cut
from bot.phrases import PhraseBook, labelled

REMEMBERED = 20_000
"""Examples whose words are kept at hand."""

_ANY_ENDING = re.compile(r"[^\s(|\[]+\*")
"""A word of a phrase that stands for many: no word to repair others into."""


class Primer:
    """The books and words of a vocabulary; readers of several examples may share it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._joined = joined = joined_tokens(vocabulary)
        self.entities = PhraseBook(labelled(vocabulary.entities), joined=joined)
        self.concepts = PhraseBook(labelled(vocabulary.concepts), joined=joined)
        pairs = [*labelled(vocabulary.entities), *labelled(vocabulary.concepts)]
        wordings = "\n".join((*vocabulary.entities, *(wording for _, wording in pairs)))
        self.words = cut(_ANY_ENDING.sub("", wordings), joined).words
        self.cut = lru_cache(maxsize=REMEMBERED)(self._cut)

    def _cut(self, example: str) -> Words:
        return cut(example, self._joined)


def joined_tokens(vocabulary: Vocabulary) -> frozenset[str]:
    """Tokens that end with a digit, which people write split or run together."""
    named = {*vocabulary.entities, *(word for group in vocabulary.never_blur for word in group)}
    return frozenset(word for word in named if word[-1].isdigit() and word[0].isalpha())
