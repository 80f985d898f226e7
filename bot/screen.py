"""Utterance in, alerts out: what must be acted on whatever matches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.cache import kept
from bot.content.model import AlertRule, Library, Vocabulary, Weight
from bot.normalize import Words, cut
from bot.phrases import Hit, PhraseBook
from bot.spelling import Spelling

SHORTEST_MISSPELT_NAME = 6
"""Shorter names are found only as they are written."""
MEDICINES = "medicines"
"""In a phrase, `{medicines}` stands for every name of every rule about something taken."""
DENIAL_REACH = 3
"""Most words between a denial and what it denies."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A thing in the utterance that must be acted on."""

    kind: str
    words: str
    """What raised it, folded to lower case."""
    weight: Weight
    intent: str
    """The alert's own intent."""
    cautions: tuple[str, ...]
    """Ids, in the order in which they are said."""
    medicine: bool
    """Whether `words` name something that is taken."""

    @property
    def grave(self) -> bool:
        """Whether it is answered with its own intent and nothing else."""
        return self.weight in {"urgent", "crisis"}


@dataclass(frozen=True, slots=True)
class _Books:
    """The phrases of all rules; a label is a rule's number, of `unless` a kind."""

    raising: PhraseBook
    unless: PhraseBook
    denials: PhraseBook

    @classmethod
    def learn(cls, rules: Sequence[AlertRule], vocabulary: Vocabulary) -> "_Books":
        taken = [name for rule in rules if rule.medicine for name in rule.names]
        named = {**vocabulary.concepts, **vocabulary.word_sets, MEDICINES: taken or ["medicine"]}
        raising = [
            (str(at), phrase)
            for at, rule in enumerate(rules)
            for phrase in (*rule.lay, *rule.names)
        ]
        unless = [(rule.kind, phrase) for rule in rules for phrase in rule.unless]
        denials = [("", phrase) for phrase in vocabulary.denials]
        return cls(*(PhraseBook(phrases, named) for phrases in (raising, unless, denials)))

    def pack(self) -> list[Any]:
        return [book.pack() for book in (self.raising, self.unless, self.denials)]

    @classmethod
    def unpack(cls, packed: list[Any]) -> "_Books":
        return cls(*map(PhraseBook.unpack, packed))


class Screen:
    """Reads utterances as typed: folded, but not repaired, and never cut off."""

    def __init__(
        self,
        rules: Sequence[AlertRule],
        vocabulary: Vocabulary | None = None,
    ) -> None:
        """Take the rules, most serious first."""
        vocabulary = vocabulary or Vocabulary()
        self._set_up(rules, vocabulary, _Books.learn(rules, vocabulary))

    def _set_up(self, rules: Sequence[AlertRule], vocabulary: Vocabulary, books: "_Books") -> None:
        self._rules = tuple(rules)
        self._breaks = frozenset(vocabulary.clause_breaks)
        self._books = books
        joined = (
            ("".join(cut(it).words), at) for at, rule in enumerate(rules) for it in rule.names
        )
        self._names = {name: str(at) for name, at in joined if len(name) >= SHORTEST_MISSPELT_NAME}
        self._spelling = Spelling(
            self._names, ordinary=vocabulary.ordinary, shortest=SHORTEST_MISSPELT_NAME - 1
        )

    @classmethod
    def of(cls, library: Library) -> "Screen":
        """The screen of a library's alerts."""
        screen = cls.__new__(cls)
        rules, vocabulary = library.alerts, library.vocabulary
        books = kept(
            "screen",
            repr((rules, vocabulary)),
            lambda: _Books.learn(rules, vocabulary),
            _Books.pack,
            _Books.unpack,
        )
        screen._set_up(rules, vocabulary, books)
        return screen

    def read(self, utterance: str) -> tuple[Alert, ...]:
        """Every alert the utterance raises, most serious first, one for each rule."""
        words = cut(utterance, clause_breaks=self._breaks)
        excused = {(hit.label, at) for hit in self._books.unless.find(words) for at in _span(hit)}
        denied = self._denied(words)
        raised: dict[int, Hit] = {}
        for hit in self._hits(words):
            rule = self._rules[int(hit.label)]
            if hit.start in denied or any((rule.kind, at) in excused for at in _span(hit)):
                continue
            raised.setdefault(int(hit.label), hit)
        rules = [self._rules[at] for at in raised]
        named = {rule.kind for rule in rules if rule.medicine and not rule.unless_named}
        return tuple(
            self._alert(at, raised[at], words)
            for at in sorted(raised)
            if named.isdisjoint(self._rules[at].unless_named)
        )

    def _hits(self, words: Words) -> Iterator[Hit]:
        """Names and phrases as written, then names misspelt, then names split in two."""
        yield from self._books.raising.find(words)
        named = [self._spelling.nearest(word) for word in words.words]
        for at, name in enumerate(named):
            if name:
                yield Hit(self._names[name], at, at + 1)
            elif at and not named[at - 1]:
                joined = self._spelling.nearest(words.words[at - 1] + words.words[at])
                if joined:
                    yield Hit(self._names[joined], at - 1, at + 1)

    def _denied(self, words: Words) -> set[int]:
        """Positions that stand in reach of a denial, within its clause."""
        reach: set[int] = set()
        for hit in self._books.denials.find(words):
            clause = words.clauses[hit.end - 1]
            for at in range(hit.end, min(hit.end + DENIAL_REACH + 1, len(words.words))):
                if words.clauses[at] == clause:
                    reach.add(at)
        return reach

    def _alert(self, at: int, hit: Hit, words: Words) -> Alert:
        rule = self._rules[at]
        return Alert(
            kind=rule.kind,
            words=" ".join(words.words[hit.start : hit.end]),
            weight=rule.weight,
            intent=rule.intent,
            cautions=rule.cautions,
            medicine=rule.medicine,
        )


def _span(hit: Hit) -> range:
    return range(hit.start, hit.end)
