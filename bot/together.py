"""Words in, the places out where several things stand near each other, in any order."""

from collections.abc import Iterable, Iterator, Sequence

from bot.content.model import AlertRule
from bot.normalize import Words
from bot.phrases import Hit, PhraseBook

AND = " & "
"""Between the parts of an entry."""
KIND = "@"
"""Before the name of an alert: met by whatever else raises it."""
FARTHEST = 15
"""Words between the first part and any other."""


class Together:
    """Entries of several parts; what is found is the first part, where the others are near it."""

    def __init__(self, rules: Sequence[AlertRule], book: PhraseBook) -> None:
        """Take the rules, and the phrases of `labelled` in a book."""
        self._book = book
        self._kinds = [rule.kind for rule in rules]
        self._others = {label: _others(parts) for label, parts in _entries(rules)}

    @staticmethod
    def labelled(rules: Sequence[AlertRule]) -> Iterator[tuple[str, str]]:
        """Every phrase of every entry, with a label that tells where it belongs."""
        for label, parts in _entries(rules):
            for number, part in enumerate(parts):
                if not part.startswith(KIND):
                    yield f"{label}.{number}", part

    def find(self, words: Words, hits: Sequence[Hit]) -> Iterator[Hit]:
        """The first parts; `hits` are what raised other alerts, labelled by rule numbers."""
        found: dict[str, list[Hit]] = {}
        for hit in self._book.find(words):
            found.setdefault(hit.label, []).append(hit)
        if not found:
            return
        for hit in hits:
            found.setdefault(KIND + self._kinds[int(hit.label)], []).append(hit)
        for label in dict.fromkeys(it.rpartition(".")[0] for it in found if it[0] != KIND):
            others = [
                [hit for name in names for hit in found.get(name or f"{label}.{number}", ())]
                for number, names in enumerate(self._others[label], 1)
            ]
            for first in found.get(f"{label}.0", ()):
                if all(_near(first, other) for other in others):
                    yield Hit(label.partition(".")[0], first.start, first.end)


def _entries(rules: Sequence[AlertRule]) -> Iterator[tuple[str, list[str]]]:
    for at, rule in enumerate(rules):
        for number, entry in enumerate(rule.together):
            yield f"{at}.{number}", entry.split(AND)


def _others(parts: Sequence[str]) -> list[list[str]]:
    """For each part but the first the alerts that meet it; an empty name stands for its phrase."""
    return [
        [KIND + kind for kind in part[1:].split("|")] if part.startswith(KIND) else [""]
        for part in parts[1:]
    ]


def _near(first: Hit, others: Iterable[Hit]) -> bool:
    """Whether another part is not far from the first, and not the same words."""
    return any(
        (other.start >= first.end or other.end <= first.start)
        and max(other.start - first.end, first.start - other.end) <= FARTHEST
        for other in others
    )
