"""Groups of questions in, what could be done about each out; what it would change comes later."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from bot.authoring.given_sources import free_id
from bot.authoring.suggesting.alike import Group
from bot.authoring.suggesting.known import Known
from bot.authoring.suggesting.suggestion import Suggestion
from bot.content.model import Library
from bot.conversation import Bot
from bot.decide import Match, decide

MOST_EXAMPLES = 5
LEAST_ASKED = 2
"""How often a question is asked before a guess is worth a yes, or a new intent is worth a word."""
LIKELY = 40.0
"""What a guess scores at least to be worth a yes."""
CLEAR = 2.0
"""Times that a guess scores more than the runner-up."""
WORDS_OF_AN_ID = 3


class Meaning(NamedTuple):
    """What a group is about: an intent that is there, or nothing that is known."""

    intent: str
    """Empty when none is near."""
    picked: int
    """How often it was picked; 0: it is a guess."""
    first: float = 0.0
    """The score of a guess, and of the runner-up."""
    second: float = 0.0
    runner_up: str = ""


class Proposed(NamedTuple):
    """What may be done, and how many questions nothing can be done about."""

    suggestions: tuple[Suggestion, ...]
    """Those asked for most often first."""
    alone: int
    """Questions that are near nothing, and were asked once."""
    there: int
    """Questions that stand as examples already, or nearly so."""


def proposed(found: Sequence[Group], bot: Bot) -> Proposed:
    """A suggestion for each intent that groups are about, and for each group without one."""
    known = Known.of(bot.library, bot.matcher.reader)
    by_intent: defaultdict[tuple[str, bool], list[tuple[Group, Meaning]]] = defaultdict(list)
    new: list[Group] = []
    for group in found:
        meant = meaning(group, bot.library)
        if meant.intent:
            by_intent[meant.intent, bool(meant.picked)].append((group, meant))
        else:
            new.append(group)
    worth = [it for it in new if _times(it) >= LEAST_ASKED]
    made = [_examples(name, pairs, known) for (name, _), pairs in sorted(by_intent.items())]
    made += _intents(worth, known, bot)
    there = sum(it.asked for it in made if not it.examples)
    kept = sorted((it for it in made if it.examples), key=lambda it: (-it.asked, it.id))
    return Proposed(tuple(kept), sum(_times(it) for it in new if it not in worth), there)


def meaning(group: Group, library: Library) -> Meaning:
    """What was picked; else what all of its questions rank first, where that may be offered."""
    chosen = group[0].question.chosen
    if chosen:
        times = sum(it.question.picked for it in group if it.question.chosen == chosen)
        return Meaning(chosen, times)
    weight = _times(group)
    scores: defaultdict[str, float] = defaultdict(float)
    for it in group:
        for match in it.ranking:
            scores[match.intent] += match.score * it.question.asked / weight
    refused = sum(it.refused * it.question.asked for it in group) / weight
    barred = {name for it in group for name in it.question.not_meant}
    ranked = sorted((-score, name) for name, score in scores.items() if name not in barred)
    means = [Match(name, -score, "") for score, name in ranked]
    if decide(means, library.thresholds, Match("", refused, "")).kind == "fallback":
        return Meaning("", 0)
    first, second = means[0], means[1] if len(means) > 1 else Match("", 0.0, "")
    return Meaning(first.intent, 0, first.score, second.score, second.intent)


def _times(group: Group) -> int:
    return sum(it.question.asked for it in group)


def _examples(name: str, pairs: Sequence[tuple[Group, Meaning]], known: Known) -> Suggestion:
    """More examples of an intent."""
    groups = [group for group, _ in pairs]
    times = sum(map(_times, groups))
    meant = max((it for _, it in pairs), key=lambda it: it.first)
    picked = sum(it.picked for _, it in pairs)
    likely = meant.first >= max(LIKELY, CLEAR * meant.second)
    sure = picked > 0 or (times >= LEAST_ASKED and likely)
    return Suggestion(
        name,
        "examples",
        sure,
        _varied(groups, known),
        asked=times,
        seen=_seen(groups),
        because=_because(meant, picked, times),
    )


def _because(meant: Meaning, picked: int, times: int) -> str:
    if picked:
        return f"picked {picked} times of {times}" if picked > 1 else f"picked once of {times}"
    told = f"a guess; scores {meant.first:.0f} of 100"
    return f"{told}, {meant.runner_up} {meant.second:.0f}" if meant.runner_up else told


def _varied(groups: Iterable[Group], known: Known) -> tuple[str, ...]:
    """Of each group in turn what is asked most, and is no example yet."""
    ordered = sorted(groups, key=_times, reverse=True)
    rows = [sorted(it, key=lambda one: -one.question.asked) for it in ordered]
    found: list[str] = []
    for it in (one for turn in zip_longest(*rows) for one in turn if one):
        if len(found) == MOST_EXAMPLES:
            break
        if not known.repeats(it.question.text):
            found.append(it.question.text)
            known.add(it.question.text)
    return tuple(found)


def _seen(groups: Iterable[Group]) -> str:
    asked = [it.question for group in groups for it in group]
    first, last = min(it.first for it in asked), max(it.last for it in asked)
    return f"{first} to {last}" if first < last else f"on {first}"


def _intents(groups: Sequence[Group], known: Known, bot: Bot) -> Iterator[Suggestion]:
    """A new intent for each; nothing is written of one before an author says yes."""
    library = bot.library
    taken = {*library.intents, *library.answers, *library.neighbours}
    for group in groups:
        examples = _varied([group], known)
        name = free_id(" ".join(_telling(group)), taken)
        taken.add(name)
        title = (min(examples, key=len) if examples else "").rstrip("?.! ")
        yield Suggestion(
            name,
            "intent",
            accept=False,
            examples=examples,
            topic=_topic(group, library),
            title=title[:1].upper() + title[1:],
            asked=_times(group),
            seen=_seen([group]),
            because="near no intent; it would need an answer",
        )


def _telling(group: Group) -> list[str]:
    """The commonest words of the questions, in the order in which they are said."""
    counts: dict[str, int] = {}
    for it in group:
        for word, stem in zip(it.text.words, it.text.stems, strict=True):
            if stem in it.text.features and stem.isascii():
                counts[word] = counts.get(word, 0) + it.question.asked
    common = sorted(counts, key=lambda word: -counts[word])[:WORDS_OF_AN_ID]
    return [word for word in counts if word in common]


def _topic(group: Group, library: Library) -> str:
    """Where the nearest intent stands."""
    near = [match for it in group for match in it.ranking[:1]]
    best = max(near, key=lambda it: it.score, default=None)
    return (
        library.intents[best.intent].topic if best else next(iter(library.intents.values())).topic
    )
