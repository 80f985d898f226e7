"""Decision and alerts in, finished reply out."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.bibliography import Bibliography
from bot.content.model import Library
from bot.content.weight import Weight
from bot.decide import Decision, Match
from bot.grave import action
from bot.parts import Parts, answer_of
from bot.reply import Reply
from bot.screen import Alert
from bot.views import Shown, View

MOST_SUGGESTED = 3

_BY_WEIGHT: tuple[Weight, ...] = ("general", "medicine", "urgent", "crisis")


@dataclass(frozen=True, slots=True)
class Found:
    """What a reply is made from."""

    decision: Decision
    alerts: tuple[Alert, ...] = ()
    noted: tuple[Alert, ...] = ()
    """What the person said of themselves that is no alert."""
    told: tuple[Alert, ...] = ()
    """Alerts and notes of earlier turns."""
    view: View = "all"
    """What is shown of an answer."""
    about: str = ""
    """The title that a short question was taken to be about."""
    refused: tuple[str, ...] = ()
    """Intents that were offered in vain."""


def compose(found: Found, library: Library) -> Reply:
    """The reply that all of it leads to."""
    books = Bibliography(library)
    decision, alerts = found.decision, found.alerts
    if alerts and alerts[0].grave:
        parts = action(alerts, library, books, (*alerts, *found.told))
    elif decision.kind == "answer":
        parts = _answer(found, library, books)
    else:
        parts = _offer(found, library, books)
    reply = _close(parts, alerts, library, books)
    return replace(reply, noted=found.noted)


def _answer(found: Found, library: Library, books: Bibliography) -> Parts:
    decision, alerts = found.decision, found.alerts
    matches = decision.candidates
    intents = tuple(match.intent for match in matches)
    cautions = dict(_cautions(alerts, intents[0], library, books))
    if any(answer_of(name, library).form != "brief" for name in intents):
        cautions.update(_reminders(found, library, books, {*cautions}))
    topics = [it for it in matches if not library.intents[it.intent].lays_over] or [matches[0]]
    frames = [it for it in matches if it not in topics]
    shown = Shown(found.view, library, books)
    return Parts(
        "answer",
        intents,
        shown.body(topics, frames),
        shown.summary((*topics, *frames)),
        cautions,
        suggestions=_suggestions(decision, topics, library, alerts),
        about=found.about,
    )


def _reminders(
    found: Found, library: Library, books: Bibliography, said: Collection[str]
) -> Iterator[tuple[str, str]]:
    """One line for each caution of earlier turns, and of notes, that is not `said` in full."""
    for name in dict.fromkeys(it for told in (*found.noted, *found.told) for it in told.cautions):
        if name not in said:
            yield name, books.cite(library.cautions[name].brief)


def _suggestions(
    decision: Decision, topics: Sequence[Match], library: Library, alerts: Sequence[Alert]
) -> tuple[str, ...]:
    """What to ask next: under an alert what was near, then the siblings of what was answered."""
    near = [match.intent for match in decision.near] if alerts else []
    for match in topics:
        near += answer_of(match.intent, library).see_also
    answered = {match.intent for match in decision.candidates}
    return tuple(name for name in dict.fromkeys(near) if name not in answered)[:MOST_SUGGESTED]


def _cautions(
    alerts: Sequence[Alert], answered: str, library: Library, books: Bibliography
) -> Iterator[tuple[str, str]]:
    """Each caution once: in full, or in one line when the alert's own answer follows.

    What is no longer taken has words of its own where the author wrote them.
    """
    past = {name for alert in alerts if alert.when == "past" for name in alert.cautions}
    past -= {name for alert in alerts if alert.when != "past" for name in alert.cautions}
    owners = [(alert.intent, name) for alert in alerts for name in alert.cautions]
    for rule in library.alerts:
        if rule.always and rule.intent == answered:
            owners += [(rule.intent, name) for name in rule.cautions]
    for name in dict.fromkeys(name for _, name in owners):
        caution = library.cautions[name]
        own = (answered, name) in owners
        graded = library.wording.severity.get(caution.severity or "", "")
        text = caution.brief if own else f"{caution.text} {graded}".strip()
        yield name, books.cite(caution.past if name in past and caution.past else text)


def _offer(found: Found, library: Library, books: Bibliography) -> Parts:
    """Ask back with titles, or say what can be asked; cautions in one line each."""
    decision = found.decision
    names = dict.fromkeys(name for alert in found.alerts for name in alert.cautions)
    cautions = {name: books.cite(library.cautions[name].brief) for name in names}
    wording = library.wording
    if decision.kind == "fallback":
        neighbour = library.neighbours.get(decision.neighbour)
        line = [books.cite(neighbour.line)] if neighbour else []
        body = "\n\n".join([*line, _fallback(found, library)])
        return Parts("fallback", (), body, body, cautions, suggestions=_others(found, library))
    offered = tuple(match.intent for match in decision.candidates)
    body = f"{wording.clarification}\n\n{_numbered(offered, library)}"
    return Parts("clarification", offered, body, body, cautions)


def _fallback(found: Found, library: Library) -> str:
    """What to say where there is no answer: to give, or to look back at."""
    wording = library.wording
    if found.refused:
        return wording.rephrase
    nothing = wording.acts.get("nothing", "") if found.view != "all" else ""
    return f"{nothing} {wording.fallback}".strip()


def _others(found: Found, library: Library) -> tuple[str, ...]:
    """What else to ask, where something was offered in vain: what was near, then siblings."""
    near = [match.intent for match in (*found.decision.candidates, *found.decision.near)]
    near += [name for it in found.refused for name in answer_of(it, library).see_also]
    others = dict.fromkeys(near if found.refused else ())
    return tuple(name for name in others if name not in found.refused)[:MOST_SUGGESTED]


def _numbered(intents: Iterable[str], library: Library) -> str:
    titles = (library.intents[name].title for name in intents)
    return "\n".join(f"{number}. {title}" for number, title in enumerate(titles, 1))


def _close(parts: Parts, alerts: Sequence[Alert], library: Library, books: Bibliography) -> Reply:
    """Add sources, suggestions and, last, the disclaimer."""
    weights = [alert.weight for alert in alerts] or ["medicine" if parts.cautions else "general"]
    weight = max(weights, key=_BY_WEIGHT.index)
    headings = library.wording.headings
    disclaimer = library.wording.disclaimers[weight]
    sections = [
        *(() if not parts.lists_sources else parts.cautions.values()),
        library.wording.about.replace("{topic}", parts.about) if parts.about else "",
        parts.body,
        parts.after,
    ]
    if parts.lists_sources and books.sources:
        sections.append(f"**{headings.get('sources', 'Sources')}**\n\n{books.listing()}")
    if parts.suggestions:
        listed = _numbered(parts.suggestions, library)
        sections.append(f"**{headings.get('suggestions', 'See also')}**\n\n{listed}")
    return Reply(
        kind=parts.kind,
        intents=parts.intents,
        text="\n\n".join([*filter(None, sections), disclaimer]),
        disclaimer=disclaimer,
        weight=weight,
        summary=parts.summary,
        body=parts.body,
        cautions=tuple(parts.cautions.values()),
        caution_ids=tuple(parts.cautions),
        alert_details=tuple(alerts),
        sources=books.sources,
        suggestions=parts.suggestions,
        about=parts.about,
        library_hash=library.hash,
    )
