"""Utterance in, ranked intents out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp
from typing import Any

from bot.cache import kept
from bot.content.model import Library, Thresholds, Vocabulary
from bot.decide import Decision, Match, decide
from bot.evidence.linear import Linear
from bot.evidence.nearest import Example, Near, Nearest
from bot.features import Reader, Text

NEARNESS = 0.3
"""Weight of a point of nearness beside the linear evidence."""
STRANGE = 10.0
"""Nearness that something unheard of has at least; up to twice as much while examples are few."""
UNKNOWN = 12.0
"""Evidence for something unheard of when no word of the utterance is known."""
UNCOVERED = 6.0
"""Evidence against an intent when none of its examples has any word of the utterance."""
GROWN = 20
"""Examples from which an unheard word begins to mean something about an intent."""
MANY = 20
"""Intents of that size from which it does so about all of them."""
SPREAD = 1.4
"""Divides the evidence before it becomes shares, so that a share says how often it is right."""

RECOGNISED = 48.0
"""Nearness from which a neighbour is called by its name, so that its line is said."""
DISTANCE = 0.1
"""What a share loses when no example comes near: only an authored example is worth 100."""

_REFUSED = ""
"""The class of all neighbours together."""


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
    ) -> None:
        """Take intents with their examples, and perhaps near things to be refused.

        Raises ValueError when an intent has no examples, or is a neighbour, too.
        """
        neighbours = neighbours or {}
        for name in set(examples).intersection(neighbours):
            raise ValueError(f"{name!r} is an intent and a neighbour")
        pairs = [*_pairs(examples), *_pairs(neighbours)]
        reader = Reader.learn((text for _, text in pairs), vocabulary or Vocabulary())
        texts = [reader.read(text) for _, text in pairs]
        labels = [_REFUSED if name in neighbours else name for name, _ in pairs]
        known = [
            Example(name, written, text.sorted, text.on_subject, text.features)
            for (name, written), text in zip(pairs, texts, strict=True)
        ]
        self._set_up(reader, Nearest(known), Linear.learn(texts, labels), frozenset(neighbours))

    def _set_up(
        self, reader: Reader, nearest: Nearest, linear: Linear, refused: frozenset[str]
    ) -> None:
        self.reader = reader
        self._nearest = nearest
        self._linear = linear
        self._refused = refused
        self._place = {name: at for at, name in enumerate(nearest.names())}
        self._intents = [name for name in self._place if name not in refused]
        ours = (nearest.known_to(name) for name in self._intents)
        self._known = frozenset().union(*ours)
        counts = nearest.counts()
        self._demand = {it: UNCOVERED * (1 - exp(-counts[it] / GROWN)) for it in self._intents}
        grown = 1 - exp(-sum(counts.values()) / (GROWN * MANY))
        self._doubt = UNKNOWN * grown
        self._strange = STRANGE * (2 - grown)

    @classmethod
    def of(cls, library: Library) -> "Matcher":
        """The matcher of a library; what only an alert may answer is left to the screen."""
        forms = {name: library.answers[it.answer].form for name, it in library.intents.items()}
        matched = [it for it in library.intents.values() if forms[it.id] != "action"]
        # A title is what completion types for people, so it counts as one more way to ask.
        examples = {it.id: (*it.examples, it.title) for it in matched}
        neighbours = {it.id: it.examples for it in library.neighbours.values()}
        vocabulary = library.vocabulary
        return kept(
            "matcher",
            repr((examples, vocabulary, neighbours)),
            lambda: cls(examples, vocabulary, neighbours),
            cls._pack,
            lambda packed: cls._unpack(packed, vocabulary),
        )

    def rank(self, utterance: str, limit: int | None = 5) -> list[Match]:
        """The intents that fit, best first; none when nothing is shared."""
        return list(self.weigh(utterance).matches[:limit])

    def decide(self, utterance: str, thresholds: Thresholds | None = None) -> Decision:
        """Answer, ask back or refuse, by the scores and the thresholds."""
        ranking = self.weigh(utterance)
        return decide(ranking.matches, thresholds or Thresholds(), ranking.neighbour)

    def weigh(self, utterance: str) -> Ranking:
        """Everything that fits, with the best of what is to be refused apart."""
        return self.judge(self.reader.read(utterance))

    def judge(self, text: Text) -> Ranking:
        """The ranking of a text: all evidence added up, then turned into shares of 100."""
        near, evidence = self._evidence(text)
        others = [name for name in near if name in self._refused]
        other = max(others, key=lambda name: (near[name].score, -self._place[name]), default="")
        shares = _shares(evidence)
        matches = [self._match(name, near[name], shares) for name in near if name in shares]
        matches.sort(key=lambda match: (-match.score, self._place[match.intent]))
        if not other:
            return Ranking(tuple(matches))
        refused = self._match(other, near[other], {other: shares[_REFUSED]})
        named = near[other].score >= RECOGNISED
        return Ranking(tuple(matches), refused if named else replace(refused, intent=_REFUSED))

    def counted(self, text: Text, intent: str) -> list[tuple[str, float]]:
        """The words of a text, and the lead over all else that the intent loses without each.

        In points of evidence, those that count most first.
        """
        lead = self._lead(text, intent)
        lost = []
        for word in dict.fromkeys(text.words):
            rest = self.reader.take(tuple(it for it in text.words if it != word))
            lost.append((word, round(lead - self._lead(rest, intent), 1)))
        return sorted(lost, key=lambda pair: -pair[1])

    def _lead(self, text: Text, intent: str) -> float:
        _, evidence = self._evidence(text)
        return evidence[intent] - max(it for name, it in evidence.items() if name != intent)

    def _evidence(self, text: Text) -> tuple[dict[str, Near], dict[str, float]]:
        """Nearness of what shares anything; evidence for each intent and for everything else."""
        near = self._nearest.weigh(text)
        said = self._linear.weigh(text)
        size = self._nearest.size(text.features)
        known = self._nearest.size(it for it in text.features if it in self._known)
        evidence = {name: said.get(name, 0.0) - self._demand[name] for name in self._intents}
        for name in near.keys() & evidence.keys():
            evidence[name] += NEARNESS * near[name].score + self._demand[name] * near[name].covered
        other = max((near[name].score for name in near if name in self._refused), default=0.0)
        strange = NEARNESS * max(self._strange, other) + self._doubt * (1 - min(1.0, known / size))
        evidence[_REFUSED] = said.get(_REFUSED, 0.0) + strange
        return near, evidence

    def _match(self, name: str, near: Near, shares: Mapping[str, float]) -> Match:
        sure = 1 - DISTANCE * (1 - near.score / 100)
        score = 100.0 if near.score == 100 else min(round(100 * shares[name] * sure, 1), 99.9)
        return Match(name, score, self._nearest.example(near.example).written)

    def _pack(self) -> dict[str, Any]:
        return {
            "reader": self.reader.pack(),
            "nearest": self._nearest.pack(),
            "linear": self._linear.pack(),
            "refused": sorted(self._refused),
        }

    @classmethod
    def _unpack(cls, packed: dict[str, Any], vocabulary: Vocabulary) -> "Matcher":
        matcher = cls.__new__(cls)
        matcher._set_up(
            Reader.unpack(packed["reader"], vocabulary),
            Nearest.unpack(packed["nearest"]),
            Linear.unpack(packed["linear"]),
            frozenset(packed["refused"]),
        )
        return matcher


def _shares(evidence: Mapping[str, float]) -> dict[str, float]:
    """Of each intent, and of everything else, the chance that it is meant."""
    most = max(evidence.values())
    weights = {name: exp((value - most) / SPREAD) for name, value in evidence.items()}
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def _pairs(examples: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for intent, texts in examples.items():
        if not texts:
            raise ValueError(f"intent {intent!r} has no examples")
        yield from ((intent, text) for text in texts)
