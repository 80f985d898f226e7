"""A short utterance and the question before it in, the question that is meant out."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from bot.content.model import Library
from bot.features import Reader, Text
from bot.normalize import Words, cut
from bot.phrases import PhraseBook, labelled

LONGEST, LONGEST_PIECE = 14, 9
"""Words of an utterance that says that it follows, and of one that only points back."""
SHORT = 4
"""Words of an utterance that may lean without a word that says so: "how much", "with food"."""
TOLD = 3
"""Words that tell something; with more, and the subject named, it is a question of its own."""
MOST, SHARED, LEAST = 1.0, 1.6, 0.3
"""How much the question before counts: at most, shared among the words that tell something, and
where a thing of it was only exchanged."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How an utterance that leans on the question before is read."""

    text: Text
    """With what the question before gives it."""
    before: Text
    """That question."""
    weight: float
    """How much it counts."""
    follows: bool
    """Whether it says in words that it follows: "and", "what about", "too"."""

    @property
    def question(self) -> str:
        """The utterance as a question of its own."""
        return " ".join(self.text.words)


class Followups:
    """Knows utterances that lean on the one before: "and with food?", "is that proven"."""

    def __init__(self, library: Library, reader: Reader) -> None:
        vocabulary = library.vocabulary
        self._reader = reader
        self._filler = frozenset(vocabulary.filler)
        signs = (*vocabulary.followups, *vocabulary.followup_endings, *vocabulary.pointers)
        self._small = self._filler.union(*(cut(it).words for it in signs if it.isalpha()))
        self._subject = frozenset(vocabulary.subject)
        self._openings = PhraseBook(("", it) for it in vocabulary.followups)
        self._endings = PhraseBook(("", it) for it in vocabulary.followup_endings)
        self._pointers = PhraseBook(("", it) for it in vocabulary.pointers)
        self._pointing = frozenset(it for it in vocabulary.pointers if it.isalpha())
        self._short = {it: name for name, its in vocabulary.short_names.items() for it in its}
        self._ordinals = PhraseBook(labelled(vocabulary.ordinals))

    def reading(self, utterance: str, question: str, *, clear: bool = True) -> Reading | None:
        """How to read an utterance in the light of a question; None when it stands by itself.

        One that is not `clear` by itself needs no sign that it leans.
        """
        words = cut(utterance)
        before = self._reader.read(question)
        pointed = self._pointed(words, before)
        text = pointed or self._named(utterance)
        follows = self._follows(words)
        unclear = not clear and 0 < len(words.words) <= LONGEST
        if not (follows or unclear or self._points(words, text)):
            return None
        if pointed:
            return Reading(pointed, before, 0.0, follows=True)
        swapped = self._swapped(text, before)
        if swapped:
            return Reading(self._reader.take(swapped), before, LEAST, follows)
        things = () if text.on_subject else self._things(before)
        if len(things) > 1:
            things = ()  # two of them at once would be another question: what the pair is good for
        weight = min(MOST, SHARED / (1 + len(self._told(text))))
        named = _put(text.words, self._pointing, things) or (*text.words, *things)
        return Reading(self._reader.take(named), before, weight, follows)

    def _follows(self, words: Words) -> bool:
        """Whether it begins as a follow-up does, perhaps after a small word."""
        lead = next((at for at, it in enumerate(words.words) if it not in self._filler), 0)
        if any(hit.start <= lead for hit in self._openings.find(words)):
            return len(words.words) <= LONGEST
        return any(hit.end == len(words.words) for hit in self._endings.find(words))

    def _points(self, words: Words, text: Text) -> bool:
        """Whether it points back, or is a mere piece of a question."""
        if not 0 < len(words.words) <= LONGEST_PIECE:
            return False
        if text.on_subject and len(self._told(text)) > TOLD:
            return False
        if any(self._pointers.find(words)):
            return True
        return len(words.words) <= SHORT and self._reader.knows(text)

    def _named(self, utterance: str) -> Text:
        """The utterance with short names written out: "and the k?"."""
        words = self._reader.words(utterance)
        return self._reader.take(tuple(self._short.get(it, it) for it in words))

    def _told(self, text: Text) -> list[str]:
        """The words that tell something beside the subject."""
        small = self._small | self._subject
        return [it for it in text.words if it not in small]

    def _things(self, text: Text) -> tuple[str, ...]:
        """The entities of the subject that are named."""
        return tuple(dict.fromkeys(it for it in text.words if it in self._subject))

    def _pointed(self, words: Words, before: Text) -> Text | None:
        """The utterance with "the second one" replaced by the second thing that was named."""
        things = self._things(before)
        for hit in self._ordinals.longest(words):
            if hit.label.isdigit() and len(things) > 1 and int(hit.label) <= len(things):
                said = (*words.words[: hit.start], things[int(hit.label) - 1])
                return self._reader.read(" ".join((*said, *words.words[hit.end :])))
        return None

    def _swapped(self, text: Text, before: Text) -> tuple[str, ...]:
        """The question before with another thing or number in it; empty when more is said."""
        told = self._told(text)
        things, numbers = self._things(text), [it for it in told if it.isdigit()]
        if things and not told:
            return _put(before.words, self._subject, things)
        if numbers == told and not things:
            return _put(before.words, {it for it in before.words if it.isdigit()}, numbers)
        return ()


def _put(words: Iterable[str], old: Container[str], new: Sequence[str]) -> tuple[str, ...]:
    """The words with the new ones where the first of the old ones stood; empty when none did."""
    put: list[str] = []
    found = False
    for word in words:
        if word not in old:
            put.append(word)
        elif not found:
            put += new
            found = True
    return tuple(put) if found and new else ()
