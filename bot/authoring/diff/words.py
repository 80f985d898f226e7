"""Two libraries in, the texts that are worded otherwise out, and what was added or removed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Any

from bot.content.model import Library

AROUND = 4
"""Unchanged words that are shown on each side of a change."""
LEFT_OUT = {"id", "topic", "examples", "answer", "lays_over", "lays_over_when", "gives_way"}
"""What is no text, or is told by where utterances lead."""
DATES = {"reviewed", "review_by", "checked"}
"""Change whenever somebody looked, whatever was found."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """One text that both sides have, worded otherwise."""

    kind: str
    """answer, caution, disclaimer, wording ..."""
    id: str
    part: str
    """The block; empty where there is but one."""
    old: str
    new: str

    @property
    def place(self) -> str:
        return f"{self.kind} {self.id}" + (f", {self.part}" if self.part else "")


def reworded(old: Library, new: Library) -> list[Reworded]:
    """Every such text, in the order of the new content."""
    found = [_texts(kind, entries) for kind, entries in _named(new).items()]
    before = {key: text for kind, its in _named(old).items() for key, text in _texts(kind, its)}
    pairs = [*(pair for its in found for pair in its), *_wording(new)]
    before.update(_wording(old))
    return [
        Reworded(*key, before[key], text)
        for key, text in pairs
        if key in before and before[key] != text
    ]


def added(old: Library, new: Library) -> dict[str, list[str]]:
    """What the new one has and the old one has not, by kind; swap them for what was removed."""
    before, after = _ids(old), _ids(new)
    found = {kind: [it for it in after[kind] if it not in before[kind]] for kind in after}
    return {kind: ids for kind, ids in found.items() if ids}


def counts(library: Library) -> dict[str, int]:
    """How much of what there is."""
    intents, neighbours = library.intents.values(), library.neighbours.values()
    return {
        "intents": len(library.intents),
        "examples": sum(len(it.examples) for it in intents),
        "neighbours": len(library.neighbours),
        "examples of neighbours": sum(len(it.examples) for it in neighbours),
        "answers": len(library.answers),
        "sources": len(library.sources),
        "cautions": len(library.cautions),
        "alerts": len(_ids(library)["alert"]),
    }


def touched(old: Library, new: Library) -> list[str]:
    """What else was changed, of which utterances and counts tell no more than the outcome."""
    parts = ("alerts", "vocabulary", "thresholds")
    return [name for name in parts if getattr(old, name) != getattr(new, name)]


def hunks(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Each changed place of a text: its words before and after, a few unchanged ones around."""
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for group in matcher.get_grouped_opcodes(AROUND):
        (_, begin, _, start, _), (_, _, end, _, stop) = group[0], group[-1]
        yield _cut(before, begin, end), _cut(after, start, stop)


def _cut(words: list[str], begin: int, end: int) -> str:
    shown = " ".join(words[begin:end])
    return f"{'… ' * (begin > 0)}{shown}{' …' * (end < len(words))}"


_Key = tuple[str, str, str]


def _named(library: Library) -> dict[str, Mapping[str, Any]]:
    return {
        "answer": library.answers,
        "caution": library.cautions,
        "intent": library.intents,
        "neighbour": library.neighbours,
        "source": library.sources,
        "region": library.regions,
    }


def _ids(library: Library) -> dict[str, list[str]]:
    named = {kind: list(entries) for kind, entries in _named(library).items()}
    return {**named, "alert": list(dict.fromkeys(rule.kind for rule in library.alerts))}


def _texts(kind: str, entries: Mapping[str, Any]) -> Iterator[tuple[_Key, str]]:
    for name, entry in entries.items():
        for field in fields(entry):
            if field.name not in LEFT_OUT | DATES:
                yield (kind, name, field.name), _text(getattr(entry, field.name))


def _wording(library: Library) -> Iterable[tuple[_Key, str]]:
    for field in fields(library.wording):
        value = getattr(library.wording, field.name)
        kind = "disclaimer" if field.name == "disclaimers" else "wording"
        if isinstance(value, Mapping):
            part = "" if kind == "disclaimer" else field.name
            for name, text in value.items():
                yield ((kind, name, "") if not part else (kind, part, name)), text
        else:
            yield (kind, field.name, ""), value


def _text(value: Any) -> str:
    """A list in one line, nothing as nothing."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
