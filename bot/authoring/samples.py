"""Cases and left-out examples in, how an unseen utterance ranked out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.content.model import Dialogue, Library
from bot.decide import Match
from bot.matcher import Matcher, Ranking
from bot.triage import parted
from bot.ways import ways_to_ask

FOLDS = 5
"""Matchers that are built, each without one part of the examples."""

Group = Literal["cases", "left-out examples"]
CASES: Group = "cases"
LEFT_OUT: Group = "left-out examples"
Texts = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sample:
    """An utterance that the matcher had not seen."""

    group: Group
    utterance: str
    wanted: frozenset[str]
    """The intents that would be right; none when it is out of scope."""
    ranking: tuple[Match, ...]
    """Topics, best first."""
    refused: Match | None = None

    @property
    def best(self) -> float:
        """The score of the first; 0 when nothing ranks."""
        return self.ranking[0].score if self.ranking else 0.0

    @property
    def right(self) -> bool:
        """Whether the first is wanted."""
        return bool(self.ranking) and self.ranking[0].intent in self.wanted


def asked(library: Library, dialogues: Iterable[Dialogue]) -> Iterator[tuple[str, frozenset[str]]]:
    """What cases say, and what they want; none of it when they want a fallback.

    Of cases that say one thing, raise no alert and name intents or want a fallback.
    """
    matched = frozenset(topics_of(library))
    for case in (it.turns[0] for it in dialogues if len(it.turns) == 1):
        topics = matched.intersection(case.intents or ())
        if not case.alerts and (topics or case.kind == "fallback"):
            yield case.say, topics


def from_cases(library: Library, dialogues: Iterable[Dialogue]) -> Iterator[Sample]:
    """Cases as a matcher ranks them."""
    matcher = Matcher.of(library)
    for say, topics in asked(library, dialogues):
        yield sample(CASES, topics, say, matcher.weigh(say), library)


def left_out(library: Library, folds: int = FOLDS) -> Iterator[Sample]:
    """Every example, ranked by a matcher that was built without it and every `folds`th other."""
    examples, neighbours = ways_to_ask(library)
    for fold in range(folds):
        matcher = Matcher(
            _without(examples, fold, folds), library.vocabulary, _without(neighbours, fold, folds)
        )
        for intent in topics_of(library):
            for text in library.intents[intent].examples[fold::folds]:
                yield sample(LEFT_OUT, {intent}, text, matcher.weigh(text), library)
        for texts in neighbours.values():
            for text in texts[fold::folds]:
                yield sample(LEFT_OUT, (), text, matcher.weigh(text), library)


def topics_of(library: Library) -> list[str]:
    """Intents that are matched by themselves."""
    examples, _ = ways_to_ask(library)
    return [name for name in examples if not library.intents[name].lays_over]


def _without(examples: Texts, fold: int, folds: int) -> dict[str, list[str]]:
    """What stays of each intent; one that would have nothing left keeps what it has."""
    kept = {
        name: [text for at, text in enumerate(texts) if at % folds != fold]
        for name, texts in examples.items()
    }
    return {name: texts or list(examples[name]) for name, texts in kept.items()}


def sample(
    group: Group, wanted: Iterable[str], utterance: str, ranking: Ranking, library: Library
) -> Sample:
    """An utterance with how it ranked, between topics."""
    topics, _ = parted(ranking, library)
    return Sample(group, utterance, frozenset(wanted), tuple(topics), ranking.neighbour)
