"""The examples that there are in, whether a question hardly differs from one of them out."""

from collections import defaultdict
from collections.abc import Iterable

from bot.authoring.rules.near_repeated_example import SHARED
from bot.content.model import Library
from bot.features import Reader
from bot.ways import ways_to_ask


class Known:
    """Examples by the words of them that tell; more can be added."""

    def __init__(self, reader: Reader, examples: Iterable[str] = ()) -> None:
        self._reader = reader
        self._by_telling: defaultdict[frozenset[str], list[frozenset[str]]] = defaultdict(list)
        for it in examples:
            self.add(it)

    @classmethod
    def of(cls, library: Library, reader: Reader) -> "Known":
        """All that intents and neighbours have."""
        return cls(reader, (it for ways in ways_to_ask(library) for it in _all(ways.values())))

    def add(self, example: str) -> None:
        """Know one more."""
        telling, words = self._read(example)
        self._by_telling[telling].append(words)

    def repeats(self, example: str) -> bool:
        """Whether one has the same telling words and most of the small ones."""
        telling, words = self._read(example)
        others = self._by_telling.get(telling, ())
        return any(len(words & it) >= SHARED * len(words | it) for it in others)

    def _read(self, example: str) -> tuple[frozenset[str], frozenset[str]]:
        text = self._reader.read(example)
        return frozenset(text.features), frozenset(text.stems)


def _all(ways: Iterable[tuple[str, ...]]) -> Iterable[str]:
    return (it for texts in ways for it in texts)
