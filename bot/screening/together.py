"""Words in, the places out where several things stand near each other, in any order."""

from collections.abc import Iterator, Sequence

from bot.content.alerts import AlertRule
from bot.hits import Hit, around
from bot.normalize import Words
from bot.phrases import PhraseBook

AND = " & "
"""Between the parts of an entry."""
KIND = "@"
"""Before the name of an alert: met by whatever else raises it."""
FARTHEST = 15
"""Words between the first part and any other."""
LONGEST = 20
"""Words of one phrase, gaps included."""

Pairs = list[tuple[str, str]]
"""Labelled phrases."""


class Together:
    """Entries of several parts; what is found is the first part, where the others are near it."""

    def __init__(self, rules: Sequence[AlertRule], firsts: PhraseBook, others: PhraseBook) -> None:
        """Take the rules, and the phrases of `labelled` in two books."""
        self._firsts, self._rest = firsts, others
        self._kinds = [rule.kind for rule in rules]
        self._others = {label: _others(label, parts) for label, parts in _entries(rules)}

    @staticmethod
    def labelled(rules: Sequence[AlertRule]) -> tuple[Pairs, Pairs]:
        """The first phrase of every entry, and the others, labelled by where they belong."""
        firsts = [(label, parts[0]) for label, parts in _entries(rules)]
        others = [
            (f"{label}.{number}", part)
            for label, parts in _entries(rules)
            for number, part in enumerate(parts[1:], 1)
            if not part.startswith(KIND)
        ]
        return firsts, others

    def find(self, words: Words, hits: Sequence[Hit]) -> Iterator[Hit]:
        """The first parts; `hits` are what raised other alerts, labelled by rule numbers."""
        firsts = list(self._firsts.find(words))
        if not firsts:
            return
        found: dict[str, list[Hit]] = {}
        for hit in self._rest.find(words):
            found.setdefault(hit.label, []).append(hit)
        for hit in hits:
            found.setdefault(KIND + self._kinds[int(hit.label)], []).append(hit)
        for first in firsts:
            names = self._others[first.label]
            if all(any(_near(first, found.get(name, ())) for name in part) for part in names):
                yield Hit(first.label.partition(".")[0], first.start, first.end)


def _entries(rules: Sequence[AlertRule]) -> Iterator[tuple[str, list[str]]]:
    for at, rule in enumerate(rules):
        for number, entry in enumerate(rule.together):
            yield f"{at}.{number}", entry.split(AND)


def _others(label: str, parts: Sequence[str]) -> list[list[str]]:
    """For each part but the first, the labels of what meets it."""
    return [
        [KIND + kind for kind in part[1:].split("|")]
        if part.startswith(KIND)
        else [f"{label}.{number}"]
        for number, part in enumerate(parts[1:], 1)
    ]


def _near(first: Hit, others: Sequence[Hit]) -> bool:
    """Whether one of the others, which are in reading order, is not far, and other words."""
    return any(
        (other.start >= first.end or other.end <= first.start)
        and first.start - other.end <= FARTHEST
        for other in around(others, first, FARTHEST + LONGEST)
        if other.start - first.end <= FARTHEST
    )
