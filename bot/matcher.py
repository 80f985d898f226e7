"""Utterance in, ranked intents out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt

from rapidfuzz import fuzz

from bot.content.model import Library, Thresholds, Vocabulary
from bot.decide import Decision, Match, decide
from bot.normalize import Words, cut
from bot.phrases import PhraseBook
from bot.spelling import Spelling

LONGEST = 2000
"""Characters that are read for matching; of a longer utterance the first and the last part."""
FINALISTS = 40
"""Examples that are compared letter by letter after the index has chosen them."""
CONCEPT_WEIGHT = 0.9
"""Of a concept, beside the words that brought it."""
LETTERS = 0.4
"""Share of the letter-by-letter comparison in an example's score."""
COVER = 0.5
"""Power of the share of the utterance that the intent knows: unknown words lower the score."""
OFF_SUBJECT = 0.7
COMPANY = 0.4
"""Share of the next best examples in an intent's score."""


_STEM = re.compile(r"[^\s(|\[]+\*")
"""A word of a phrase that stands for any ending: no word to repair others into."""


@dataclass(frozen=True, slots=True)
class _Example:
    intent: str
    written: str
    text: str
    """Canonical words, sorted, one space between."""
    size: float
    """Sum of the weights of its features."""
    on_subject: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """How all that shares anything with an utterance fits, best first."""

    matches: tuple[Match, ...]
    neighbour: Match | None = None
    """The near thing outside of what is covered that fits best."""


class Matcher:
    """Ranks intents by how near their examples are to an utterance; never changes once built."""

    def __init__(
        self,
        examples: Mapping[str, Sequence[str]],
        vocabulary: Vocabulary | None = None,
        neighbours: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Take intents with their examples, and perhaps near things to be refused.

        Raises ValueError when an intent has no examples.
        """
        for intent, written in examples.items():
            if not written:
                raise ValueError(f"intent {intent!r} has no examples")
        self._vocabulary = vocabulary or Vocabulary()
        self._joined = _joined(self._vocabulary)
        self._subject = frozenset(self._vocabulary.subject)
        self._filler = frozenset(self._vocabulary.filler)
        self._entities = PhraseBook(_labelled(self._vocabulary.entities), joined=self._joined)
        self._concepts = PhraseBook(_labelled(self._vocabulary.concepts), joined=self._joined)
        self._neighbours = dict(neighbours or {})
        self._intents = [*examples, *self._neighbours]
        pairs = [
            (intent, text)
            for group in (examples, self._neighbours)
            for intent, texts in group.items()
            for text in texts
        ]
        self._learn(pairs)

    @classmethod
    def of(cls, library: Library) -> "Matcher":
        """The matcher of a library; what only an alert may answer is left to the screen."""
        forms = {name: library.answers[it.answer].form for name, it in library.intents.items()}
        return cls(
            {it.id: it.examples for it in library.intents.values() if forms[it.id] != "action"},
            library.vocabulary,
            {it.id: it.examples for it in library.neighbours.values()},
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
        ranking = self._rank(utterance)
        ours = tuple(match for match in ranking if match.intent not in self._neighbours)
        others = (match for match in ranking if match.intent in self._neighbours)
        return Ranking(ours, next(others, None))

    def names(self, utterance: str, tokens: Iterable[str]) -> bool:
        """Whether the utterance, once normalised, holds one of the tokens."""
        return not set(tokens).isdisjoint(self.words(utterance))

    def _learn(self, pairs: Sequence[tuple[str, str]]) -> None:
        plain = [self._cut(text).words for _, text in pairs]
        counts = Counter(word for words in plain for word in words)
        wordings = " \n".join(_wordings(self._vocabulary))
        known = [*(word for word, _ in sorted(counts.items(), key=_by_count))]
        known += cut(_STEM.sub("", wordings), self._joined).words
        self._spelling = Spelling(
            known, ordinary=(), never_blur=self._vocabulary.never_blur
        )
        rows = [self._features(self._canonical(words)) for words in plain]
        frequency = Counter(feature for row in rows for feature in row)
        self._total = len(rows)
        self._weights = {
            feature: self._rarity(feature, count) for feature, count in frequency.items()
        }
        self._unknown = log(1 + self._total)
        self._examples: list[_Example] = []
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._known_to: dict[str, set[str]] = defaultdict(set)
        for (intent, written), words, row in zip(pairs, plain, rows, strict=True):
            for feature in row:
                self._postings[feature].append(len(self._examples))
            self._known_to[intent] |= row
            canonical = self._canonical(words)
            text = " ".join(sorted(canonical))
            on_subject = not self._subject.isdisjoint(canonical)
            self._examples.append(_Example(intent, written, text, self._size(row), on_subject))

    def _rarity(self, feature: str, count: int) -> float:
        weight = log(1 + self._total / count)
        if feature.startswith("@"):
            return CONCEPT_WEIGHT * weight
        return weight

    def _rank(self, utterance: str) -> list[Match]:
        words = self.words(utterance)
        row = self._features(words)
        best: dict[str, list[tuple[float, int]]] = {}
        for score, at in self._finalists(words, row):
            best.setdefault(self._examples[at].intent, []).append((score, at))
        matches = [
            self._match(intent, found, self._covered(row, intent)) for intent, found in best.items()
        ]
        place = {intent: at for at, intent in enumerate(self._intents)}
        return sorted(matches, key=lambda match: (-match.score, place[match.intent]))

    def _finalists(self, words: Sequence[str], row: set[str]) -> list[tuple[float, int]]:
        """(score, example) of the nearest examples."""
        size = self._size(row)
        shared: dict[int, float] = defaultdict(float)
        for feature in row:
            weight = self._weights.get(feature, 0.0)
            for at in self._postings.get(feature, ()):
                shared[at] += weight
        overlap = nlargest(
            FINALISTS,
            ((value / sqrt(size * self._examples[at].size), -at) for at, value in shared.items()),
        )
        text = " ".join(sorted(words))
        off_subject = self._subject.isdisjoint(words)
        found = [(self._compare(value, text, -at), -at) for value, at in overlap]
        if off_subject:
            found = [
                (score * OFF_SUBJECT if self._examples[at].on_subject and score < 100 else score, at)
                for score, at in found
            ]
        return found

    def _compare(self, overlap: float, text: str, at: int) -> float:
        if text == self._examples[at].text:
            return 100.0
        letters = fuzz.ratio(text, self._examples[at].text) / 100
        return 100 * ((1 - LETTERS) * overlap + LETTERS * letters * overlap**0.5)

    def _covered(self, row: set[str], intent: str) -> float:
        """Share of the utterance, by weight, that some example of the intent has, from 0 to 1."""
        if intent in self._neighbours:
            return 1.0
        return self._size(row & self._known_to[intent]) / self._size(row)

    def _match(self, intent: str, found: list[tuple[float, int]], covered: float) -> Match:
        """Best example, slightly blended with the next ones."""
        found.sort(key=lambda pair: (-pair[0], pair[1]))
        best, at = found[0]
        score = best
        if best < 100:
            company = [value for value, _ in found[1:4]]
            mean = sum(company) / 3
            blend = (1 - COMPANY) * best + COMPANY * max(mean, 0.5 * best)
            score = blend * covered**COVER
        return Match(intent, round(score, 1), self._examples[at].written)

    def _cut(self, utterance: str) -> Words:
        if len(utterance) > LONGEST:
            utterance = utterance[: LONGEST // 4] + "\n" + utterance[-3 * LONGEST // 4 :]
        return cut(utterance, self._joined)

    def words(self, utterance: str) -> tuple[str, ...]:
        """Normalised words: cut, spelling repaired, synonyms replaced."""
        repaired = (self._spelling.nearest(word) or word for word in self._cut(utterance).words)
        return self._canonical(tuple(repaired))

    def _canonical(self, words: tuple[str, ...]) -> tuple[str, ...]:
        flat = _flat(words)
        result: list[str] = []
        at = 0
        for hit in self._entities.longest(flat):
            result += [*words[at : hit.start], hit.label]
            at = hit.end
        return (*result, *words[at:])

    def _features(self, words: Sequence[str]) -> set[str]:
        """Stems of the words, and the concepts they speak of."""
        concepts = {"@" + hit.label for hit in self._concepts.find(_flat(words))}
        telling = [word for word in words if word not in self._filler] or words
        return {_stem(word) for word in telling} | concepts

    def _size(self, row: Iterable[str]) -> float:
        return sum(self._weights.get(feature, self._unknown) for feature in row) or 1.0


def _flat(words: Sequence[str]) -> Words:
    zeros = (0,) * len(words)
    return Words(tuple(words), zeros, zeros)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _joined(vocabulary: Vocabulary) -> frozenset[str]:
    """Tokens such as k2 that people write split or run together."""
    named = {*vocabulary.entities, *(word for group in vocabulary.never_blur for word in group)}
    return frozenset(word for word in named if word[-1].isdigit() and word[0].isalpha())


def _labelled(wordings: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(label, wording) for label, all_of in wordings.items() for wording in all_of]


def _wordings(vocabulary: Vocabulary) -> list[str]:
    pairs = _labelled(vocabulary.entities) + _labelled(vocabulary.concepts)
    return [*vocabulary.entities, *(wording for _, wording in pairs)]


def _by_count(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]
