"""Entries of several folders in, one of each id out: what an author may add and what stays."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.content.entries import Entry
from bot.content.problem import Problem

PROTECTED_TOPICS = frozenset({"medication", "safety"})
"""Answers of these topics are added to, never replaced."""

_NAMED = ("intent", "answer", "source", "caution", "neighbour", "region")


@dataclass(slots=True)
class Layer:
    """The entries of one folder by kind, in reading order."""

    shown: str
    """Prefix of its paths."""
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    texts: dict[str, bytes] = field(default_factory=dict)
    """Path -> what the file holds."""

    def of(self, kind: str) -> list[Entry]:
        return self.entries.get(kind, [])


@dataclass(slots=True)
class Stack:
    """Layers laid over each other: the entries that hold, and what is wrong between layers."""

    named: dict[str, dict[str, Entry]]
    """Kind -> id -> the entry that holds."""
    added: dict[tuple[str, str], list[Entry]]
    """(kind, id) -> entries of later layers whose examples count, too."""
    alerts: list[Entry]
    values: dict[str, dict[str, Any]]
    """Merged keys of the files that hold one mapping."""
    single: dict[str, list[Entry]]
    """The entries these were merged from."""
    problems: list[Problem]

    def all(self, kind: str) -> list[Entry]:
        """The entries that hold, and those that add to them."""
        added = [entry for (of, _), more in self.added.items() if of == kind for entry in more]
        return [*self.named[kind].values(), *added]

    def singles(self, kind: str) -> list[Entry]:
        """The files of one mapping, lowest layer first."""
        return self.single.get(kind, [])


def stack(layers: Sequence[Layer]) -> Stack:
    """Lay later layers over earlier ones."""
    result = Stack({kind: {} for kind in _NAMED}, {}, [], {}, {}, [])
    for layer in layers:
        for kind in _NAMED:
            _lay(result, kind, layer.of(kind))
        result.problems += _weakening(result, layer)
        result.alerts += layer.of("alert")
        for kind in ("vocabulary", "wording", "thresholds", "language"):
            for entry in layer.of(kind):
                result.values[kind] = _merged(result.values.get(kind, {}), entry.values)
                result.single.setdefault(kind, []).append(entry)
    result.alerts = _together(result.alerts)
    return result


def _weakening(below: Stack, layer: Layer) -> Iterator[Problem]:
    """What would keep the alerts of the layers below from being raised."""
    kinds = {entry.get("alert") for entry in below.alerts}
    for entry in layer.of("alert"):
        if entry.get("alert") in kinds and "unless" in entry.values:
            message = f"alert {entry.get('alert')!r} exists already; `unless` would silence it"
            yield entry.where("unless").problem("protected", message)
    for entry in layer.of("vocabulary") if kinds else ():
        for key in sorted(_SILENCING & entry.values.keys()):
            message = f"{key} could silence alerts that exist already"
            yield entry.where(key).problem("protected", message)
        yield from _kept(below, entry, "vocabulary", "word_sets")
    for entry in layer.of("wording"):
        yield from _kept(below, entry, "wording", "places")
        for key in ("everywhere", "in_region"):
            if key in entry.values and key in below.values.get("wording", {}):
                yield entry.where(key).problem("protected", f"{key} is kept as it is")


_SILENCING = {
    "denials", "denials_after", "denial_passes", "scopes", "ordinary", "numbers", "multipliers",
    "units", "days",
}  # fmt: skip
"""Keys of the vocabulary by which alerts are held back, or amounts weighed."""


def _kept(below: Stack, entry: Entry, kind: str, key: str) -> Iterator[Problem]:
    """Names of a mapping that exist below already."""
    for name in entry.get(key, {}).keys() & below.values.get(kind, {}).get(key, {}).keys():
        message = f"{key} {name!r} exists already and is kept as it is; choose another name"
        yield entry.where(f"{key}.{name}").problem("protected", message)


def _lay(result: Stack, kind: str, entries: Iterable[Entry]) -> None:
    below = dict(result.named[kind])
    here: dict[str, Entry] = {}
    for entry in entries:
        name = entry.get(kind)
        if name in here:
            other = here[name].place
            message = f"{kind} {name!r} stands at {other.path}:{other.line} already"
            result.problems.append(entry.where(kind).problem(f"duplicate-{kind}", message))
            continue
        here[name] = entry
        if name not in below:
            result.named[kind][name] = entry
        elif kind in {"intent", "neighbour"}:
            result.added.setdefault((kind, name), []).append(entry)
        else:
            _replace(result, kind, name, entry)


def _replace(result: Stack, kind: str, name: str, entry: Entry) -> None:
    below = result.named[kind][name]
    if kind == "answer" and below.topic not in PROTECTED_TOPICS:
        if entry.get("replaces"):
            result.named[kind][name] = entry
            return
        message = f"answer {name!r} exists already; say `replaces: true` to take its place"
        result.problems.append(entry.where(kind).problem("replaced-answer", message))
        return
    message = f"{kind} {name!r} exists already and is kept as it is; choose another id"
    result.problems.append(entry.where(kind).problem("protected", message))


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Lists grow, maps grow, single values give way; disclaimers are added to."""
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        if isinstance(old, tuple):
            result[key] = (*old, *(item for item in value if item not in old))
        elif key == "disclaimers" and old:
            result[key] = {**old, **{name: _joined(old.get(name), value[name]) for name in value}}
        elif isinstance(old, dict):
            result[key] = _merged(old, value)
        else:
            result[key] = value
    return result


def _joined(old: str | None, new: str) -> str:
    return f"{old} {new}" if old else new


def _together(alerts: Sequence[Entry]) -> list[Entry]:
    """Rules of one kind after each other, kinds in the order of their first rule."""
    order = list(dict.fromkeys(entry.get("alert") for entry in alerts))
    return sorted(alerts, key=lambda entry: order.index(entry.get("alert")))
