"""Rows of questions and answers in, drafts of intents out; what is not taken is told row by row."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.authoring.entry_text import Value
from bot.authoring.files import all_or_none
from bot.authoring.given_sources import Sources, folded, free_id
from bot.authoring.home import Home
from bot.authoring.joined import joined
from bot.authoring.schemas import FOLDER, schema_files, schema_line
from bot.authoring.table import BETWEEN, Row
from bot.content.citation import cited
from bot.content.model import Library
from bot.content.scalar import read_scalar

_WORD = re.compile(r"[a-z0-9]+")
_BRACKET = re.compile(r"[()\[\]{}|]")


@dataclass(slots=True)
class Draft:
    """One intent to be, of one row or of several with the same answer."""

    id: str
    title: str
    examples: list[str]
    answer: str
    sources: tuple[str, ...]


@dataclass(slots=True)
class Drafts:
    """What rows become, and why some do not."""

    sources: Sources
    drafts: dict[tuple[str, tuple[str, ...]], Draft] = field(default_factory=dict)
    """Answer and sources -> the draft."""
    refused: dict[int, str] = field(default_factory=dict)
    """Number of a row -> why it was not taken."""


def drafted(rows: tuple[Row, ...], library: Library) -> Drafts:
    """Take every row that can be taken."""
    result = Drafts(Sources(library))
    known = {folded(text): it.id for it in library.intents.values() for text in it.examples}
    for row in rows:
        why = next(_wrong(row, known), "") or _take(row, result, library)
        if why:
            result.refused[row.number] = why
            continue
        known |= {folded(it): f"row {row.number}" for it in _questions(row)}
    return result


def _questions(row: Row) -> list[str]:
    return [" ".join(it.split()) for it in row.cells["question"].split(BETWEEN) if it.strip()]


def _wrong(row: Row, known: Mapping[str, str]) -> Iterator[str]:
    if row.spare:
        yield "more cells than columns; put texts with a separator in quotes"
    for name in ("question", "answer", "source"):
        text = row.cells.get(name, "")
        if not text:
            yield f"no {name}"
            continue
        try:
            text.encode()
            read_scalar("text", "str", " ".join(text.split()))
        except (ValueError, UnicodeEncodeError) as error:
            yield f"{name}: {error}"
    for question in _questions(row):
        if not _WORD.search(folded(question)):
            yield f"{question[:60]!r} holds no word"
        elif folded(question) in known:
            yield f"{question[:60]!r} is asked already, of {known[folded(question)]}"


def _take(row: Row, result: Drafts, library: Library) -> str:
    """Make it a draft, or a further way to ask of one; why not, if not."""
    names = []
    for given in filter(None, (it.strip() for it in row.cells["source"].split(";"))):
        name = result.sources.named(given)
        if not name:
            return f"source {given[:60]!r} is no id of a source, doi, pmid or https address"
        names.append(name)
    text = " ".join(row.cells["answer"].split())
    stray = [it for it in cited(text) if it not in result.sources.known]
    if stray:
        return f"the answer cites {stray[0][:60]!r}, which is no source"
    questions = [_plain(it) for it in _questions(row)]
    key = (text, tuple(names))
    if key in result.drafts:
        result.drafts[key].examples += questions
        return ""
    taken = {*library.intents, *library.answers, *library.neighbours}
    taken |= {it.id for it in result.drafts.values()}
    name = free_id(questions[0], taken)
    result.drafts[key] = Draft(name, questions[0], questions, _sourced(text, names), tuple(names))
    return ""


def _plain(question: str) -> str:
    """A question whose brackets and bars stand for themselves."""
    return _BRACKET.sub(lambda found: f"\\{found[0]}", question)


def _sourced(text: str, names: list[str]) -> str:
    """The text with its sources cited, unless it cites by itself."""
    if cited(text):
        return text
    return f"{text.rstrip('.')} [{'; '.join(f'@{it}' for it in names)}]."


def write_drafts(drafts: Drafts, topic: str, home: Home, today: date, *, dry: bool) -> list[Path]:
    """Append the entries, all or none; raises NotWritten, ContentInvalid, OSError."""
    files = dict(_files(drafts, topic, home, today))
    schemas = {} if (home.folder / FOLDER).is_dir() else schema_files(home.folder)
    with suppress(_OnlyTriedError), all_or_none({**files, **schemas} if files else {}):
        if files:
            home.library()
        _stop_if(dry)
    return list(files)


def _stop_if(dry: bool) -> None:  # noqa: FBT001  a step of one function
    """Leave the block, so that everything is put back."""
    if dry:
        raise _OnlyTriedError


class _OnlyTriedError(Exception):
    """Takes everything back."""


def _files(drafts: Drafts, topic: str, home: Home, today: date) -> Iterator[tuple[Path, bytes]]:
    entries: dict[tuple[str, str], list[dict[str, Value]]] = {
        ("answers", "_sources"): list(drafts.sources.new.values()),
        ("intents", topic): [_intent(it) for it in drafts.drafts.values()],
        ("answers", topic): [_answer(it, today) for it in drafts.drafts.values()],
    }
    for (tree, name), all_values in entries.items():
        path = home.folder / tree / f"{name}.yaml"
        data: bytes | None = None
        for values in all_values:
            data = joined(path, tree, values, schema_line(tree, name), data).data
        if data is not None:
            yield path, data


def _intent(draft: Draft) -> dict[str, Value]:
    return {"intent": draft.id, "title": draft.title, "examples": tuple(draft.examples)}


def _answer(draft: Draft, today: date) -> dict[str, Value]:
    """Due for review at once: nobody has looked at it yet."""
    return {
        "answer": draft.id,
        "form": "brief",
        "summary": draft.answer,
        "reviewed": today,
        "review_by": today,
    }
