"""Utterance in, ranked intents out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, fsum, log, log1p
from typing import Any

from bot.cache import kept
from bot.content.model import Library, Thresholds, Vocabulary
from bot.decide import Decision, Match, decide
from bot.evidence import Evidence
from bot.evidence.linear import Linear
from bot.evidence.nearest import Example, Near, Nearest
from bot.features import Reader, Text

CANDIDATES = 4
"""Intents whose nearness counts: those that the other evidence puts first."""
NEARNESS = 0.08
"""Points of evidence for a point of nearness, where intents have many examples."""
MANY = 30
"""Examples an intent from which nearness to them, or the lack of words, begins to mean much."""
SHRUNK = 3.0
"""Few examples make weak weights: they count by 1 + SHRUNK / examples an intent."""
STRANGE = 3.0
"""Points that something unheard of has at least."""
UNKNOWN = 12.0
"""Points for something unheard of when no word of the utterance is known."""
GROWN = 60
"""Examples from which an unknown word begins to mean much: a few lines know few words."""
COVERED = 3.0
"""Points for an intent when its examples have every word of the utterance."""
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
        evidence: Sequence[Evidence] = (),
    ) -> None:
        """Take intents with their examples, and perhaps near things to be refused.

        `evidence` is what further sources say for intents, beside what the examples tell. Raises
        ValueError when an intent has no examples, or is a neighbour, too.
        """
        neighbours = neighbours or {}
        for name in set(examples).intersection(neighbours):
            raise ValueError(f"{name!r} is an intent and a neighbour")
        pairs = [*_pairs(examples), *_pairs(neighbours)]
        titles = [(name, _spaced(name)) for name in examples]
        written = [text for _, text in (*pairs, *titles)]
        reader = Reader.learn(written, vocabulary or Vocabulary())
        texts = [reader.read(text) for text in written]
        labels = [_REFUSED if name in neighbours else name for name, _ in (*pairs, *titles)]
        known = [
            Example(name, written, text.sorted, text.on_subject, text.features)
            for (name, written), text in zip(pairs, texts, strict=False)
        ]
        nearest = Nearest(known, labels[: len(known)])
        self._set_up(reader, nearest, Linear.learn(texts, labels), evidence)

    def _set_up(
        self, reader: Reader, nearest: Nearest, linear: Linear, evidence: Sequence[Evidence]
    ) -> None:
        self.reader = reader
        self._nearest = nearest
        self._linear = linear
        self._sources = tuple(evidence)
        self._names = tuple(nearest.classes())
        self._place = {name: at for at, name in enumerate(self._names)}
        self._intents = [name for name in self._names if name != _REFUSED]
        self._heard = nearest.features(self._intents)
        size = nearest.mean_size(self._intents)
        self._louder = 1 + SHRUNK / max(1.0, size)
        grown = 1 - exp(-size / MANY)
        self._unknown = UNKNOWN * (1 - exp(-size * len(self._intents) / GROWN))
        self._nearness, self._covered = NEARNESS * grown, COVERED * grown

    @classmethod
    def of(cls, library: Library, evidence: Sequence[Evidence] = ()) -> "Matcher":
        """The matcher of a library; what only an alert may answer is left to the screen."""
        examples, neighbours = ways_to_ask(library)
        vocabulary = library.vocabulary
        return kept(
            "matcher",
            repr((examples, vocabulary, neighbours)),
            lambda: cls(examples, vocabulary, neighbours, evidence),
            cls._pack,
            lambda packed: cls._unpack(packed, vocabulary, evidence),
        )

    def rank(self, utterance: str, limit: int | None = 5) -> list[Match]:
        """The intents that fit, best first; none when nothing is shared."""
        wanted = len(self._intents) if limit is None else limit
        return list(self.judge(self.reader.read(utterance), wanted).matches[:limit])

    def decide(self, utterance: str, thresholds: Thresholds | None = None) -> Decision:
        """Answer, ask back or refuse, by the scores and the thresholds."""
        ranking = self.weigh(utterance)
        return decide(ranking.matches, thresholds or Thresholds(), ranking.neighbour)

    def weigh(self, utterance: str) -> Ranking:
        """Everything that fits, with the best of what is to be refused apart."""
        return self.judge(self.reader.read(utterance))

    def judge(self, text: Text, wanted: int = CANDIDATES) -> Ranking:
        """The ranking of a text: all evidence added up, then turned into shares of 100."""
        near, evidence = self._evidence(text)
        shares = self._shares(evidence)
        if wanted > CANDIDATES:
            others = sorted(
                evidence.keys() - near.keys() - {_REFUSED}, key=lambda it: self._order(it, evidence)
            )
            near = {**self._nearest.weigh(text, others[:wanted]), **near}
        matches = [self._match(it, near[it], shares) for it in near if it != _REFUSED]
        matches.sort(key=lambda it: (-it.score, *self._order(it.intent, evidence, it.score)))
        if _REFUSED not in near:
            return Ranking(tuple(matches))
        refused = self._match(_REFUSED, near[_REFUSED], shares)
        named = near[_REFUSED].score >= RECOGNISED
        name = self._nearest.example(near[_REFUSED].example).name
        return Ranking(tuple(matches), replace(refused, intent=name if named else _REFUSED))

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
        """Points by which an intent leads over all else together."""
        _, evidence = self._evidence(text)
        share = self._shares(evidence).get(intent, 0.0)
        return log(share) - log1p(-share) if 0 < share < 1 else 0.0

    def _evidence(self, text: Text) -> tuple[dict[str, Near], dict[str, float]]:
        """Nearness of the best candidates; points for each intent and for everything else."""
        said = self._linear.weigh(text)
        evidence = {name: self._louder * points for name, points in said.items()}
        for source in self._sources:
            _add(evidence, source.weigh(text))
        refused = evidence.pop(_REFUSED, 0.0)
        best = sorted((it, -self._place[name]) for name, it in evidence.items())[-CANDIDATES:]
        names = (self._names[-place] for _, place in best)
        near = self._nearest.weigh(
            text, dict.fromkeys([*names, *self._nearest.same(text), _REFUSED])
        )
        points = {name: self._points(it) for name, it in near.items()}
        _add(evidence, points)
        strange = max(STRANGE, points.get(_REFUSED, 0.0))
        unknown = self._unknown * (1 - self._nearest.share(text, self._heard))
        evidence[_REFUSED] = refused + strange + unknown
        return near, evidence

    def _points(self, near: Near) -> float:
        return self._nearness * near.score + self._covered * near.covered

    def _shares(self, evidence: Mapping[str, float]) -> dict[str, float]:
        """Of each intent, and of everything else, the chance that it is meant."""
        most = max(evidence.values())
        weights = {name: exp(value - most) for name, value in evidence.items()}
        silent = len(self._intents) + 1 - len(evidence)
        total = fsum(weights.values()) + silent * exp(-most)
        return {name: weight / total for name, weight in weights.items()}

    def _order(
        self, intent: str, evidence: Mapping[str, float], score: float = 0.0
    ) -> tuple[float, int]:
        """Among equal scores by evidence, but exact examples in the order given."""
        return (0.0 if score == 100 else -round(evidence[intent], 3)), self._place[intent]

    def _match(self, name: str, near: Near, shares: Mapping[str, float]) -> Match:
        sure = 1 - DISTANCE * (1 - near.score / 100)
        score = 100.0 if near.score == 100 else min(round(100 * shares[name] * sure, 1), 99.9)
        return Match(name, score, self._nearest.example(near.example).written)

    def _pack(self) -> dict[str, Any]:
        return {
            "reader": self.reader.pack(),
            "nearest": self._nearest.pack(),
            "linear": self._linear.pack(),
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


Examples = dict[str, tuple[str, ...]]


def ways_to_ask(library: Library) -> tuple[Examples, Examples]:
    """The examples of the intents that are matched, and of the neighbours."""
    forms = {name: library.answers[it.answer].form for name, it in library.intents.items()}
    matched = [it for it in library.intents.values() if forms[it.id] != "action"]
    # A title is what completion types for people, so it counts as one more way to ask.
    examples = {it.id: (*it.examples, it.title) for it in matched}
    return examples, {it.id: it.examples for it in library.neighbours.values()}


def _add(sums: dict[str, float], points: Mapping[str, float]) -> None:
    for name, value in points.items():
        sums[name] = sums.get(name, 0.0) + value


def _spaced(name: str) -> str:
    """The words of an intent's name, which say what it is about."""
    return name.replace("_", " ")


def _pairs(examples: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for intent, texts in examples.items():
        if not texts:
            raise ValueError(f"intent {intent!r} has no examples")
        yield from ((intent, text) for text in texts)
