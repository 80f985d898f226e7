"""A library in, how well each word is known out: what may be kept of an utterance."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Literal

from bot.content.model import Library
from bot.english.lists import english, everyday, names, words
from bot.normalize import fold
from bot.spelling import Spelling

Class = Literal["named", "plain", "small", "everyday", "other"]
"""An entity or an alert's name; no name of a person; of no weight; a name as well; unknown."""
LONGEST = 5
"""Words of a phrase of the library."""
SAID_TWICE = 2
"""Examples with a word that is no shipped one: one alone may be a slip, or somebody's name."""
REPAIRED_FROM = 5
"""Letters of a word that may be misspelt."""

_WORD = re.compile(r"[a-z]{2,}")
_LONG = re.compile(r"[^\W_]{2,}")
_PART = re.compile(r"[^\W\d_]+|\d+")


class Known:
    """What the library and the shipped lists know; never changes once built."""

    def __init__(self, library: Library) -> None:
        vocabulary = library.vocabulary
        self._library = frozenset(_told(library))
        called = [fold(it) for it in _names(library)]
        titles = " ".join(fold(it.title) for it in library.intents.values())
        self._topics = frozenset(_WORD.findall(titles)) & names()
        """Words that are names as well, and that the content is about: as good as everyday ones."""
        keys = frozenset(fold(it) for it in vocabulary.entities)
        alone = {it for it in called if _LONG.fullmatch(it) and it not in names()}
        self._named = (keys | alone) - everyday()
        measures = (fold(it) for it in chain(vocabulary.units, *vocabulary.units.values()))
        self._phrases = frozenset(_phrases((*called, *measures, *english()["pairs"])))
        self._letters = frozenset(
            row[1] for row in self._phrases if len(row) == 2 and row[0] in self._library
        )
        small = english()
        self._small = frozenset((*small["small"], *small["contractions"]))
        amounts = (*vocabulary.units, *chain(*vocabulary.units.values()), *vocabulary.pieces)
        days = (it for it in vocabulary.days)
        said = frozenset(fold(it) for it in (*amounts, *days, *small["units"]))
        self.units = said - (self._small - {"a", "an", "each"})

    def how(self, word: str) -> Class:
        """The class of a folded word."""
        if word in self._small:
            return "small"
        if word in self._topics or word in everyday() or (len(word) == 1 and word in self._letters):
            return "everyday"
        if word in self._named:
            return "named"
        return "plain" if self._is_plain(word) else "other"

    def in_library(self, word: str) -> bool:
        """Whether the content has it, and it is no name of a person."""
        return word in self._named or (word in self._library and word not in names())

    def phrase_at(self, row: tuple[str, ...]) -> int:
        """How many of these words are a phrase of the library; 0 when none begins here."""
        lengths = range(min(LONGEST, len(row)), 1, -1)
        return next((it for it in lengths if row[:it] in self._phrases), 0)

    def repaired(self, word: str) -> str:
        """The word of the library that was meant; empty when none was."""
        if len(word) < REPAIRED_FROM or not word.isascii() or word in names():
            return ""
        return self._spelling.nearest(word) or ""

    @cached_property
    def _spelling(self) -> Spelling:
        """Made once a word is not known."""
        known = (it for it in sorted(self._library | self._small) if len(it) >= REPAIRED_FROM)
        return Spelling(it for it in known if self.how(it) in {"named", "plain", "small"})

    def _is_plain(self, word: str) -> bool:
        if word in names() or len(word) < 2:
            return False
        if word in words() or word in self._library:
            return True
        return word.endswith("s") and word[:-1] in words()


def _told(library: Library) -> Iterator[str]:
    """Words of how people ask: of titles and the vocabulary, and of examples those said twice."""
    intents = library.intents.values()
    examples = Counter(
        word for it in intents for text in it.examples for word in {*_WORD.findall(fold(text))}
    )
    yield from (word for word, times in examples.items() if times >= SAID_TWICE)
    vocabulary = library.vocabulary
    tables = (vocabulary.concepts, vocabulary.word_sets, vocabulary.units)
    texts = chain(*(chain(it, *it.values()) for it in tables), vocabulary.pieces, _names(library))
    for text in chain((it.title for it in intents), texts):
        yield from _WORD.findall(fold(text))


def _names(library: Library) -> Iterator[str]:
    yield from chain(library.vocabulary.entities, *library.vocabulary.entities.values())
    for rule in library.alerts:
        yield from (*rule.names, *rule.framed)


def _phrases(called: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Names of several words, none of which is small alone with one more: `k to` tells nothing."""
    for text in called:
        row = tuple(_PART.findall(text))
        if 1 < len(row) <= LONGEST and any(len(it) > 1 or it.isdigit() for it in row):
            yield row
