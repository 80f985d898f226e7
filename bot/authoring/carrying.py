"""What ships in, what of it another subject can use out: everyday language and signs of danger."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.authoring.dumping import dumped
from bot.content.build import read_layers
from bot.content.layers import Stack, stack
from bot.content.location import shipped_folder

LANGUAGE = (
    "filler", "denials", "denials_after", "denial_exceptions", "denial_passes", "scopes", "frames",
    "clause_breaks", "numbers", "multipliers", "units", "days", "pieces", "piece_links", "openers",
    "followups", "followup_endings", "pointers", "acts", "ordinals", "ordinary",
)  # fmt: skip
"""Keys of the vocabulary that are of the language and not of the subject."""
FIXED = (
    "clarification", "rephrase", "about", "acts", "takes", "afterwards", "evidence", "severity",
    "headings",
)  # fmt: skip
"""Fixed words of replies that name no subject."""
LEADING = ("caution", "unless_named")
"""Keys of an alert that lead to what stays behind."""
_WORD = re.compile(r"[^\W_]+")
_BRACES = re.compile(r"\{(\w+)\}")


class Carried:
    """Texts of files for a folder on another subject."""

    def __init__(self) -> None:
        layers, _ = read_layers([shipped_folder()])
        self._stack = stack(layers)
        self._names = frozenset(_names(self._stack))
        self._alerts = list(self._grave())

    def alerts(self) -> str:
        """The signs of danger, as `_alerts.yaml` holds them."""
        return dumped(self._alerts)

    def vocabulary(self, subject: Iterable[str]) -> str:
        """The words of the language, and the subject as the first entities."""
        values = self._stack.values["vocabulary"]
        kept = {key: self._without(values.get(key, ())) for key in LANGUAGE}
        used = set(_BRACES.findall(f"{self._alerts} {kept}"))
        sets = {name: it for name, it in values.get("word_sets", {}).items() if name in used}
        words = list(subject)
        mine = {"entities": {word: [] for word in words}, "subject": words}
        return dumped(mine) + dumped({"word_sets": self._without(sets), **kept})

    def wording(self) -> str:
        """The fixed words of replies."""
        values = self._stack.values["wording"]
        return dumped({key: values[key] for key in FIXED if key in values})

    def _grave(self) -> Iterator[Mapping[str, Any]]:
        """Alerts that lead to an answer that only acts."""
        named = self._stack.named
        heads = {it.get("alert"): it for it in reversed(self._stack.alerts)}
        kinds = {
            kind
            for kind, head in heads.items()
            for intent in [named["intent"][head.get("intent")]]
            if named["answer"][intent.get("answer", head.get("intent"))].get("form") == "action"
        }
        for entry in self._stack.alerts:
            if entry.get("alert") in kinds:
                kept = {key: self._without(value) for key, value in entry.values.items()}
                yield {key: value for key, value in kept.items() if key not in LEADING}

    def _without(self, value: Any) -> Any:
        """Without phrases that name something of the subject, or another alert."""
        if isinstance(value, Mapping):
            return {key: self._without(it) for key, it in value.items()}
        if isinstance(value, tuple):
            return tuple(it for it in value if not self._is_of_subject(it))
        return value

    def _is_of_subject(self, phrase: Any) -> bool:
        words = set(_WORD.findall(str(phrase).lower()))
        return "@" in str(phrase) or not self._names.isdisjoint(words)


def _names(stacked: Stack) -> Iterator[str]:
    """Of the things of the subject and of medicines: single words."""
    entities = stacked.values["vocabulary"].get("entities", {})
    spellings = (it for name, synonyms in entities.items() for it in (name, *synonyms))
    medicines = (
        it for entry in stacked.alerts if entry.get("medicine") for it in entry.get("names", ())
    )
    yield from (name.lower() for name in (*spellings, *medicines) if _WORD.fullmatch(name))
