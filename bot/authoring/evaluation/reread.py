"""Edits in, what is read otherwise once they are made, out.

A word that one example alone has is not known to who leaves it out: an edit may give the word a
second example, or take the last one away.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.authoring.evaluation.edits import Edit
from bot.authoring.evaluation.learned import Learned
from bot.features import Text


class Reread:
    """Reads what edits make other words of."""

    def __init__(self, learned: Learned, edits: Iterable[Edit]) -> None:
        """Take what was learned, and edits of its examples."""
        self._learned = learned
        self._more: Counter[str] = Counter()
        for edit in edits:
            for word in learned.cut(edit.example):
                self._more[word] += {"add": 1, "move": 0, "remove": -1}[edit.kind]
        self._more = Counter({word: more for word, more in self._more.items() if more})
        self._gone = learned.words.gone(self._more)

    def examples(self) -> Iterator[tuple[int, Text]]:
        """The examples that are read otherwise where they are left out, by their places."""
        learned = self._learned
        places = {*learned.words.begun(self._more), *self._losing(learned.texts)}
        for at in sorted(places):
            lost = {*learned.words.alone(at, self._more), *self._gone}
            yield at, learned.matcher.reader.forgetting(lost).read(learned.taught.written[at])

    def _losing(self, texts: Iterable[Text]) -> Iterator[int]:
        """The texts that have a word that no example has any more, in their order."""
        if self._gone:
            yield from (at for at, it in enumerate(texts) if not self._gone.isdisjoint(it.words))

    def said(self, utterances: Sequence[tuple[str, Text]]) -> Iterator[tuple[int, Text]]:
        """The utterances that are read otherwise, of some as they are read now."""
        reader = self._learned.matcher.reader
        for at in self._losing(text for _, text in utterances):
            yield at, reader.forgetting(self._gone).read(utterances[at][0])
