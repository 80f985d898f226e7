"""Decision and alerts in, finished reply out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.bibliography import Bibliography
from bot.content.model import Answer, Kind, Library, Weight
from bot.decide import Decision
from bot.reply import Reply
from bot.screen import Alert

MOST_SUGGESTED = 4

_BY_WEIGHT: tuple[Weight, ...] = ("general", "medicine", "urgent", "crisis")


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a reply is made of before sources, suggestions and disclaimer close it."""

    kind: Kind
    intents: tuple[str, ...]
    body: str
    summary: str
    cautions: tuple[str, ...] = ()
    after: str = ""
    """A line that follows the body."""
    suggestions: tuple[str, ...] = ()
    lists_sources: bool = True


def compose(decision: Decision, alerts: Sequence[Alert], library: Library) -> Reply:
    """The reply that a decision and the alerts of the utterance lead to."""
    books = Bibliography(library)
    if alerts and alerts[0].grave:
        parts = _action(alerts, library, books)
    elif decision.kind == "answer":
        parts = _answer(decision, alerts, library, books)
    else:
        parts = _offer(decision, alerts, library, books)
    return _close(parts, alerts, library, books)


def _action(alerts: Sequence[Alert], library: Library, books: Bibliography) -> _Parts:
    """What to do now, and nothing else: no numbers, no list, no next questions."""
    first = alerts[0]
    answer = _answer_of(first.intent, library)
    steps = [books.mute(answer.summary)] if answer.form == "action" else []
    cautions = tuple(books.mute(text) for text in _beside(alerts, library, said=bool(steps)))
    body = "\n\n".join([*steps, *cautions])
    takes = _takes(alerts, library) if first.weight == "urgent" else ""
    return _Parts("answer", (first.intent,), body, body, cautions, after=takes, lists_sources=False)


def _beside(alerts: Sequence[Alert], library: Library, *, said: bool) -> Iterator[str]:
    """The cautions that an action shows.

    Its own where no answer of steps says it already, and beside a crisis those of other grave
    alerts.
    """
    first = alerts[0]
    shown = [alert for alert in alerts if alert.grave and alert.kind != first.kind]
    shown = shown if first.weight == "crisis" else []
    shown = shown if said else [first, *shown]
    names = dict.fromkeys(name for alert in shown for name in alert.cautions)
    return (library.cautions[name].text for name in names)


def _takes(alerts: Sequence[Alert], library: Library) -> str:
    names = dict.fromkeys(alert.words for alert in alerts if alert.medicine)
    return library.wording.takes.replace("{names}", ", ".join(names)) if names else ""


def _answer(
    decision: Decision, alerts: Sequence[Alert], library: Library, books: Bibliography
) -> _Parts:
    intents = tuple(match.intent for match in decision.candidates)
    cautions = tuple(_cautions(alerts, intents[0], library, books))
    topics = [name for name in intents if not library.intents[name].lays_over] or [*intents[:1]]
    frames = [name for name in intents if name not in topics]
    said = {name: books.cite(_answer_of(name, library).summary) for name in (*topics, *frames)}
    body: list[str] = []
    for name in topics:
        titled = [f"### {library.intents[name].title}"] if len(topics) > 1 else []
        framing = [said[frame] for frame in frames if name == topics[0]]
        body += [*titled, said[name], *framing, *_blocks(_answer_of(name, library), library, books)]
    return _Parts(
        "answer",
        intents,
        "\n\n".join(body),
        "\n\n".join(said.values()),
        cautions,
        suggestions=_suggestions(decision, topics, library, alerts),
    )


def _answer_of(intent: str, library: Library) -> Answer:
    return library.answers[library.intents[intent].answer]


def _suggestions(
    decision: Decision, topics: Sequence[str], library: Library, alerts: Sequence[Alert]
) -> tuple[str, ...]:
    """What to ask next: under an alert what was near, then the siblings of what was answered."""
    near = [match.intent for match in decision.near] if alerts else []
    for name in topics:
        near += _answer_of(name, library).see_also
    answered = {match.intent for match in decision.candidates}
    return tuple(name for name in dict.fromkeys(near) if name not in answered)[:MOST_SUGGESTED]


def _cautions(
    alerts: Sequence[Alert], answered: str, library: Library, books: Bibliography
) -> Iterator[str]:
    """Each caution once: in full, or in one line when the alert's own answer follows."""
    owners = [(alert.intent, name) for alert in alerts for name in alert.cautions]
    for rule in library.alerts:
        if rule.always and rule.intent == answered:
            owners += [(rule.intent, name) for name in rule.cautions]
    for name in dict.fromkeys(name for _, name in owners):
        caution = library.cautions[name]
        own = (answered, name) in owners
        yield books.cite(caution.brief if own else caution.text)


def _blocks(answer: Answer, library: Library, books: Bibliography) -> Iterator[str]:
    headings = library.wording.headings
    if answer.detail:
        yield books.cite(answer.detail)
    if answer.evidence:
        grade = library.wording.evidence.get(answer.evidence, answer.evidence)
        yield f"**{headings.get('evidence', 'Evidence')}:** {grade}."
    if answer.unknowns:
        yield f"**{headings.get('unknowns', 'Not known')}:** {books.cite(answer.unknowns)}"


def _offer(
    decision: Decision, alerts: Sequence[Alert], library: Library, books: Bibliography
) -> _Parts:
    """Ask back with titles, or say what can be asked; cautions in one line each."""
    names = dict.fromkeys(name for alert in alerts for name in alert.cautions)
    cautions = tuple(books.cite(library.cautions[name].brief) for name in names)
    wording = library.wording
    if decision.kind == "fallback":
        neighbour = library.neighbours.get(decision.neighbour)
        line = [books.cite(neighbour.line)] if neighbour else []
        body = "\n\n".join([*line, wording.fallback])
        return _Parts("fallback", (), body, body, cautions)
    offered = tuple(match.intent for match in decision.candidates)
    body = f"{wording.clarification}\n\n{_numbered(offered, library)}"
    return _Parts("clarification", offered, body, body, cautions)


def _numbered(intents: Iterable[str], library: Library) -> str:
    titles = (library.intents[name].title for name in intents)
    return "\n".join(f"{number}. {title}" for number, title in enumerate(titles, 1))


def _close(parts: _Parts, alerts: Sequence[Alert], library: Library, books: Bibliography) -> Reply:
    """Add sources, suggestions and, last, the disclaimer."""
    weights = [alert.weight for alert in alerts] or ["medicine" if parts.cautions else "general"]
    weight = max(weights, key=_BY_WEIGHT.index)
    headings = library.wording.headings
    disclaimer = library.wording.disclaimers[weight]
    sections = [*(() if not parts.lists_sources else parts.cautions), parts.body, parts.after]
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
        cautions=parts.cautions,
        alert_details=tuple(alerts),
        sources=books.sources,
        suggestions=parts.suggestions,
        library_hash=library.hash,
    )
