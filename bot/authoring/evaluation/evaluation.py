"""A library and its cases in, all that was tried on it and how each ranked out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from bot.authoring.evaluation.disturbed import KINDS, Calm, disturbed
from bot.authoring.evaluation.learned import Learned
from bot.authoring.samples import CASES, LEFT_OUT, Group, Sample, asked, sample, topics_of
from bot.content.model import Dialogue, Library
from bot.features import Text
from bot.ways import ways_to_ask

DISTURBED = 300
"""Utterances that are disturbed in each way, taken evenly."""


@dataclass(frozen=True, slots=True)
class Tried:
    """An utterance that was tried, and where it stands."""

    sample: Sample
    at: int = -1
    """The place of the example that was left out for it; -1 of a case."""


@dataclass(frozen=True, slots=True)
class Rough:
    """Utterances that were disturbed in one way."""

    kind: str
    before: tuple[Sample, ...]
    after: tuple[Sample, ...]
    """Parallel to those before."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was tried, and how it ranked."""

    learned: Learned
    tried: tuple[Tried, ...]
    """Left-out examples in the order of the content, then cases."""
    rough: tuple[Rough, ...]
    """None of a quick evaluation."""
    seconds: float

    @property
    def library(self) -> Library:
        return self.learned.library

    def text(self, it: Tried) -> Text:
        """What was tried, as it was read."""
        if it.at >= 0:
            return self.learned.texts[it.at]
        return self.learned.matcher.reader.read(it.sample.utterance)

    @property
    def samples(self) -> list[Sample]:
        return [it.sample for it in self.tried]


def evaluate(
    library: Library, cases: Sequence[Dialogue] = (), *, quick: bool = False
) -> Evaluation:
    """Leave out every example, say every case; unless quick, disturb what was said, too.

    Raises NotEvaluated.
    """
    start = perf_counter()
    said = list(asked(library, cases))
    calm = _evenly(said or _written(library))
    rough = {} if quick else {kind: disturbed(kind, calm, library.vocabulary) for kind in KINDS}
    utterances = [utterance for pairs in rough.values() for pair in pairs for utterance, _ in pair]
    learned = Learned(library, list(dict.fromkeys((*utterances, *(it for it, _ in said)))))
    tried = (*_left_out(learned), *(Tried(_sample(it, learned)) for it in said))
    group = CASES if said else LEFT_OUT
    found = tuple(_rough(kind, pairs, learned, group) for kind, pairs in rough.items())
    return Evaluation(learned, tried, found, perf_counter() - start)


def _evenly(said: Sequence[Calm]) -> Sequence[Calm]:
    return said[:: len(said) // (DISTURBED + 1) + 1]


def _written(library: Library) -> list[Calm]:
    """The examples themselves, where there are no cases."""
    examples, _ = ways_to_ask(library)
    topics = topics_of(library)
    return [(text, frozenset({name})) for name in topics for text in examples[name]]


def _sample(calm: Calm, learned: Learned, group: Group = CASES) -> Sample:
    utterance, wanted = calm
    return sample(group, wanted, utterance, learned.said[utterance], learned.library)


def _rough(kind: str, pairs: Sequence[tuple[Calm, Calm]], learned: Learned, group: Group) -> Rough:
    before = tuple(_sample(calm, learned, group) for calm, _ in pairs)
    return Rough(kind, before, tuple(_sample(it, learned, group) for _, it in pairs))


def _left_out(learned: Learned) -> Iterator[Tried]:
    """Of intents that are matched by themselves, and of neighbours."""
    library, taught = learned.library, learned.taught
    topics = frozenset(topics_of(library))
    for at, ranking in enumerate(learned.rankings):
        name = taught.names[at]
        if name in topics or name in library.neighbours:
            wanted = {name} & topics
            yield Tried(sample(LEFT_OUT, wanted, taught.written[at], ranking, library), at)
