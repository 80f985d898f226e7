"""Alert rules in, what any of them looks for, ready to be looked for together, out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.content.alerts import AlertRule
from bot.content.vocabulary import Vocabulary
from bot.normalize import cut
from bot.phrases import PhraseBook
from bot.screening.denial import AFTER, BEFORE, EXCEPTION
from bot.screening.doses import DoseFinder
from bot.screening.names import Labels, NameList
from bot.screening.scope import parted
from bot.screening.together import Together

MEDICINES = "medicines"
"""In a phrase, `{medicines}` stands for every name of every rule about something taken."""


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The phrases of all rules; a label is a rule's number, of `unless` a kind."""

    raising: PhraseBook
    firsts: PhraseBook
    others: PhraseBook
    """Of what raises together: the first parts, and the other ones."""
    unless: PhraseBook
    denials: PhraseBook
    persons: PhraseBook
    times: PhraseBook
    doses: tuple[PhraseBook, ...]
    """Of the rules that limit a dose, in their order."""
    names: NameList

    @classmethod
    def learn(cls, rules: Sequence[AlertRule], vocabulary: Vocabulary) -> "RuleBook":
        """Unfold every phrase; raises PhraseError for one that cannot be read."""
        taken = [name for rule in rules if rule.medicine for name in rule.names]
        named = {**vocabulary.concepts, **vocabulary.word_sets, MEDICINES: taken or ["medicine"]}
        denials = [(BEFORE, phrase) for phrase in vocabulary.denials]
        denials += [(AFTER, phrase) for phrase in vocabulary.denials_after]
        denials += [(EXCEPTION, phrase) for phrase in vocabulary.denial_exceptions]
        unless = [(rule.kind, phrase) for rule in rules for phrase in rule.unless]
        persons, times = parted(vocabulary.scopes)
        together = Together.labelled(rules)
        phrases = (_raising(rules), *together, unless, denials, persons, times)
        books = {name: PhraseBook(it, named) for name, it in zip(_BOOKS, phrases, strict=True)}
        return cls(
            **books,
            doses=tuple(DoseFinder.book(rule.dose, named) for rule in rules if rule.dose),
            names=_listed(rules),
        )

    def pack(self) -> dict[str, Any]:
        """Plain values from which `unpack` makes the same book."""
        packed = {name: getattr(self, name).pack() for name in _BOOKS}
        return {**packed, "doses": [it.pack() for it in self.doses], "names": self.names.pack()}

    @classmethod
    def unpack(cls, packed: Mapping[str, Any]) -> "RuleBook":
        """The book that was packed."""
        return cls(
            **{name: PhraseBook.unpack(packed[name]) for name in _BOOKS},
            doses=tuple(map(PhraseBook.unpack, packed["doses"])),
            names=NameList.unpack(packed["names"]),
        )


_BOOKS = ("raising", "firsts", "others", "unless", "denials", "persons", "times")


def _raising(rules: Sequence[AlertRule]) -> Iterator[tuple[str, str]]:
    """Phrases, and names of several words."""
    for at, rule in enumerate(rules):
        yield from ((str(at), phrase) for phrase in rule.lay)
        yield from ((str(at), name) for name in rule.names if len(cut(name).words) > 1)


def _listed(rules: Sequence[AlertRule]) -> NameList:
    """The names of all rules, the more serious rule's first, without their spaces."""
    names: dict[str, Labels] = {}
    framed: dict[str, Labels] = {}
    for at, rule in enumerate(rules):
        for listed, given in ((names, rule.names), (framed, rule.framed)):
            for name in dict.fromkeys("".join(cut(name).words) for name in given):
                listed[name] = (*listed.get(name, ()), str(at))
    by_ear = {name for name, labels in names.items() if any(rules[int(it)].by_ear for it in labels)}
    return NameList(names, framed, frozenset(by_ear))
