"""Examples and edits of them in, the examples as they would be out."""

from collections.abc import Iterable, Mapping, Sequence

from bot.authoring.evaluation.edits import Edit
from bot.evidence.nearest import Example, Nearest
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

    def __init__(self, matcher: Matcher, edits: Sequence[Edit], places: Mapping[Edit, int]) -> None:
        """Take who knows the examples, and where those stand that are moved or removed."""
        old = matcher.nearest
        self.touched = frozenset(places.values())
        """Places of those that are moved or removed."""
        kept = [at for at in range(len(old)) if at not in self.touched]
        examples, labels = [old.example(at) for at in kept], old.labels()
        labels = [labels[at] for at in kept]
        for edit in edits:
            if edit.kind != "remove":
                name = edit.to or edit.intent
                text = matcher.reader.read(edit.example)
                examples.append(
                    Example(name, edit.example, text.sorted, text.on_subject, text.features)
                )
                labels.append(name)
        self.matcher = matcher.among(Nearest(examples, labels))
        self.classes = frozenset(_classes(edits, matcher))
        """Those that gain or lose an example."""
        texts = (matcher.reader.read(it.example) for it in edits)
        self._features = frozenset(feature for text in texts for feature in text.features)
        self._places = {at: place for place, at in enumerate(kept)}
        self._leaving = Leaving(self.matcher.nearest, self.matcher.intents)

    def meets(self, text: Text) -> bool:
        """Whether a text shares anything with what is edited."""
        return not self._features.isdisjoint(text.features)

    def without(self, at: int) -> Nearest:
        """The nearest for an utterance, without the example that it is; -1 is none."""
        return self._leaving.without(self._places[at]) if at >= 0 else self.matcher.nearest


def _classes(edits: Iterable[Edit], matcher: Matcher) -> Iterable[str]:
    names = {name for edit in edits for name in (edit.intent, edit.to) if name}
    return (name if name in matcher.intents else REFUSED for name in names)


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
