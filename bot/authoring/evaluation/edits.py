"""An edit of the examples in, whom it would lead elsewhere out, before it is made."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np

from bot.authoring.evaluation.evaluation import Evaluation, Tried
from bot.authoring.evaluation.left_out import Given
from bot.authoring.outcomes import Outcome, decided, outcome
from bot.authoring.samples import Sample, sample
from bot.evidence.nearest import Example, Nearest
from bot.evidence.nearest_without import Leaving
from bot.evidence.taught import REFUSED
from bot.features import Text
from bot.matcher import Matcher

MOVED = 0.01
"""Points; a class that an edit moves less is as it was."""
LOOKED_AT = 300
"""Utterances that are ranked anew: those that an edit moves most."""
FELT = 0.005
"""Of a chance; less is lost among roundings, which any edit sets off everywhere."""
CONTENDERS = 4
"""Classes of an utterance whose points count."""

Kind = Literal["add", "move", "remove"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One example that is added, moved or removed."""

    kind: Kind
    example: str
    intent: str
    """Where it is, or, when it is added, where it shall be."""
    to: str = ""
    """Where it is moved."""


@dataclass(frozen=True, slots=True)
class Change:
    """An utterance that an edit would lead elsewhere."""

    utterance: str
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Effect:
    """What edits would change, among all that was tried."""

    changes: tuple[Change, ...]
    by_intent: tuple[tuple[str, float], ...]
    """Right answers more for who wants an intent, each utterance counting by the chance that it
    is led right; who gains most first. Out of scope counts for an empty name."""

    @property
    def expected(self) -> float:
        """Right answers more, counted so."""
        return round(sum(gained for _, gained in self.by_intent), 2)

    @property
    def right(self) -> int:
        """Right answers more, or less."""
        return self._more({"right", "declined"})

    @property
    def stolen(self) -> int:
        """Wrong answers more, or less."""
        return self._more({"wrong", "answered"})

    def _more(self, kinds: set[str]) -> int:
        return sum((it.after in kinds) - (it.before in kinds) for it in self.changes)


class Foresight:
    """Tells what edits would change; made once from an evaluation."""

    def __init__(self, found: Evaluation) -> None:
        """Take an evaluation, whose utterances tell."""
        self._learned, self._tried = found.learned, found.tried
        self._thresholds = found.library.thresholds
        self._texts = [self._text(it) for it in found.tried]
        self._laid = self._learned.influence.laid(self._learned.rows(self._texts))
        self._points = self._laid @ self._learned.influence.weights
        for at, it in enumerate(found.tried):
            if it.at >= 0:
                self._points[at] = self._learned.points[it.at]
        self._contenders = np.argsort(-self._points, axis=1)[:, :CONTENDERS]

    def effect(self, *edits: Edit) -> Effect:
        """What some edits would change together; raises KeyError for an example that is none."""
        places = {edit: self._place(edit) for edit in edits if edit.kind != "add"}
        moved = self._laid @ sum(self._tilt(edit, places) for edit in edits)
        nearest = _Edited.of(self._learned.matcher, edits, places)
        again = [self._again(at, moved[at], nearest) for at in self._looked_at(moved)]
        pairs = [pair for pair in again if pair]
        changes = (self._change(before, after) for before, after in pairs)
        return Effect(tuple(it for it in changes if it.before != it.after), gains(pairs))

    def _text(self, tried: Tried) -> Text:
        if tried.at >= 0:
            return self._learned.texts[tried.at]
        return self._learned.matcher.reader.read(tried.sample.utterance)

    def _place(self, edit: Edit) -> int:
        """Of an example that there is, among all."""
        taught = self._learned.taught
        written = zip(taught.names, taught.written, strict=True)
        for at, pair in enumerate(written):
            if pair == (edit.intent, edit.example):
                return at
        raise KeyError(f"{edit.intent} has no example {edit.example!r}")

    def _tilt(self, edit: Edit, places: dict[Edit, int]) -> Any:
        """Grams by classes: what the edit adds to the weights."""
        learned = self._learned
        removed = learned.influence.removed(places[edit]) if edit in places else 0.0
        if edit.kind == "remove":
            return removed
        text = learned.matcher.reader.read(edit.example)
        label = learned.label(edit.to or edit.intent)
        return removed + learned.influence.added(learned.rows([text])[0], label)

    def _looked_at(self, moved: Any) -> list[int]:
        """The utterances that an edit moves most."""
        most = np.take_along_axis(np.abs(moved), self._contenders, axis=1).max(axis=1)
        order = np.argsort(-most, kind="stable")[:LOOKED_AT]
        return [int(at) for at in order if most[at] > MOVED]

    def _again(self, at: int, moved: Any, nearest: "_Edited") -> tuple[Sample, Sample] | None:
        """Before and after; none of an example that is edited itself."""
        it = self._tried[at]
        if it.at in nearest.touched:
            return None
        points = self._learned.by_class(self._points[at] + moved)
        matcher = nearest.matcher.over(Given(points), nearest.without(it.at))
        said = it.sample
        after = sample(
            said.group,
            said.wanted,
            said.utterance,
            matcher.judge(self._texts[at]),
            self._learned.library,
        )
        return said, after

    def _change(self, before: Sample, after: Sample) -> Change:
        return Change(before.utterance, self._outcome(before), self._outcome(after))

    def _outcome(self, it: Sample) -> Outcome:
        return outcome(it, decided(it, self._thresholds))


def gains(pairs: Sequence[tuple[Sample, Sample]]) -> tuple[tuple[str, float], ...]:
    """What each intent gains, most first."""
    gains: defaultdict[str, float] = defaultdict(float)
    for before, after in pairs:
        gained = chance(after) - chance(before)
        if abs(gained) >= FELT:
            gains[min(before.wanted, default=REFUSED)] += gained
    ordered = sorted(gains.items(), key=lambda it: (-it[1], it[0]))
    return tuple((name, round(gained, 3)) for name, gained in ordered)


def chance(it: Sample) -> float:
    """That it is led right, told by its scores."""
    if not it.wanted:
        return (it.refused.score if it.refused else 100.0 - it.best) / 100
    return sum(match.score for match in it.ranking if match.intent in it.wanted) / 100


class _Edited(NamedTuple):
    """The examples as they are once edits are made."""

    matcher: Matcher
    leaving: Leaving
    places: dict[int, int]
    """Old place of an example that stays -> its new one."""
    touched: frozenset[int]
    """Old places of those that are moved or removed."""

    @classmethod
    def of(cls, matcher: Matcher, edits: Sequence[Edit], places: dict[Edit, int]) -> "_Edited":
        old = matcher.nearest
        touched = frozenset(places.values())
        kept = [at for at in range(len(old)) if at not in touched]
        examples = [old.example(at) for at in kept]
        labels = [label for at, label in enumerate(old.labels()) if at not in touched]
        for edit in edits:
            if edit.kind != "remove":
                name = edit.to or edit.intent
                text = matcher.reader.read(edit.example)
                examples.append(
                    Example(name, edit.example, text.sorted, text.on_subject, text.features)
                )
                labels.append(name)
        edited = matcher.among(Nearest(examples, labels))
        new = {at: place for place, at in enumerate(kept)}
        return cls(edited, Leaving(edited.nearest, edited.intents), new, touched)

    def without(self, at: int) -> Nearest:
        """The nearest for an utterance: without the example that it is."""
        return self.leaving.without(self.places[at]) if at >= 0 else self.matcher.nearest
