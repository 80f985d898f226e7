"""Utterance in, ranked intents out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from bot.cache import kept
from bot.content.model import Library, Thresholds, Vocabulary
from bot.decide import Decision, Match, decide
from bot.features import Reader

FINALISTS = 40
"""Examples that are compared letter by letter after the index has chosen them."""
LETTERS = 0.4
"""Share of that comparison in an example's score."""
CONCEPT_WEIGHT = 0.9
"""Of a concept, beside the words that brought it."""
OFF_SUBJECT = 0.7
"""What is left of a score when the example names the subject and the utterance does not."""
COMPANY = 0.4
"""Share of the next best examples in an intent's score."""
NEXT_BEST = 3
FLOOR = 0.5
"""Least the next best count, as a share of the best: a lone example is no bad sign."""
COVER = 0.5
"""Power of the share of the utterance that the intent knows: unknown words lower the score."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """How all that shares anything with an utterance fits, best first."""

    matches: tuple[Match, ...]
    neighbour: Match | None = None
    """The near thing outside of what is covered that fits best."""


class _Example(NamedTuple):
    intent: str
    written: str
    text: str
    """Canonical words, sorted, one space between."""
    features: list[str]
    """Sorted, so that sums come out the same on every machine."""
    on_subject: bool


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
        for name in set(examples).intersection(neighbours or ()):
            raise ValueError(f"{name!r} is an intent and a neighbour")
        vocabulary = vocabulary or Vocabulary()
        pairs = [*_pairs(examples), *_pairs(neighbours or {})]
        reader = Reader.learn((text for _, text in pairs), vocabulary)
        rows = [reader.words(text) for _, text in pairs]
        features = [sorted(reader.features(words)) for words in rows]
        self._set_up(
            reader,
            [
                _Example(intent, text, " ".join(sorted(words)), row, reader.on_subject(words))
                for (intent, text), words, row in zip(pairs, rows, features, strict=True)
            ],
            refused=frozenset(neighbours or {}),
        )

    def _set_up(self, reader: Reader, examples: list[_Example], refused: frozenset[str]) -> None:
        self.reader = reader
        self._examples = examples
        self._refused = refused
        self._weights = _rarity([example.features for example in examples])
        self._unknown = log(1 + len(examples))
        self._sizes = [self._size(example.features) for example in examples]
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._known_to: dict[str, set[str]] = defaultdict(set)
        for at, example in enumerate(examples):
            self._known_to[example.intent].update(example.features)
            for feature in example.features:
                self._postings[feature].append(at)
        self._place = {intent: at for at, intent in enumerate(self._known_to)}

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

    def _pack(self) -> dict[str, Any]:
        examples = [list(example) for example in self._examples]
        return {
            "reader": self.reader.pack(),
            "examples": examples,
            "refused": sorted(self._refused),
        }

    @classmethod
    def _unpack(cls, packed: dict[str, Any], vocabulary: Vocabulary) -> "Matcher":
        matcher = cls.__new__(cls)
        examples = [_Example(*values) for values in packed["examples"]]
        reader = Reader.unpack(packed["reader"], vocabulary)
        refused = frozenset(packed["refused"])
        matcher._set_up(reader, examples, refused)
        return matcher

    def rank(self, utterance: str, limit: int | None = 5) -> list[Match]:
        """The intents that fit, best first; none when nothing is shared."""
        return list(self.weigh(utterance).matches[:limit])

    def decide(self, utterance: str, thresholds: Thresholds | None = None) -> Decision:
        """Answer, ask back or refuse, by the scores and the thresholds."""
        ranking = self.weigh(utterance)
        return decide(ranking.matches, thresholds or Thresholds(), ranking.neighbour)

    def weigh(self, utterance: str) -> Ranking:
        """Everything that fits, with the best of what is to be refused apart."""
        words = self.reader.words(utterance)
        row = self.reader.features(words)
        best: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for score, at in self._finalists(words, row):
            best[self._examples[at].intent].append((score, at))
        matches = [self._match(intent, found, row) for intent, found in best.items()]
        matches.sort(key=lambda match: (-match.score, self._place[match.intent]))
        others = (match for match in matches if match.intent in self._refused)
        ours = (match for match in matches if match.intent not in self._refused)
        return Ranking(tuple(ours), next(others, None))

    def _finalists(self, words: Sequence[str], row: Iterable[str]) -> list[tuple[float, int]]:
        """(score, example) of the nearest examples."""
        size = self._size(row)
        shared: dict[int, float] = defaultdict(float)
        for feature in sorted(row):  # the order of a set would change the last digits of a sum
            weight = self._weights.get(feature, 0.0)
            for at in self._postings.get(feature, ()):
                shared[at] += weight
        overlaps = ((value / sqrt(size * self._sizes[at]), -at) for at, value in shared.items())
        text = " ".join(sorted(words))
        about = self.reader.on_subject(words)
        return [
            (self._compare(overlap, text, self._examples[-at], about=about), -at)
            for overlap, at in nlargest(FINALISTS, overlaps)
        ]

    def _compare(self, overlap: float, text: str, example: _Example, *, about: bool) -> float:
        """Words shared, by weight, and letters shared, from 0 to 100."""
        if text == example.text:
            return 100.0
        letters = fuzz.ratio(text, example.text) / 100
        score = 100 * ((1 - LETTERS) * overlap + LETTERS * letters * sqrt(overlap))
        return score * OFF_SUBJECT if example.on_subject and not about else score

    def _match(self, intent: str, found: list[tuple[float, int]], row: frozenset[str]) -> Match:
        """Best example, slightly blended with the next, less what the intent never heard of."""
        found.sort(key=lambda pair: (-pair[0], pair[1]))
        score, at = found[0]
        if score < 100:
            company = sum(value for value, _ in found[1 : 1 + NEXT_BEST]) / NEXT_BEST
            score = (1 - COMPANY) * score + COMPANY * max(company, FLOOR * score)
            score *= self._covered(row, intent) ** COVER
        return Match(intent, round(score, 1), self._examples[at].written)

    def _covered(self, row: frozenset[str], intent: str) -> float:
        """Share of the utterance, by weight, that some example of the intent has, from 0 to 1."""
        if intent in self._refused:
            return 1.0
        return self._size(row & self._known_to[intent]) / self._size(row)

    def _size(self, row: Iterable[str]) -> float:
        return sum(self._weights.get(feature, self._unknown) for feature in sorted(row)) or 1.0


def _pairs(examples: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, str]]:
    for intent, texts in examples.items():
        if not texts:
            raise ValueError(f"intent {intent!r} has no examples")
        yield from ((intent, text) for text in texts)


def _rarity(rows: Sequence[Iterable[str]]) -> dict[str, float]:
    """Weight of each feature: the fewer examples have it, the more it tells."""
    counts = Counter(feature for row in rows for feature in row)
    return {
        feature: log(1 + len(rows) / count) * (CONCEPT_WEIGHT if feature[0] == "@" else 1)
        for feature, count in counts.items()
    }
