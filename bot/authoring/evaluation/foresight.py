"""An edit of the examples in, whom it would lead elsewhere out, before it is made."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from bot.authoring.evaluation.edited import Edited, moves
from bot.authoring.evaluation.edits import Change, Edit, Effect, gains
from bot.authoring.evaluation.evaluation import Evaluation
from bot.authoring.evaluation.left_out import Given
from bot.authoring.evaluation.reread import Reread
from bot.authoring.outcomes import Outcome, decided, outcome
from bot.authoring.samples import Sample, sample
from bot.evidence.amended import Amended
from bot.evidence.amendments import Added, Amendment, Moved, Removed
from bot.evidence.balance import CANDIDATES
from bot.evidence.nearest import Nearest
from bot.evidence.nearest_without import Leaving
from bot.evidence.taught import REFUSED
from bot.features import Text

MOVED = 0.002
"""Of a chance, by points alone; an utterance of which no class gains or loses it is as it was."""


class Foresight:
    """Tells what edits would change; made once from an evaluation."""

    def __init__(self, found: Evaluation) -> None:
        """Take an evaluation, whose utterances tell."""
        self._learned, self._tried = found.learned, found.tried
        self._thresholds = found.library.thresholds
        self._texts = [found.text(it) for it in found.tried]
        places = np.array([it.at for it in found.tried])
        self._left, self._said = np.flatnonzero(places >= 0), np.flatnonzero(places < 0)
        self._places = places[self._left]
        self._utterance = {int(at): number for number, at in enumerate(places) if at >= 0}
        """By the place of an example."""
        said = [self._texts[at] for at in self._said]
        self._laid = self._learned.influence.laid(self._learned.rows(said))
        self._classes = self._learned.classes
        self._points = self._by_utterance(self._learned.left.points, self._heard(said))
        self._shares = self._ranked()
        matcher = self._learned.matcher
        self._leaving = Leaving(matcher.nearest, matcher.intents)

    def effect(self, *edits: Edit) -> Effect:
        """What some edits would change together; raises KeyError for an example that is none."""
        learned = self._learned
        places = {it: learned.place(it.intent, it.example) for it in edits if it.kind != "add"}
        read = {it: learned.as_example(it.example) for it in edits}
        changes = [self._amendment(it, places, read[it]) for it in edits]
        amended = Amended(learned.influence, changes)
        edited = Edited(learned.matcher, self._leaving, read, places)
        texts = dict(self._anew(amended, Reread(learned, edits), edited.touched))
        gained = self._gained(amended, texts)
        looked_at = dict.fromkeys([*texts, *self._moved(gained), *self._nearer(gained, edited)])
        pairs = [
            self._again(at, gained[at], edited, texts.get(at, self._texts[at])) for at in looked_at
        ]
        told = (Change(it.utterance, *map(self._outcome, (it, now))) for it, now in pairs)
        return Effect(tuple(it for it in told if it.before != it.after), gains(pairs))

    def _anew(
        self, amended: Amended, reread: Reread, but: Collection[int]
    ) -> Iterator[tuple[int, Text]]:
        """The utterances that are counted or read otherwise, as they are read then."""
        met = ((place, self._learned.texts[place]) for place in amended.met())
        for place, text in (*met, *reread.examples()):
            if place in self._utterance and place not in but:
                yield self._utterance[place], text
        said = [(self._tried[at].sample.utterance, self._texts[at]) for at in self._said]
        yield from ((int(self._said[at]), text) for at, text in reread.said(said))

    def _gained(self, amended: Amended, texts: Mapping[int, Text]) -> Any:
        """Utterances by classes; those whose texts are given are looked at as these."""
        learned = self._learned
        gained = self._by_utterance(amended.left_out(learned.left), amended.points(self._laid))
        left = [at for at in texts if self._tried[at].at >= 0]
        if left:
            places = [self._tried[at].at for at in left]
            rows = learned.rows([texts[at] for at in left])
            gained[left] = amended.left_out_anew(learned.left, rows, places)
        said = [at for at in texts if self._tried[at].at < 0]
        if said:
            now = [texts[at] for at in said]
            heard = amended.points(learned.influence.laid(learned.rows(now)))
            gained[said] = self._heard(now) - self._points[said] + heard
        return gained

    def _heard(self, texts: Sequence[Text]) -> Any:
        """Texts by classes: their points as a matcher adds them up, which rounds weights."""
        said = map(self._learned.matcher.linear.weigh, texts)
        rows = [[it.get(name, 0.0) for name in self._classes] for it in said]
        return np.array(rows).reshape(len(texts), len(self._classes))

    def _ranked(self) -> Any:
        """Utterances by classes: the chance of each as it was ranked, what is left refused."""
        shares = np.zeros(self._points.shape)
        for at, it in enumerate(self._tried):
            for match in it.sample.ranking:
                shares[at, self._classes.index(match.intent)] = match.score / 100
        shares[:, self._classes.index(REFUSED)] = np.maximum(0, 1 - shares.sum(axis=1))
        return shares

    def _by_utterance(self, left: Any, said: Any) -> Any:
        """Utterances by classes, of examples that are left out by classes, and of cases."""
        points = np.empty((len(self._tried), len(self._classes)))
        points[self._left], points[self._said] = left[self._places], said
        return points

    def _amendment(self, edit: Edit, places: Mapping[Edit, int], text: Text) -> Amendment:
        if edit.kind == "remove":
            return Removed(places[edit])
        label = self._learned.label(edit.to or edit.intent)
        if edit.kind == "move":
            return Moved(places[edit], label)
        return Added(self._learned.rows([text])[0], label)

    def _moved(self, gained: Any) -> list[int]:
        """The utterances whose chances an edit moves, or which it gives other candidates."""
        shares = self._shares * np.exp(gained)
        shares /= shares.sum(axis=1, keepdims=True)
        felt = np.abs(shares - self._shares).max(axis=1) > MOVED
        swapped = self._candidates(self._points) != self._candidates(self._points + gained)
        return [int(at) for at in np.flatnonzero(felt | swapped.any(axis=1))]

    def _candidates(self, points: Any) -> Any:
        """Utterances by classes, true for the intents that the points put first."""
        inside = np.array([name != REFUSED for name in self._classes])
        ordered = np.sort(points[:, inside], axis=1)
        last = max(0, ordered.shape[1] - CANDIDATES)
        return (points >= ordered[:, last][:, None]) & inside

    def _nearer(self, gained: Any, edited: Edited) -> Iterator[int]:
        """The utterances that a candidate which is edited comes nearer to, or moves away from."""
        for at in np.flatnonzero(self._meets(self._points + gained, edited.classes)):
            place, text = self._tried[at].at, self._texts[at]
            if place in edited.touched or not edited.meets(text):
                continue
            if moves(self._without(place), edited.without(place), text, edited.classes):
                yield int(at)

    def _meets(self, points: Any, classes: Collection[str]) -> Any:
        """Whether each utterance has any of the classes among its candidates."""
        if REFUSED in classes:
            return np.ones(len(points), bool)
        touched = [self._classes.index(name) for name in classes]
        return self._candidates(points)[:, touched].any(axis=1)

    def _without(self, at: int) -> Nearest:
        return self._leaving.without(at) if at >= 0 else self._learned.matcher.nearest

    def _again(self, at: int, gained: Any, edited: Edited, text: Text) -> tuple[Sample, Sample]:
        """Before and after."""
        it = self._tried[at]
        if it.at in edited.touched:
            return it.sample, it.sample
        points = self._learned.by_class(self._points[at] + gained)
        matcher = edited.matcher.over(Given(points), edited.without(it.at))
        ranking, said = matcher.judge(text), it.sample
        return said, sample(said.group, said.wanted, said.utterance, ranking, self._learned.library)

    def _outcome(self, it: Sample) -> Outcome:
        return outcome(it, decided(it, self._thresholds))
