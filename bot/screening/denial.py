"""Words and what was found in them in, the places that the person says are not so out."""

from collections.abc import Collection, Iterator, Sequence

from bot.hits import Hit
from bot.normalize import Words
from bot.phrases import PhraseBook
from bot.screening.scope import Scope

BEFORE, AFTER, EXCEPTION = "before", "after", "exception"
"""Labels of phrases that deny what follows, deny what precedes, or only look like a denial."""
LONGEST = 3
"""Words of what is denied at once; a longer one may hold what is not."""
FARTHEST_BACK = 10
"""Words between what was named and a denial after it."""


class Denials:
    """Reads what the denials of an utterance cover; a denial holds within its clause."""

    def __init__(self, book: PhraseBook, passes: Collection[str]) -> None:
        """Take the phrases, and the words that may stand between a denial and what it denies."""
        self._book = book
        self._passes = frozenset(passes)

    def denied(self, words: Words, hits: Sequence[Hit], scope: Scope) -> set[int]:
        """Positions of what is denied; of hits it is their start that counts."""
        signs = list(self._book.find(words))
        kept = {at for it in signs if it.label == EXCEPTION for at in range(it.start, it.end)}
        signs = [it for it in signs if kept.isdisjoint(range(it.start, it.end))]
        begins = {hit.start: hit for hit in sorted(hits, key=lambda hit: hit.end)}
        ends = {hit.end: hit for hit in sorted(hits, key=lambda hit: -hit.start)}
        reach: set[int] = set()
        for sign in signs:
            if sign.label == BEFORE:
                reach.update(self._following(sign, words, begins))
            elif sign.label == AFTER:
                reach.update(_preceding(sign, ends, scope))
        return reach

    def _following(self, sign: Hit, words: Words, begins: dict[int, Hit]) -> Iterator[int]:
        """What stands right after a denial, in its clause: a run of hits and words that pass."""
        clause = words.clauses[sign.end - 1]
        at = sign.end
        while at < len(words.words) and words.clauses[at] == clause:
            if at in begins:
                short = min(begins[at].end, at + LONGEST)
                yield from range(at, short)
                at = short
            elif words.words[at] in self._passes:
                at += 1
            else:
                return


def _preceding(sign: Hit, ends: dict[int, Hit], scope: Scope) -> Iterator[int]:
    """What was named last before a denial, unless it is said of somebody else."""
    back = range(sign.start, max(sign.start - FARTHEST_BACK, 0), -1)
    end = next((end for end in back if end in ends), 0)
    while end in ends and scope.of(ends[end]).who != "someone":
        yield ends[end].start
        end = ends[end].start
