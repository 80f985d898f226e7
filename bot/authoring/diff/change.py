"""Routes of two sides in, what changed out: grouped, the worst first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from bot.authoring.diff.route import Route, Routes
from bot.authoring.diff.side import Said
from bot.content.model import Kind
from bot.content.weight import Weight

Group = Literal[
    "alerts lost",
    "cautions lost",
    "weaker disclaimers",
    "new alarms",
    "another answer",
    "no answer any more",
    "answered beside otherwise",
    "asked back otherwise",
    "gains",
    "as new examples want",
]
"""What a change is counted as: the first of them that fits, the worst first."""
GRAVE: frozenset[Weight] = frozenset({"urgent", "crisis"})
_HEAVIER: Mapping[Weight, int] = {"general": 0, "medicine": 1, "urgent": 2, "crisis": 3}


@dataclass(frozen=True, slots=True)
class Change:
    """One turn that leads elsewhere now."""

    said: Said
    turn: int
    """Which utterance of `said` it is, counted from 0."""
    old: Route
    new: Route
    was: str = ""
    """Where it stands in the old content: `example of brewing`; empty when it does not."""
    now: str = ""
    """The same of the new content."""

    @property
    def utterance(self) -> str:
        return self.said[self.turn]

    @property
    def group(self) -> Group:
        old, new = self.old, self.new
        if set(old.alerts) - set(new.alerts):
            return "alerts lost"
        if new.weight in GRAVE and old.weight not in GRAVE:
            return "new alarms"
        if set(old.cautions) - set(new.cautions):
            return "cautions lost"
        if _HEAVIER[new.weight] < _HEAVIER[old.weight]:
            return "weaker disclaimers"
        return "as new examples want" if self._wanted else _led(old, new)

    @property
    def _wanted(self) -> bool:
        """Whether somebody wrote it as an example of what answers it now."""
        own = f"example of {self.new.intents[0]}" if self.new.intents else ""
        return self.new.kind == "answer" and self.was != self.now == own

    @property
    def pair(self) -> tuple[str, str]:
        """What it led to before and leads to now, in words that many changes share."""
        lost = "alerts" if self.group == "alerts lost" else "cautions"
        if self.group in {"alerts lost", "cautions lost"}:
            return _named(getattr(self.old, lost)), _named(getattr(self.new, lost))
        old, new = told(self.old), told(self.new)
        return (old, new) if old != new else (beside(self.old), beside(self.new))


def _led(old: Route, new: Route) -> Group:
    """What a change is that loses nothing of what must be said."""
    if (old.kind, old.intents) == (new.kind, new.intents) or old.kind == "fallback":
        return "gains"
    if old.kind == "clarification":
        return "gains" if new.kind == "answer" else "asked back otherwise"
    if new.kind == "answer" and old.intents[0] == new.intents[0]:
        return "answered beside otherwise"
    return _LOST[new.kind]


_LOST: Mapping[Kind, Group] = {
    "answer": "another answer",
    "fallback": "no answer any more",
    "clarification": "asked back otherwise",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Changes that went the same way."""

    old: str
    new: str
    changes: tuple[Change, ...]


def changes(
    old: Routes,
    new: Routes,
    was: Mapping[Said, str],
    now: Mapping[Said, str],
) -> list[Change]:
    """Every turn whose route changed, in the order of the new side."""
    return [
        Change(said, turn, before, after, was.get(said, ""), now.get(said, ""))
        for said, routes in new.items()
        for turn, (before, after) in enumerate(zip(old[said], routes, strict=True))
        if before != after
    ]


def grouped(found: Iterable[Change]) -> dict[Group, list[Pair]]:
    """The worst group first, in each the ways that most went."""
    groups: dict[Group, dict[tuple[str, str], list[Change]]] = {}
    for change in found:
        groups.setdefault(change.group, {}).setdefault(change.pair, []).append(change)
    return {name: _ranked(groups[name]) for name in get_args(Group) if name in groups}


def _ranked(pairs: Mapping[tuple[str, str], Sequence[Change]]) -> list[Pair]:
    made = [Pair(*pair, tuple(_sorted(found))) for pair, found in pairs.items()]
    return sorted(made, key=lambda pair: (-len(pair.changes), pair.old, pair.new))


def _sorted(found: Iterable[Change]) -> list[Change]:
    """By what people would say: cases and lines before examples, then by the letter."""
    return sorted(found, key=lambda it: (_example(it.now or it.was), it.said, it.turn))


def _example(origin: str) -> bool:
    return origin.startswith(("example", "title"))


def told(route: Route) -> str:
    """A route in few words."""
    if route.kind == "fallback":
        return "no answer"
    return (
        f"asks: {_named(route.intents)}" if route.kind == "clarification" else _named(route.intents)
    )


def beside(route: Route) -> str:
    """What comes with the answer: alerts, cautions, disclaimer."""
    return ", ".join(_beside(route))


def _beside(route: Route) -> Iterator[str]:
    yield from (f"alert {it}" for it in route.alerts)
    yield from (f"caution {it}" for it in route.cautions)
    yield f"{route.weight} disclaimer"


def _named(names: Sequence[str]) -> str:
    return " + ".join(names) or "none"
