"""An example in, how it is read and ranked where it is not known, out."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.authoring.hands import Content, library_of
from bot.evidence.nearest_without import Leaving
from bot.evidence.taught import Taught
from bot.features import Reader, Text
from bot.matcher import Matcher, Ranking
from bot.ways import ways_to_ask

SHOWN = 6
"""Matches of a ranking that are looked at."""


class Line(NamedTuple):
    """An example that is left out."""

    at: int
    """Its place among all examples."""
    written: str
    lost: tuple[str, ...]
    """Words that it alone has."""


class Weighed(NamedTuple):
    """A text, and what was learned without an example says for each class of it."""

    at: int
    """The place of the example."""
    text: Text
    points: Mapping[str, float]


class Given:
    """Points that were found out before, in the place of what words say."""

    def __init__(self, points: Mapping[str, float]) -> None:
        self._points = points

    def weigh(self, _text: Text) -> Mapping[str, float]:
        """The same for every text."""
        return self._points


class Leaver:
    """Ranks with one example left out at a time."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._leaving = Leaving(matcher.nearest, matcher.intents)

    def rank(self, weighed: Sequence[Weighed]) -> list[Ranking]:
        """Each as it is ranked beside the other examples."""
        return [self.judge(it) for it in weighed]

    def say(self, utterances: Sequence[str]) -> list[Ranking]:
        """Each utterance as everything that was learned ranks it."""
        return [_shown(self._matcher.weigh(it)) for it in utterances]

    def judge(self, weighed: Weighed) -> Ranking:
        """The ranking of one."""
        nearest = self._leaving.without(weighed.at)
        return _shown(self._matcher.over(Given(weighed.points), nearest).judge(weighed.text))


def _shown(ranking: Ranking) -> Ranking:
    return Ranking(ranking.matches[:SHOWN], ranking.neighbour)


def read_by(reader: Reader, lines: Sequence[Line]) -> list[Text]:
    """Each line as it is read by who never read it."""
    return [reader.forgetting(it.lost).read(it.written) for it in lines]


@lru_cache(maxsize=1)
def _reader(content: Content) -> Reader:
    library = library_of(content)
    return Reader.learn(Taught.of(*ways_to_ask(library)).written, library.vocabulary)


@lru_cache(maxsize=1)
def _leaver(content: Content) -> Leaver:
    return Leaver(Matcher.of(library_of(content)))


def load(content: Content) -> None:
    """Be ready to read, while others do the same and learn."""
    _reader(content)


def read(content: Content, lines: Sequence[Line]) -> list[Text]:
    """The task of reading, in any process."""
    return read_by(_reader(content), lines)


def rank(content: Content, weighed: Sequence[Weighed]) -> list[Ranking]:
    """The task of ranking, in any process."""
    return _leaver(content).rank(weighed)


def say(content: Content, utterances: Sequence[str]) -> list[Ranking]:
    """The task of ranking what nobody wrote, in any process."""
    return _leaver(content).say(utterances)
