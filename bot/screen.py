"""Utterance in, alerts out: what must be acted on whatever matches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.cache import kept
from bot.content.alerts import AlertRule
from bot.content.model import Library
from bot.content.vocabulary import Vocabulary
from bot.content.weight import Weight
from bot.hits import Hit
from bot.normalize import Words, cut
from bot.screening.denial import Denials
from bot.screening.doses import DoseFinder
from bot.screening.names import NameFinder
from bot.screening.rulebook import RuleBook
from bot.screening.scope import HitScope, Scope, When, Who
from bot.screening.together import Together

PRESSING: Sequence[When] = ("now", "planned", "hypothetical", "past")
"""Of several mentions, the one that tells most."""


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
    who: Who = "unclear"
    """Whom it is about: the person who writes, or someone else."""
    when: When = "now"
    noted: bool = False
    """Whether it is worth a line, but no alert."""
    negated: bool = False
    """Whether the person says that it is not so, or the words mean something else."""

    @property
    def grave(self) -> bool:
        """Whether it is answered with its own intent and nothing else."""
        return self.weight in {"urgent", "crisis"}


class Screen:
    """Reads utterances as typed: folded, but not repaired, and never cut off."""

    def __init__(
        self,
        rules: Sequence[AlertRule],
        vocabulary: Vocabulary | None = None,
    ) -> None:
        """Take the rules, most serious first."""
        vocabulary = vocabulary or Vocabulary()
        self._set_up(rules, vocabulary, RuleBook.learn(rules, vocabulary))

    def _set_up(self, rules: Sequence[AlertRule], vocabulary: Vocabulary, book: RuleBook) -> None:
        self._rules = tuple(rules)
        self._breaks = frozenset(vocabulary.clause_breaks)
        self._denials = Denials(book.denials, vocabulary.denial_passes)
        self._book = book
        limited = [(at, rule.dose) for at, rule in enumerate(rules) if rule.dose]
        self._doses = [
            (str(at), DoseFinder(dose, vocabulary, phrases))
            for (at, dose), phrases in zip(limited, book.doses, strict=True)
        ]
        self._together = Together(rules, book.firsts, book.others)
        self._names = NameFinder(book.names, ordinary=vocabulary.ordinary, frames=vocabulary.frames)

    @classmethod
    def of(cls, library: Library) -> "Screen":
        """The screen of a library's alerts."""
        screen = cls.__new__(cls)
        rules, vocabulary = library.alerts, library.vocabulary
        book = kept(
            "screen",
            repr((rules, vocabulary)),
            lambda: RuleBook.learn(rules, vocabulary),
            RuleBook.pack,
            RuleBook.unpack,
        )
        screen._set_up(rules, vocabulary, book)
        return screen

    def read(self, utterance: str) -> tuple[Alert, ...]:
        """Every alert the utterance raises, most serious first, one for each rule."""
        return tuple(it for it in self.mentions(utterance) if not (it.negated or it.noted))

    def mentions(self, utterance: str) -> tuple[Alert, ...]:
        """The same, and what is spoken of but denied; that comes with `negated`."""
        words = cut(utterance, clause_breaks=self._breaks)
        hits = [*self._book.raising.find(words), *self._names.find(words)]
        hits += self._together.find(words, hits)
        hits += [hit for label, doses in self._doses for hit in doses.find(words, label)]
        if not hits:
            return ()
        excused = {(hit.label, at) for hit in self._book.unless.find(words) for at in _span(hit)}
        scope = Scope(words, self._book.persons, self._book.times)
        denied = self._denials.denied(words, hits, scope)
        found: dict[int, Alert] = {}
        for hit in sorted(hits, key=lambda hit: hit.start):
            at = int(hit.label)
            if at not in found or _pressing(found[at]) > _MOST_PRESSING:
                kind = self._rules[at].kind
                negated = hit.start in denied or any((kind, it) in excused for it in _span(hit))
                alert = _alert(self._rules[at], words, scope.of(hit), negated=negated)
                found[at] = min(found.get(at, alert), alert, key=_pressing)
        return tuple(self._told({at: found[at] for at in sorted(found)}))

    def _told(self, found: dict[int, Alert]) -> Iterator[Alert]:
        """All but what says nothing new beside a medicine that was named."""
        raised = [self._rules[at] for at, alert in found.items() if not alert.negated]
        named = {rule.kind for rule in raised if rule.medicine and not rule.unless_named}
        for at, alert in found.items():
            if named.isdisjoint(self._rules[at].unless_named):
                yield alert


def _alert(rule: AlertRule, words: Words, scope: HitScope, *, negated: bool) -> Alert:
    hit = scope.hit
    return Alert(
        kind=rule.kind,
        words=" ".join(words.words[hit.start : hit.end]),
        weight=rule.weight,
        intent=rule.intent,
        cautions=rule.cautions,
        medicine=rule.medicine,
        who=scope.who,
        when=scope.when,
        noted=rule.noted,
        negated=negated or scope.is_over(rule.not_when),
    )


_MOST_PRESSING = (False, 0)


def _pressing(alert: Alert) -> tuple[bool, int]:
    return (alert.negated, PRESSING.index(alert.when))


def _span(hit: Hit) -> range:
    return range(hit.start, hit.end)
