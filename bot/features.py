"""Utterance in, comparable words and the features that matching weighs out."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from functools import cached_property
from typing import Any, NamedTuple

from bot.content.vocabulary import Vocabulary
from bot.normalize import Words, cut
from bot.phrases import PhraseBook
from bot.primer import Primer, joined_tokens
from bot.spacing import spaced
from bot.spelling import Spelling

LONGEST = 2000
"""Characters that are read for matching; of a longer utterance the first and the last part."""
FIRST_PART = 500


class Text(NamedTuple):
    """An utterance as it is compared."""

    words: tuple[str, ...]
    """Canonical: cut, spelling repaired, synonyms replaced."""
    stems: tuple[str, ...]
    """Parallel to the words."""
    features: tuple[str, ...]
    """Stems that tell something and `@concept`s; sorted, so that sums are the same everywhere."""
    sorted: str
    """The words in the order of the alphabet."""
    on_subject: bool
    """Whether the words name the subject."""


class Reader:
    """Reads utterances the way the examples were read.

    Repairs spelling against the words of the examples and the vocabulary, replaces synonyms by
    their entity, and adds the concepts that the words speak of.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        entities: PhraseBook,
        concepts: PhraseBook,
        known: Sequence[str],
        heard: int,
    ) -> None:
        """Take the vocabulary, its two books, and the words to repair others into.

        The first `heard` of these stand in examples, the others in the vocabulary alone.
        """
        self._joined = joined_tokens(vocabulary)
        self._filler = frozenset(vocabulary.filler)
        self._subject = frozenset(vocabulary.subject)
        self._known, self._heard = known, heard
        self._stems = frozenset(map(stem, known[:heard]))
        self._entities = entities
        self._concepts = concepts
        self._spelling = Spelling(
            known, ordinary=vocabulary.ordinary, never_blur=vocabulary.never_blur
        )

    @classmethod
    def learn(
        cls, examples: Iterable[str], vocabulary: Vocabulary, primer: Primer | None = None
    ) -> "Reader":
        """The reader of a vocabulary and of the words that examples use, common ones first.

        `primer` is that of the vocabulary, where it was made before.
        """
        primer = primer or Primer(vocabulary)
        counts = Counter(word for example in examples for word in primer.cut(example).words)
        common = sorted(counts, key=lambda word: (-counts[word], word))
        known = [*common, *primer.words]
        return cls(vocabulary, primer.entities, primer.concepts, known, len(common))

    def forgetting(self, words: Collection[str]) -> "Reader":
        """The same where no example has some of the words; what the vocabulary has stays known."""
        other = copy(self)
        lost = Counter(map(stem, words))
        other._stems = self._stems.difference(it for it in lost if self._counts[it] == lost[it])
        other._spelling = self._spelling.without(self._unnamed.intersection(words))
        return other

    @cached_property
    def _counts(self) -> Counter[str]:
        """Of each stem, the words of examples that have it."""
        return Counter(map(stem, self._known[: self._heard]))

    @cached_property
    def _unnamed(self) -> frozenset[str]:
        """Words that stand in examples alone."""
        return frozenset(self._known[: self._heard]).difference(self._known[self._heard :])

    def pack(self) -> dict[str, Any]:
        """Plain values from which `unpack` makes the same reader."""
        books = {"entities": self._entities.pack(), "concepts": self._concepts.pack()}
        return {**books, "known": self._known, "heard": self._heard}

    @classmethod
    def unpack(cls, packed: dict[str, Any], vocabulary: Vocabulary) -> "Reader":
        """The reader that was packed."""
        entities, concepts = (PhraseBook.unpack(packed[it]) for it in ("entities", "concepts"))
        return cls(vocabulary, entities, concepts, packed["known"], packed["heard"])

    def read(self, utterance: str) -> Text:
        """An utterance in its comparable form."""
        return self.take(self.words(utterance))

    def take(self, words: tuple[str, ...]) -> Text:
        """Canonical words in their comparable form.

        A word that no example has tells nothing beyond the concept it speaks of.
        """
        stems = tuple(map(stem, words))
        hits = list(self._concepts.find(_flat(words)))
        spoken = {at for hit in hits for at in range(hit.start, hit.end)}
        telling = [
            stem
            for at, stem in enumerate(stems)
            if words[at] not in self._filler and (at not in spoken or stem in self._stems)
        ]
        concepts = {"@" + hit.label for hit in hits}
        features = sorted({*(telling or ([] if concepts else stems)), *concepts})
        on_subject = not self._subject.isdisjoint(words)
        return Text(words, stems, tuple(features), " ".join(sorted(words)), on_subject)

    def knows(self, text: Text) -> bool:
        """Whether the text tells something, and examples have every word that does."""
        told = [
            stem
            for word, stem in zip(text.words, text.stems, strict=True)
            if word not in self._filler
        ]
        return bool(told) and self._stems.issuperset(told)

    def words(self, utterance: str) -> tuple[str, ...]:
        """Canonical words: cut, spelling repaired, synonyms replaced."""
        pieces = spaced(self._cut(utterance).words, self._spelling)
        words = [self._spelling.nearest(word) or word for _, read in pieces for word in read]
        canonical: list[str] = []
        at = 0
        for hit in self._entities.longest(_flat(words)):
            canonical += [*words[at : hit.start], hit.label]
            at = hit.end
        return (*canonical, *words[at:])

    def repairs(self, utterance: str) -> list[tuple[str, str]]:
        """Words that are taken for others, as typed and as read."""
        pieces = spaced(self._cut(utterance).words, self._spelling)
        mended = (
            (typed, " ".join(self._spelling.nearest(word) or word for word in read))
            for typed, read in pieces
        )
        return [(typed, read) for typed, read in mended if typed != read]

    def _cut(self, utterance: str) -> Words:
        if len(utterance) > LONGEST:
            utterance = f"{utterance[:FIRST_PART]}\n{utterance[FIRST_PART - LONGEST :]}"
        return cut(utterance, self._joined)


def _flat(words: Sequence[str]) -> Words:
    zeros = (0,) * len(words)
    return Words(tuple(words), zeros, zeros)


def stem(word: str) -> str:
    """A word without its ending."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
