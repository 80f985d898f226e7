"""Utterance in, ranked intents out."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from math import log, log1p
from typing import Any

from bot.cache import keep, kept
from bot.content.model import Library, Thresholds
from bot.content.vocabulary import Vocabulary
from bot.decide import Decision, Match, decide
from bot.evidence import Evidence
from bot.evidence.balance import CANDIDATES, Balance
from bot.evidence.lesson import Lesson
from bot.evidence.linear import Linear
from bot.evidence.nearest import Example, Near, Nearest
from bot.evidence.taught import REFUSED, Taught
from bot.features import Reader, Text
from bot.ways import ways_to_ask

RECOGNISED = 48.0
"""Nearness from which a neighbour is called by its name, so that its line is said."""
DISTANCE = 0.1
"""What a share loses when no example comes near: only an authored example is worth 100."""
LOUDEST = 8.0
"""Points that the question before may give to any intent: it helps, it does not decide."""
STRANGER = 0.5
"""How much being unlike anything known counts for a text that leans on another."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """How all that shares anything with an utterance fits, best first."""

    matches: tuple[Match, ...]
    neighbour: Match | None = None
    """The near thing outside of what is covered that fits best, with the share of all such.

    Without a name when none comes near enough to be called by it.
    """


class Matcher:
    """Ranks intents by how near their examples are to an utterance; never changes once built."""

    def __init__(
        self,
        examples: Mapping[str, Sequence[str]],
        vocabulary: Vocabulary | None = None,
        neighbours: Mapping[str, Sequence[str]] | None = None,
        evidence: Sequence[Evidence] = (),
        lesson: Lesson | None = None,
    ) -> None:
        """Take intents with their examples, and perhaps near things to be refused.

        `evidence` is what further sources say for intents, beside what the examples tell; with a
        `lesson` learning goes on from the last time. Raises ValueError when an intent has no
        examples, or is a neighbour, too.
        """
        taught = Taught.of(examples, neighbours or {})
        lesson = lesson or Lesson()
        reader, texts = lesson.read(taught.written, vocabulary or Vocabulary())
        known = [
            Example(name, written, text.sorted, text.on_subject, text.features)
            for name, written, text in zip(
                taught.names[: taught.authored], taught.written, texts, strict=False
            )
        ]
        nearest = Nearest(known, taught.labels[: taught.authored])
        linear = Linear.learn(texts, taught.labels, lesson)
        self._set_up(reader, nearest, linear, evidence)

    def _set_up(
        self, reader: Reader, nearest: Nearest, linear: Linear, evidence: Sequence[Evidence]
    ) -> None:
        self.reader = reader
        self.nearest = nearest
        self.linear = linear
        self._balance = Balance(linear, nearest, evidence)
        self.intents = self._balance.intents

    def over(self, linear: Evidence, nearest: Nearest) -> "Matcher":
        """The same with other evidence for the same intents."""
        other = copy(self)
        other._balance = self._balance.over(linear, nearest)
        return other

    def among(self, nearest: Nearest) -> "Matcher":
        """The same with other examples to compare with."""
        other = copy(self)
        other._set_up(self.reader, nearest, self.linear, self._balance.others)
        return other

    @classmethod
    def of(cls, library: Library, evidence: Sequence[Evidence] = ()) -> "Matcher":
        """The matcher of a library; what only an alert may answer is left to the screen."""
        examples, neighbours = ways_to_ask(library)
        vocabulary = library.vocabulary
        return kept(
            "matcher",
            _key(library),
            lambda: cls(examples, vocabulary, neighbours, evidence),
            cls._pack,
            lambda packed: cls._unpack(packed, vocabulary, evidence),
        )

    @classmethod
    def taught(cls, library: Library, lesson: Lesson) -> "Matcher":
        """The same as `of`, with all that was learned on the way in a lesson that was empty."""
        examples, neighbours = ways_to_ask(library)
        matcher = cls(examples, library.vocabulary, neighbours, lesson=lesson)
        keep("matcher", _key(library), matcher._pack())
        return matcher

    def rank(self, utterance: str, limit: int | None = 5) -> list[Match]:
        """The intents that fit, best first; none when nothing is shared."""
        wanted = len(self._balance.intents) if limit is None else limit
        return list(self.judge(self.reader.read(utterance), wanted).matches[:limit])

    def decide(self, utterance: str, thresholds: Thresholds | None = None) -> Decision:
        """Answer, ask back or refuse, by the scores and the thresholds."""
        ranking = self.weigh(utterance)
        return decide(ranking.matches, thresholds or Thresholds(), ranking.neighbour)

    def weigh(self, utterance: str) -> Ranking:
        """Everything that fits, with the best of what is to be refused apart."""
        return self.judge(self.reader.read(utterance))

    def judge(
        self,
        text: Text,
        wanted: int = CANDIDATES,
        before: Text | None = None,
        weight: float = 0.0,
    ) -> Ranking:
        """The ranking of a text: all evidence added up, then turned into shares of 100.

        A text that leans on the one `before` is ranked by what both say, that one by its weight.
        """
        near, points = self._balance.weigh(text)
        if before:
            near = self._leant(near, points, before, weight)
        shares = self._balance.shares(points)
        if wanted > CANDIDATES:
            others = points.keys() - near.keys() - {REFUSED}
            ordered = sorted(others, key=lambda name: self._order(name, points))
            near = {**self.nearest.weigh(text, ordered[:wanted]), **near}
        matches = [self._match(name, it, shares) for name, it in near.items() if name != REFUSED]
        matches.sort(key=lambda it: (-it.score, *self._order(it.intent, points, it.score)))
        return Ranking(tuple(matches), self._neighbour(near.get(REFUSED), shares))

    def _leant(
        self, near: dict[str, Near], points: dict[str, float], before: Text, weight: float
    ) -> dict[str, Near]:
        """Add a part of the evidence of the text before to the points; the nearness of both."""
        earlier_near, earlier = self._balance.weigh(before)
        weight *= min(1.0, LOUDEST / max(1.0, *earlier.values()))
        for name, value in earlier.items():
            points[name] = points.get(name, 0.0) + weight * value
        # What is leant upon was covered, so that being strange by itself says little.
        points[REFUSED] *= STRANGER
        return {**earlier_near, **near}

    def _neighbour(self, near: Near | None, shares: Mapping[str, float]) -> Match | None:
        """What is refused, by its name where it comes near enough."""
        if near is None:
            return None
        name = self.nearest.example(near.example).name if near.score >= RECOGNISED else ""
        return replace(self._match(REFUSED, near, shares), intent=name)

    def lead(self, text: Text, intent: str) -> float:
        """Points by which an intent leads over all else together."""
        _, points = self._balance.weigh(text)
        share = self._balance.shares(points).get(intent, 0.0)
        return log(share) - log1p(-share) if 0 < share < 1 else 0.0

    def _order(
        self, intent: str, points: Mapping[str, float], score: float = 0.0
    ) -> tuple[float, int]:
        """Among equal scores by evidence, but exact examples in the order given."""
        return (0.0 if score == 100 else -round(points[intent], 3)), self._balance.place[intent]

    def _match(self, name: str, near: Near, shares: Mapping[str, float]) -> Match:
        sure = 1 - DISTANCE * (1 - near.score / 100)
        score = 100.0 if near.score == 100 else min(round(100 * shares[name] * sure, 1), 99.9)
        return Match(name, score, self.nearest.example(near.example).written)

    def _pack(self) -> dict[str, Any]:
        return {
            "reader": self.reader.pack(),
            "nearest": self.nearest.pack(),
            "linear": self.linear.pack(),
        }

    @classmethod
    def _unpack(
        cls, packed: dict[str, Any], vocabulary: Vocabulary, evidence: Sequence[Evidence]
    ) -> "Matcher":
        matcher = cls.__new__(cls)
        matcher._set_up(
            Reader.unpack(packed["reader"], vocabulary),
            Nearest.unpack(packed["nearest"]),
            Linear.unpack(packed["linear"]),
            evidence,
        )
        return matcher


def _key(library: Library) -> str:
    """The same for libraries that have the same matcher."""
    return repr((*ways_to_ask(library), library.vocabulary))
