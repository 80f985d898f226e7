"""Utterance and what was offered in, the one that is picked out."""

from collections.abc import Iterable, Sequence

from bot.content.model import Library
from bot.features import Reader
from bot.normalize import Words, cut
from bot.phrases import PhraseBook, labelled

LAST = "last"
LONGEST_PART = 6
"""Words of a part of a title; more are a question of their own."""


class Choices:
    """Knows how people pick from a list: a number, an ordinal word, a title or a part of one."""

    def __init__(self, library: Library, reader: Reader) -> None:
        vocabulary = library.vocabulary
        self._intents = library.intents
        self._reader = reader
        self._filler = frozenset(vocabulary.filler)
        self._ordinals = PhraseBook(labelled(vocabulary.ordinals))

    def pick(self, utterance: str, offered: Sequence[str], *, asked: bool) -> str:
        """The intent that is picked; empty when none is. Parts of titles pick when `asked`."""
        numbered = {str(number): name for number, name in enumerate(offered, 1)}
        words = cut(utterance)
        number = utterance.strip().rstrip(".)") or ""
        ordinal = whole(self._ordinals, words)
        if ordinal == LAST:
            ordinal = str(len(offered))
        titled = {cut(self._intents[name].title).words: name for name in offered}
        exact = numbered.get(number) or numbered.get(ordinal) or titled.get(words.words)
        return exact or (self._part(utterance, offered) if asked else "")

    def _part(self, utterance: str, offered: Iterable[str]) -> str:
        """The only title that holds every word that tells something."""
        said = self._telling(utterance)
        if not 0 < len(said) <= LONGEST_PART:
            return ""
        held = [name for name in offered if said <= self._telling(self._intents[name].title)]
        return held[0] if len(held) == 1 else ""

    def _telling(self, text: str) -> frozenset[str]:
        read = self._reader.read(text)
        pairs = zip(read.words, read.stems, strict=True)
        return frozenset(stem for word, stem in pairs if word not in self._filler)


def whole(book: PhraseBook, words: Words) -> str:
    """The label of a phrase that covers all of the words; empty when none does."""
    hits = (it for it in book.find(words) if it.start == 0 and it.end == len(words.words))
    return next((hit.label for hit in hits), "")
