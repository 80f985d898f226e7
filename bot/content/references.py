"""Stacked entries in, problems out: names that lead nowhere, and what must not be missing."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import get_args

from bot.content.citation import cited
from bot.content.entries import Entry
from bot.content.layers import Stack
from bot.content.model import PLACES
from bot.content.node import Place
from bot.content.phrase import PhraseError, unfold
from bot.content.problem import Problem
from bot.content.shapes import ALERTS
from bot.content.weight import Weight

CITED_IN: Mapping[str, tuple[str, ...]] = {
    "answer": ("summary", "detail", "unknowns"),
    "caution": ("text", "brief", "past"),
    "neighbour": ("line",),
    "region": PLACES,
}
"""Kind of entry -> the blocks that may cite."""


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
    for kind, blocks in CITED_IN.items():
        for entry in stacked.all(kind):
            yield from _sources(entry, blocks, stacked)
    yield from _places(stacked)
    yield from _alerts(stacked)
    yield from _phrases(stacked)
    yield from _needed(stacked, shown)


def _known(entry: Entry, key: str, kind: str, stacked: Stack) -> Iterator[Problem]:
    for index, name in enumerate(entry.get(key, ())):
        if name not in stacked.named[kind]:
            place = entry.where(key, index)
            yield place.problem(f"unknown-{kind}", f"there is no {kind} {name!r}")


def _sources(entry: Entry, blocks: tuple[str, ...], stacked: Stack) -> Iterator[Problem]:
    for block in blocks:
        for name in cited(entry.get(block, "")):
            if name not in stacked.named["source"]:
                place = entry.where(block)
                yield place.problem("unknown-source", f"{block} cites {name!r}: no such source")


def _places(stacked: Stack) -> Iterator[Problem]:
    """Numbers without a source, and places that texts name but nothing fills."""
    wording = stacked.values.get("wording", {})
    for entry in stacked.all("region"):
        for name in PLACES:
            if name in entry.values and not cited(entry.get(name)):
                yield entry.where(name).problem("unsourced", f"{name} needs a source, [@...]")
    for entry in stacked.singles("wording"):
        shared = (*entry.get("places", {}).values(), entry.get("everywhere", ""))
        for name in cited(" ".join(shared)):
            if name not in stacked.named["source"]:
                message = f"places or everywhere cite {name!r}: no such source"
                yield entry.where("places").problem("unknown-source", message)
    for kind, blocks in CITED_IN.items():
        for entry in stacked.all(kind):
            yield from _filled(entry, blocks, wording.get("places", {}))


def _filled(entry: Entry, blocks: tuple[str, ...], places: Container[str]) -> Iterator[Problem]:
    for block in blocks:
        for name in _BRACES.findall(entry.get(block, "")):
            if name not in places:
                message = f"{{{name}}} stands for nothing; places in _common.yaml fill it"
                yield entry.where(block).problem("unknown-place", message)


_BRACES = re.compile(r"\{(\w+)\}")


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
    bare = phrase.replace(" ", "")
    if bare.isascii() and bare.isalpha():  # words alone, as nearly all are, cannot be wrong
        return
    try:
        unfold(phrase, named)
    except PhraseError as error:
        yield place.problem("phrase", str(error))


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
