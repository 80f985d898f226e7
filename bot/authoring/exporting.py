"""A library in, pages for a reviewer to read and mark out, or a table."""

from collections.abc import Iterator
from itertools import groupby

from bot.authoring.table import BETWEEN, written_table
from bot.bibliography import Bibliography
from bot.content.citation import cited
from bot.content.model import Answer, Intent, Library

SHOWN = 5
"""Ways to ask that a reviewer sees."""
MARKING = "Reviewer: ____________  Date: __________  [ ] right  [ ] change:"
HEAD = """\
# All answers, for review

{count} answers of content {hash}. Read each against its sources, and mark it. What is said beside
them, such as cautions and the closing words, stands at the end."""


def as_table(library: Library) -> str:
    """One row an intent, in the columns that `import` reads, and some more."""
    return written_table(_row(intent, library) for intent in library.intents.values())


def _row(intent: Intent, library: Library) -> dict[str, str]:
    answer = library.answers[intent.answer]
    text = "\n\n".join(filter(None, (answer.summary, answer.detail)))
    return {
        "question": BETWEEN.join(intent.examples),
        "answer": text,
        "source": "; ".join(cited(text)),
        "intent": intent.id,
        "title": intent.title,
        "topic": intent.topic,
        "evidence": answer.evidence or "",
        "reviewed": str(answer.reviewed or ""),
        "review by": str(answer.review_by or ""),
    }


def as_pages(library: Library) -> str:
    """Everything that is said, as Markdown."""
    return "\n\n".join(_pages(library)) + "\n"


def _pages(library: Library) -> Iterator[str]:
    yield HEAD.format(count=len(library.answers), hash=library.hash)
    for topic, intents in groupby(library.intents.values(), key=lambda it: it.topic):
        yield f"## {topic.replace('_', ' ').capitalize()}"
        for intent in intents:
            yield from _answer(intent, library)
    yield from _cautions(library)
    yield from _fixed(library)
    yield from _regions(library)


def _answer(intent: Intent, library: Library) -> Iterator[str]:
    answer = library.answers[intent.answer]
    books = Bibliography(library)
    due = f"reviewed {answer.reviewed}, to be reviewed by {answer.review_by}"
    yield f"### {intent.title}"
    yield f"`{intent.id}`, {answer.form}, {due}"
    yield MARKING
    yield from (books.cite(text) for text in (answer.summary, answer.detail) if text)
    yield from _sureness(answer, library, books)
    brought = [it.cautions for it in library.alerts if it.intent == intent.id]
    cautions = dict.fromkeys(name for names in brought for name in names)
    if cautions:
        yield f"Cautions that lead here: {', '.join(cautions)}."
    if books.sources:
        yield f"Sources:\n\n{books.listing()}"
    asked = "; ".join(f"“{it}”" for it in intent.examples[:SHOWN])
    yield f"Asked in {len(intent.examples)} ways, such as: {asked}."


def _sureness(answer: Answer, library: Library, books: Bibliography) -> Iterator[str]:
    if answer.evidence:
        grade = library.wording.evidence.get(answer.evidence, answer.evidence)
        yield f"**{library.wording.headings.get('evidence', 'Evidence')}:** {grade}."
    if answer.unknowns:
        heading = library.wording.headings.get("unknowns", "Not known")
        yield f"**{heading}:** {books.cite(answer.unknowns)}"


def _cautions(library: Library) -> Iterator[str]:
    yield "## Cautions"
    for caution in library.cautions.values():
        books = Bibliography(library)
        yield f"### `{caution.id}`"
        yield MARKING
        yield from (books.cite(it) for it in (caution.text, caution.brief, caution.past) if it)
        if books.sources:
            yield f"Sources:\n\n{books.listing()}"


def _fixed(library: Library) -> Iterator[str]:
    wording = library.wording
    yield "## Closing words and others"
    yield MARKING
    closing = [(f"disclaimer, {weight}", text) for weight, text in wording.disclaimers.items()]
    for name, text in (*closing, ("fallback", wording.fallback), ("welcome", wording.welcome)):
        yield f"**{name}:** {text.strip()}"
    for neighbour in library.neighbours.values():
        yield f"**Not covered, {neighbour.title}:** {Bibliography(library).cite(neighbour.line)}"


def _regions(library: Library) -> Iterator[str]:
    yield "## Whom to call"
    for region in library.regions.values():
        books = Bibliography(library)
        numbers = (region.emergency, region.poison, region.crisis)
        said = "; ".join(books.cite(it) for it in numbers if it)
        yield f"**{region.title}** (checked {region.checked}): {said}\n\n{books.listing()}"
