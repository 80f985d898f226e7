"""What was learned last in, where learning begins out: only what changed is gone over again."""

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bot.content.vocabulary import Vocabulary
from bot.evidence.grams import grams, letters
from bot.features import Reader, Text
from bot.primer import Primer

if TYPE_CHECKING:  # numeric libraries are for learning alone
    from bot.evidence.design import Examples
    from bot.evidence.learning import Shares

LARGE = 100_000
"""Examples from which stems and concepts alone are looked at."""


class Lesson:
    """Begins empty, and is handed from one learning to the next; belongs to one thread.

    Weights that begin where others ended come near those learned from nothing, but are not the
    same to the last digit.
    """

    def __init__(self) -> None:
        self.numbers = Numbers(small=True)
        self.shares: Shares | None = None
        self.examples: Examples | None = None
        """What was learned from last."""
        self.primer: Primer | None = None
        """Of the vocabulary that was last read with."""
        self._written: Sequence[str] = ()
        self._reader: Reader | None = None
        """Of what was written last."""
        self._texts: dict[str, Text] = {}

    def read(self, written: Sequence[str], vocabulary: Vocabulary) -> tuple[Reader, list[Text]]:
        """The reader of some examples, and each of them as it is read.

        Every word of an example is known, so that its reading depends on the vocabulary alone.
        """
        if not self.primer or vocabulary != self.primer.vocabulary:
            self.primer, self._texts, self._reader = Primer(vocabulary), {}, None
        if not self._reader or written != self._written:
            reader = Reader.learn(written, vocabulary, self.primer)
            self._texts = {it: self._texts.get(it) or reader.read(it) for it in written}
            self._written, self._reader = written, reader
        return self._reader, [self._texts[it] for it in written]

    def rows(self, texts: Sequence[Text]) -> list["array[int]"]:
        """The numbers of the grams of each text."""
        small = len(texts) < LARGE
        if small != self.numbers.small:
            self.numbers, self.shares = Numbers(small=small), None
        return [self.numbers.of(text) for text in texts]


class Numbers:
    """Gives every gram a number when it is first met."""

    def __init__(self, *, small: bool) -> None:
        self.known: dict[str, int] = {}
        self.small = small
        self._words: dict[str, list[int]] = {}
        self._rows: dict[Text, array[int]] = {}

    def of(self, text: Text) -> "array[int]":
        """The numbers of a text's grams; letters as often as they occur."""
        if text not in self._rows:
            self._rows[text] = self._row(text)
        return self._rows[text]

    def _row(self, text: Text) -> "array[int]":
        if not self.small:
            return array("i", self._number(gram for gram in grams(text) if gram[0] in "s@"))
        row = array("i", self._number(grams(text)))
        for word in text.words:
            if word not in self._words:
                self._words[word] = self._number(letters(word))
            row.extend(self._words[word])
        return row

    def _number(self, found: Iterable[str]) -> list[int]:
        return [self.known.setdefault(gram, len(self.known)) for gram in found]
