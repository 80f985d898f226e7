"""A library in, all that was learned of it and of each example left out, out."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.authoring.evaluation.left_out import Leaver, Line, Weighed, load, rank, read, read_by, say
from bot.authoring.evaluation.words import Words
from bot.authoring.hands import HANDS, Content, Here, hands
from bot.content.loader import folders_of
from bot.content.model import Library
from bot.errors import NotEvaluated
from bot.evidence.lesson import Lesson
from bot.evidence.taught import REFUSED, Taught
from bot.features import Reader, Text
from bot.matcher import Matcher, Ranking
from bot.ways import ways_to_ask

if TYPE_CHECKING:
    from bot.evidence.influence import Influence

AT_ONCE = 400
"""Examples that a process is given at a time."""
FEW = 1500
"""Examples that are not worth other processes."""


class Learned:
    """The examples of a library, each as it reads and ranks where it is not known."""

    def __init__(self, library: Library, utterances: Sequence[str] = ()) -> None:
        """Learn, leave out, rank, seconds for thousands of examples; rank utterances, too.

        Raises NotEvaluated.
        """
        self.library = library
        self.lesson = Lesson()
        self.taught = Taught.of(*ways_to_ask(library))
        with hands(alone=self.taught.authored < FEW or library.origin is None) as workers:
            ways = _Ways(library, workers)
            ways.read_by(self.lesson.read(self.taught.written, library.vocabulary)[0])
            self.words = Words(map(self.cut, self.taught.written))
            reading = ways.begin(list(self._lines()), "read")
            self.matcher = Matcher.taught(library, self.lesson)
            ways.rank_by(self.matcher)
            saying = ways.begin(utterances, "say")
            self.influence = self._influence()
            self.texts: list[Text] = ways.end(reading)
            self.left = self.influence.left_out(self.rows(self.texts))
            self.rankings: list[Ranking] = ways.end(ways.begin(self._weighed(), "rank"))
            self.said: dict[str, Ranking] = dict(zip(utterances, ways.end(saying), strict=True))

    def _influence(self) -> "Influence":
        # Numeric libraries are for learning alone.
        from bot.evidence.influence import Influence  # noqa: PLC0415

        examples, shares = self.lesson.examples, self.lesson.shares
        if examples is None or shares is None:
            raise NotEvaluated("too many examples, or too few intents: nothing can be left out")
        return Influence(examples, shares.values)

    def _weighed(self) -> list[Weighed]:
        authored = range(self.taught.authored)
        return [Weighed(at, self.texts[at], self.by_class(self.left.points[at])) for at in authored]

    def rows(self, texts: Sequence[Text]) -> list["array[int]"]:
        """The numbers of the grams of some texts, as far as they are known."""
        assert self.lesson.examples is not None
        known = len(self.lesson.examples.blocks)
        return [
            array("i", (it for it in row if it < known))
            for row in map(self.lesson.numbers.of, texts)
        ]

    def label(self, name: str) -> int:
        """The number of the class of an intent or a neighbour; raises KeyError."""
        assert self.lesson.examples is not None
        known = name in self.library.intents
        if not known and name not in self.library.neighbours:
            raise KeyError(f"there is no intent {name!r}")
        return self.lesson.examples.classes.index(name if known else REFUSED)

    def place(self, name: str, example: str) -> int:
        """Of an example of an intent or a neighbour, among all; raises KeyError."""
        for at, pair in enumerate(zip(self.taught.names, self.taught.written, strict=True)):
            if pair == (name, example):
                return at
        raise KeyError(f"{name} has no example {example!r}")

    @property
    def classes(self) -> Sequence[str]:
        """All classes, in the order in which points are given."""
        assert self.lesson.examples is not None
        return self.lesson.examples.classes

    def by_class(self, points: Any) -> dict[str, float]:
        """Class -> points."""
        return dict(zip(self.classes, points.tolist(), strict=True))

    def as_example(self, written: str) -> Text:
        """A text as it is read where it is an example itself."""
        reader = Reader.learn([written], self.library.vocabulary, self.lesson.primer)
        return reader.read(written)

    def cut(self, written: str) -> Sequence[str]:
        """The words of a text, as they stand there."""
        assert self.lesson.primer is not None
        return self.lesson.primer.cut(written).words

    def _lines(self) -> Iterator[Line]:
        for at, written in enumerate(self.taught.written):
            yield Line(at, written, self.words.alone(at))


class _Ways:
    """How the work is handed out."""

    def __init__(self, library: Library, workers: Executor) -> None:
        self._workers = workers
        self._tasks: dict[str, Callable[[Any], Any]] = {}
        if library.origin is not None and not isinstance(workers, Here):
            origin = library.origin
            folders = tuple(folders_of(origin.folder, shipped=origin.shipped))
            content = Content(folders, library.hash)
            tasks: tuple[tuple[str, Callable[[Content, Any], Any]], ...]
            tasks = (("read", read), ("rank", rank), ("say", say))
            self._tasks = {name: partial(task, content) for name, task in tasks}
            for _ in range(HANDS):
                workers.submit(load, content)

    def read_by(self, reader: Reader) -> None:
        """Take the reader, which other processes make themselves."""
        self._tasks.setdefault("read", partial(read_by, reader))

    def rank_by(self, matcher: Matcher) -> None:
        """Take the matcher, which other processes find in the cache."""
        leaver = Leaver(matcher)
        self._tasks = {"rank": leaver.rank, "say": leaver.say, **self._tasks}

    def begin(self, given: Sequence[Any], task: str) -> list[Any]:
        parts = [given[at : at + AT_ONCE] for at in range(0, len(given), AT_ONCE)]
        return [self._workers.submit(self._tasks[task], part) for part in parts]

    def end(self, begun: Sequence[Any]) -> list[Any]:
        return [it for future in begun for it in future.result()]
