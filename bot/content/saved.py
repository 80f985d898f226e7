"""A Library in, plain lists and mappings out, and back."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from bot.content.alerts import AlertRule, Dose
from bot.content.model import (
    Answer,
    Caution,
    Intent,
    Library,
    Neighbour,
    Region,
    Source,
    Thresholds,
)
from bot.content.vocabulary import Vocabulary
from bot.content.wording import Wording

_DATES = ("reviewed", "review_by", "checked")


def pack_library(library: Library) -> dict[str, Any]:
    """Values that JSON can hold; where it was loaded from is not part of it."""
    kept = (field.name for field in fields(library) if field.compare)
    return {name: _plain(getattr(library, name)) for name in kept}


def unpack_library(saved: dict[str, Any]) -> Library:
    """The library again; raises when the values are not those of one."""
    return Library(
        intents=_values(Intent, saved["intents"]),
        answers=_values(Answer, saved["answers"]),
        sources=_values(Source, saved["sources"]),
        cautions=_values(Caution, saved["cautions"]),
        alerts=tuple(_alert(it) for it in saved["alerts"]),
        neighbours=_values(Neighbour, saved["neighbours"]),
        regions=_values(Region, saved["regions"]),
        vocabulary=_value(Vocabulary, saved["vocabulary"]),
        wording=_value(Wording, saved["wording"]),
        thresholds=_value(Thresholds, saved["thresholds"]),
        hash=saved["hash"],
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(it) for key, it in value.items()}
    if isinstance(value, tuple):
        return [_plain(it) for it in value]
    return value.isoformat() if isinstance(value, date) else value


def _alert(saved: dict[str, Any]) -> AlertRule:
    dose = _value(Dose, saved["dose"]) if saved["dose"] else None
    rule: AlertRule = _value(AlertRule, {**saved, "dose": None})
    return replace(rule, dose=dose)


def _values(kind: type, saved: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(kind, it) for name, it in saved.items()}


def _value(kind: type, saved: dict[str, Any]) -> Any:
    """Lists become tuples again, at any depth; dates become dates."""
    given = {key: _tupled(it) for key, it in saved.items()}
    for key in _DATES:
        if given.get(key):
            given[key] = date.fromisoformat(given[key])
    return kind(**given)


def _tupled(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_tupled(it) for it in value)
    if isinstance(value, dict):
        return {key: _tupled(it) for key, it in value.items()}
    return value
