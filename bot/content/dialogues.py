"""Entries of cases in, problems out: cases of no form, and names that lead nowhere."""

from collections.abc import Container, Iterable, Iterator, Mapping

from bot.content.entries import Entry
from bot.content.problem import Problem

Names = Mapping[str, Container[str]]
"""Intent, alert, caution -> those there are."""
_NAMING = {"intents": "intent", "alerts": "alert", "no_alerts": "alert", "cautions": "caution"}


def wrong_cases(entries: Iterable[Entry], names: Names) -> Iterator[Problem]:
    """What would fail for another reason than it tells, or, as a known miss, never pass."""
    for entry in entries:
        if ("say" in entry.values) == ("dialogue" in entry.values):
            message = "a case says one thing or holds a dialogue; expected either"
            yield entry.place.problem("case", message)
        for turn in (entry, *filter(None, entry.get("dialogue", ()))):
            yield from _unknown(turn, names)


def _unknown(turn: Entry, names: Names) -> Iterator[Problem]:
    for key, kind in _NAMING.items():
        for index, name in enumerate(turn.get(key, ()) if kind in names else ()):
            if name not in names[kind]:
                place = turn.where(key, index)
                yield place.problem(f"unknown-{kind}", f"there is no {kind} {name!r}")
