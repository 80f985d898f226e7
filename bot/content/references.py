"""Stacked entries in, problems out: names that lead nowhere, and what must not be missing."""

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import get_args

from bot.content.entries import Entry
from bot.content.layers import Stack
from bot.content.node import Place
from bot.content.phrase import PhraseError, unfold
from bot.content.problem import Problem
from bot.content.shapes import ALERTS
from bot.content.shared_shapes import VOCABULARY, WORDING
from bot.content.texts import wrong_texts
from bot.content.unfolded import wrong_examples
from bot.content.weight import Weight


def check(stacked: Stack, shown: str) -> Iterator[Problem]:
    """What keeps a stack from becoming a library; `shown` is the prefix of the last folder."""
    for entry in stacked.all("intent"):
        answer = entry.get("answer", entry.get("intent"))
        if answer not in stacked.named["answer"]:
            yield entry.where("answer").problem("unknown-answer", f"there is no answer {answer!r}")
    for name in stacked.named["neighbour"].keys() & stacked.named["intent"].keys():
        place = stacked.named["neighbour"][name].where("neighbour")
        yield place.problem("duplicate-neighbour", f"{name!r} is an intent already")
    for entry in stacked.all("answer"):
        yield from _known(entry, "see_also", "intent", stacked)
    for entry in stacked.all("caution"):
        yield from _known(entry, "sources", "source", stacked)
    yield from wrong_texts(stacked)
    yield from wrong_examples(stacked)
    yield from _alerts(stacked)
    yield from _language(stacked)
    yield from _phrases(stacked)
    yield from _needed(stacked, shown)


def _known(entry: Entry, key: str, kind: str, stacked: Stack) -> Iterator[Problem]:
    for index, name in enumerate(entry.get(key, ())):
        if name not in stacked.named[kind]:
            place = entry.where(key, index)
            yield place.problem(f"unknown-{kind}", f"there is no {kind} {name!r}")


def _alerts(stacked: Stack) -> Iterator[Problem]:
    first: set[str] = set()
    for entry in stacked.alerts:
        kind = entry.get("alert")
        for key in ("weight", "intent"):
            if kind not in first and key not in entry.values:
                message = f"alert {kind!r} needs a {key} where it stands first"
                yield entry.place.problem("missing-key", message)
        first.add(kind)
        yield from _known(entry, "caution", "caution", stacked)
        intent = entry.get("intent")
        if intent and intent not in stacked.named["intent"]:
            yield entry.where("intent").problem("unknown-intent", f"there is no intent {intent!r}")


def _language(stacked: Stack) -> Iterator[Problem]:
    """Names of what a folder on another subject takes along."""
    vocabulary = stacked.values.get("vocabulary", {})
    known: Mapping[str, Container[str]] = {
        "vocabulary": VOCABULARY.fields,
        "entities": vocabulary.get("entities", {}),
        "concepts": vocabulary.get("concepts", {}),
        "wording": WORDING.fields,
        "alerts": {entry.get("alert") for entry in stacked.alerts},
    }
    for entry in stacked.singles("language"):
        for key, names in known.items():
            for index, name in enumerate(entry.get(key, ())):
                if name not in names:
                    message = f"{key} has nothing called {name!r}"
                    yield entry.where(key, index).problem("unknown-name", message)


def _phrases(stacked: Stack) -> Iterator[Problem]:
    vocabulary = stacked.values.get("vocabulary", {})
    named = {"medicines": ("medicine",)}
    named |= {**vocabulary.get("concepts", {}), **vocabulary.get("word_sets", {})}
    kinds = {entry.get("alert") for entry in stacked.alerts}
    for entry in stacked.alerts:
        for key in ("names", "framed", "lay", "unless"):
            yield from _listed(entry, key, named)
        yield from _mapped(entry, "dose", named)
        for index, phrases in enumerate(entry.get("together", ())):
            yield from _parts(phrases.split(" & "), kinds, named, entry.where("together", index))
        yield from _limits(entry)
    for entry in stacked.all("intent"):
        yield from _listed(entry, "lays_over_when", named)
    for entry in stacked.singles("vocabulary"):
        for key in (
            "denials",
            "denials_after",
            "denial_exceptions",
            "followups",
            "followup_endings",
            "pointers",
        ):
            yield from _listed(entry, key, named)
        yield from _mapped(entry, "scopes", named)
        for key in ("entities", "concepts", "word_sets", "frames", "acts", "ordinals"):
            yield from _mapped(entry, key, {})


def _parts(
    parts: Sequence[str], kinds: Container[str], named: Mapping[str, Sequence[str]], place: Place
) -> Iterator[Problem]:
    """Phrases, or names of alerts after an @; the first has to be a phrase."""
    if len(parts) == 1 or parts[0].startswith("@"):
        message = "expected a phrase, then ` & ` and another phrase or `@` and an alert"
        yield place.problem("together", message)
    for part in parts:
        if part.startswith("@"):
            for kind in (it for it in part[1:].split("|") if it not in kinds):
                yield place.problem("unknown-alert", f"there is no alert {kind!r}")
        else:
            yield from _phrase(part, named, place)


def _listed(entry: Entry, key: str, named: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    for index, phrase in enumerate(entry.get(key, ())):
        yield from _phrase(phrase, named, entry.where(key, index))


def _mapped(entry: Entry, key: str, named: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    for name, phrases in entry.get(key, {}).items():
        for phrase in phrases:
            yield from _phrase(phrase, named, entry.where(f"{key}.{name}"))


def _limits(entry: Entry) -> Iterator[Problem]:
    """What a dose needs to be told from too much of it."""
    needed = {"dose": ("of", "taken"), "limits": ALERTS.fields["limits"].choices}
    for key, names in needed.items():
        given = entry.get(key, {})
        if "dose" in entry.values or "limits" in entry.values:
            for name in names:
                if name not in given:
                    yield entry.where(key).problem("incomplete", f"{key} needs {name!r}")
    for name, number in entry.get("limits", {}).items():
        if number <= 0:
            place = entry.where(f"limits.{name}")
            yield place.problem("wrong-value", f"{name} is {number!r}; expected a number above 0")


def _phrase(phrase: str, named: Mapping[str, Sequence[str]], place: Place) -> Iterator[Problem]:
    wrong = _wrong(phrase, named) if "{" in phrase else _wrong_alone(phrase)
    if wrong:
        yield place.problem("phrase", wrong)


@lru_cache(maxsize=50_000)
def _wrong_alone(phrase: str) -> str:
    """The same of a phrase that names nothing: an edit elsewhere leaves it as it is."""
    return _wrong(phrase, {})


def _wrong(phrase: str, named: Mapping[str, Sequence[str]]) -> str:
    """Why a phrase cannot be read; empty when it can."""
    try:
        unfold(phrase, named)
    except PhraseError as error:
        return str(error)
    return ""


def _needed(stacked: Stack, shown: str) -> Iterator[Problem]:
    wording = stacked.values.get("wording", {})
    place = Place(f"{shown}answers/_common.yaml", 1, 1)
    for weight in get_args(Weight):
        if weight not in wording.get("disclaimers", {}):
            yield place.problem("incomplete", f"there is no disclaimer of weight {weight!r}")
    if "fallback" not in wording:
        yield place.problem("incomplete", "there is no fallback")
    first = {entry.get("alert"): entry for entry in reversed(stacked.alerts)}
    for weight in ("crisis", "urgent"):
        heads = [entry for entry in first.values() if entry.get("weight") == weight]
        if not heads:
            at = Place(f"{shown}intents/_alerts.yaml", 1, 1)
            yield at.problem("incomplete", f"no alert of weight {weight!r} leads to its answer")
        for entry in heads:
            if not _acts(entry, stacked):
                message = f"a {weight} alert needs an answer of form action, or a caution"
                yield entry.where("intent").problem("incomplete", message)


def _acts(alert: Entry, stacked: Stack) -> bool:
    """Whether an alert that is answered with nothing else has something to say."""
    intent = stacked.named["intent"].get(alert.get("intent"))
    answer = intent and stacked.named["answer"].get(intent.get("answer", intent.get("intent")))
    return bool(alert.get("caution")) or answer is None or answer.get("form") == "action"
