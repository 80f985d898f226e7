"""The words of all examples in, which of them an example alone has, out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

NOTHING: Mapping[str, int] = {}


class Words:
    """How often examples have which words; made once for all of them."""

    def __init__(self, cut: Iterable[Sequence[str]]) -> None:
        """Take the words of each example, in order."""
        self._of = [Counter(words) for words in cut]
        self._counts: Counter[str] = Counter()
        for words in self._of:
            self._counts.update(words)

    def alone(self, at: int, more: Mapping[str, int] = NOTHING) -> tuple[str, ...]:
        """The words that no other example has, where some are counted more often, or less."""
        words = self._of[at]
        return tuple(it for it in words if words[it] == self._counts[it] + more.get(it, 0))

    def gone(self, more: Mapping[str, int]) -> frozenset[str]:
        """The words that no example has any more."""
        return frozenset(it for it, times in more.items() if self._counts[it] + times <= 0)

    def begun(self, more: Mapping[str, int]) -> Iterator[int]:
        """The examples that alone have other words then."""
        for at, words in enumerate(self._of):
            if not words.keys().isdisjoint(more) and self.alone(at) != self.alone(at, more):
                yield at
