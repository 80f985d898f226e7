"""Examples and edits of them in, the examples as they would be out."""

from collections.abc import Iterable, Mapping, Sequence

from bot.authoring.evaluation.edits import Edit
from bot.evidence.nearest import Example, Nearest
from bot.evidence.nearest_changed import Gained
from bot.evidence.nearest_without import Leaving
from bot.evidence.taught import REFUSED
from bot.features import Text
from bot.matcher import Matcher

CLOSER = 0.3
"""Of 100; what a class comes nearer or moves away less is as it was."""
MORE_COVERED = 0.02
"""The same of the share of a text that a class covers."""


class Edited:
    """The examples once edits are made, beside those that there were."""

    def __init__(
        self,
        matcher: Matcher,
        leaving: Leaving,
        read: Mapping[Edit, Text],
        places: Mapping[Edit, int],
    ) -> None:
        """Take who knows the examples, the edits with the examples as they are read, and places.

        These are of the examples that are moved or removed.
        """
        self.touched = frozenset(places.values())
        """Places of those that are moved or removed."""
        self._features = frozenset(it for text in read.values() for it in text.features)
        gained = [
            _gained(edit, text, matcher.intents)
            for edit, text in read.items()
            if edit.kind != "remove"
        ]
        self._leaving = leaving.changed(self.touched, gained)
        self.matcher = matcher.among(self._leaving.nearest)
        self.classes = frozenset(_classes(read, matcher))
        """Those that gain or lose an example."""

    def meets(self, text: Text) -> bool:
        """Whether a text shares anything with what is edited."""
        return not self._features.isdisjoint(text.features)

    def without(self, at: int) -> Nearest:
        """The nearest for an utterance, without the example that it is; -1 is none."""
        return self._leaving.without(at) if at >= 0 else self.matcher.nearest


def _gained(edit: Edit, text: Text, intents: Sequence[str]) -> Gained:
    name = edit.to or edit.intent
    example = Example(name, edit.example, text.sorted, text.on_subject, text.features)
    return Gained(_class_of(name, intents), example)


def _classes(edits: Iterable[Edit], matcher: Matcher) -> Iterable[str]:
    names = {name for edit in edits for name in (edit.intent, edit.to) if name}
    return (_class_of(name, matcher.intents) for name in names)


def _class_of(name: str, intents: Sequence[str]) -> str:
    """Of an intent itself, of a neighbour what is refused."""
    return name if name in intents else REFUSED


def moves(before: Nearest, after: Nearest, text: Text, classes: Iterable[str]) -> bool:
    """Whether any of the classes comes nearer to a text, or moves away."""
    wanted = list(classes)
    was, now = before.weigh(text, wanted), after.weigh(text, wanted)
    if was.keys() != now.keys():
        return True
    return any(
        abs(now[name].score - it.score) > CLOSER
        or abs(now[name].covered - it.covered) > MORE_COVERED
        for name, it in was.items()
    )
