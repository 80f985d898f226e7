"""Problems and the entries of `_quarantine.yaml` in, the problems to tell of out."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from bot.authoring.rules import NAMES, SAFETY
from bot.content.entries import Entry
from bot.content.layers import Layer
from bot.content.problem import Problem

OPEN = NAMES - SAFETY - {"unwritten"}
"""Rules whose problems may wait; what is still unwritten is told of at a release alone."""


def held_back(
    problems: Iterable[Problem], own: Layer, today: date, ran: Collection[str]
) -> list[Problem]:
    """Problems without those that may wait, with what is wrong about the waiting itself.

    `ran` are the rules that were looked at: of others nothing is known.
    """
    waiting = [_Waiting(entry, own, today) for entry in own.of("quarantine")]
    told = [problem for problem in problems if not any(it.holds(problem) for it in waiting)]
    return [*told, *(problem for it in waiting for problem in it.problems(ran))]


class _Waiting:
    """One entry, and how many problems it meets."""

    def __init__(self, entry: Entry, own: Layer, today: date) -> None:
        self._entry = entry
        self._rule = entry.get("quarantine")
        self._path = own.shown + entry.get("in")
        self._over = entry.get("until") < today
        self._lines, self._names = _entries(own, self._path)
        self._met = 0

    def holds(self, problem: Problem) -> bool:
        """Whether this problem is not to be told of; counts it if it is meant."""
        meant = (problem.rule, problem.path) == (self._rule, self._path)
        if not meant or self._rule not in OPEN or not self._same(problem.line):
            return False
        self._met += 1
        return not self._over

    def _same(self, line: int) -> bool:
        wanted = self._entry.get("entry")
        at = bisect_right(self._lines, line) - 1
        return wanted is None or (at >= 0 and self._names[at] == wanted)

    def problems(self, ran: Collection[str]) -> Iterator[Problem]:
        place = self._entry.where("quarantine")
        if self._rule not in OPEN:
            message = f"{self._rule!r} cannot wait; known: {', '.join(sorted(OPEN))}"
            yield place.problem("never-quarantined", message)
        elif self._met and self._over:
            message = f"{self._rule} in {self._entry.get('in')} was to be mended"
            message = f"{message} until {self._entry.get('until')}"
            yield self._entry.where("until").problem("overdue-quarantine", message)
        elif not self._met and self._rule in ran:
            message = f"there is no {self._rule} in {self._entry.get('in')}"
            if self._entry.get("entry"):
                message = f"{message} at {self._entry.get('entry')!r}"
            yield place.problem("empty-quarantine", f"{message}; take the entry away")


def _entries(own: Layer, path: str) -> tuple[Sequence[int], Sequence[str]]:
    """Where the entries of a file begin, and their ids."""
    here = (it for entries in own.entries.values() for it in entries if it.place.path == path)
    begun = sorted((it.place.line, str(it.get(it.shape.entry))) for it in here)
    return [line for line, _ in begun], [name for _, name in begun]
