"""What an author says of a new intent in, its entries in three files out; gaps are marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.authoring.entry_text import Value
from bot.authoring.home import Home
from bot.authoring.joined import Joined, joined
from bot.authoring.near import nearest
from bot.authoring.schemas import FOLDER, schema_files, schema_line
from bot.authoring.unwritten import MARK
from bot.content.model import Form, Library
from bot.content.scalar import read_scalar
from bot.decide import Match
from bot.errors import NotWritten
from bot.ways import ways_to_ask

SEE_ALSO = 2
"""Next questions of a full answer."""
SHOWN, LEAST = 3, 25.0
"""Intents that are named because people may mean them instead, and what they score at least."""


@dataclass(frozen=True, slots=True)
class NewIntent:
    """What the author says; empty is what is still to be written."""

    id: str
    topic: str
    title: str = ""
    examples: tuple[str, ...] = ()
    summary: str = ""
    form: Form = "brief"

    @property
    def about(self) -> str:
        """What it is called while a title may be missing."""
        return self.title or self.id.replace("_", " ")

    @property
    def ways(self) -> tuple[str, ...]:
        """How people may ask for it, as far as is known."""
        return (self.about, *self.examples)


@dataclass(frozen=True, slots=True)
class Added:
    """What was written, and who else may be meant."""

    entries: tuple[Joined, ...]
    near: tuple[Match, ...]
    """Intents and neighbours that the same ways to ask lead to today, best first."""
    library: Library
    """Before it."""


def add_intent(new: NewIntent, home: Home, today: date) -> Added:
    """Write intent, answer and case, all or none; raises NotWritten, ContentInvalid, OSError."""
    library = home.library()
    near = nearest(library, new.ways)
    entries = drafted(new, home, library, today)
    files = {it.path: it.data for it in entries}
    if not (home.folder / FOLDER).is_dir():
        files |= schema_files(home.folder)
    home.keep(files)
    close = [it for it in near if it.score >= LEAST]
    return Added(entries, tuple(close[:SHOWN]), library)


def drafted(
    new: NewIntent,
    home: Home,
    library: Library,
    today: date,
    old: Mapping[Path, bytes] | None = None,
) -> tuple[Joined, ...]:
    """Its entries at the end of their files, nothing written; raises NotWritten.

    `old` are files that will hold something else before.
    """
    _check_texts(new)
    _check_free(new, library)
    full = new.form == "full"
    see_also = _next(nearest(library, new.ways), library) if full else ()
    return tuple(_entries(new, home, see_also, today, old or {}))


def _check_texts(new: NewIntent) -> None:
    for name, text in (("ID", new.id), ("--topic", new.topic)):
        _check(name, "id", text)
    for name, texts in (
        ("--title", (new.title,)),
        ("--example", new.examples),
        ("--summary", (new.summary,)),
    ):
        for text in filter(None, texts):
            _check(name, "text", text)


def _check(name: str, kind: str, text: str) -> None:
    try:
        text.encode()
        read_scalar("id" if kind == "id" else "text", "str", text)
    except UnicodeEncodeError:
        raise NotWritten(f"{name} is no text in UTF-8") from None
    except ValueError as error:
        raise NotWritten(f"{name}: {error}") from None


def _check_free(new: NewIntent, library: Library) -> None:
    kinds: Mapping[str, Mapping[str, object]] = {
        "intent": library.intents,
        "answer": library.answers,
        "neighbour": library.neighbours,
    }
    for kind, known in kinds.items():
        if new.id in known:
            raise NotWritten(f"there is {kind} {new.id!r} already; choose another id")


def _next(near: Sequence[Match], library: Library) -> tuple[str, ...]:
    """The nearest intents; when few are near, the first there are."""
    matched = ways_to_ask(library)[0]
    known = dict.fromkeys([*(it.intent for it in near if it.intent in matched), *matched])
    return tuple(known)[:SEE_ALSO]


def _entries(
    new: NewIntent,
    home: Home,
    see_also: tuple[str, ...],
    today: date,
    old: Mapping[Path, bytes],
) -> Iterator[Joined]:
    folders = {"intents": "intents", "answers": "answers", "cases": home.cases}
    values: dict[str, dict[str, Value]] = {
        "intents": _intent(new),
        "answers": _answer(new, see_also, today),
        "cases": {"say": f"{MARK}: another way to ask about {new.about}", "intents": (new.id,)},
    }
    for tree, folder in folders.items():
        path = home.folder / folder / f"{new.topic}.yaml"
        up = "../" * (folder.count("/") + 1)
        yield joined(path, tree, values[tree], schema_line(tree, new.topic, up), old.get(path))


def _intent(new: NewIntent) -> dict[str, Value]:
    ways = new.examples or (f"{MARK}: how people ask about {new.about}",)
    return {
        "intent": new.id,
        "title": new.title or f"{MARK}: {new.about}",
        "examples": ways,
    }


def _answer(new: NewIntent, see_also: tuple[str, ...], today: date) -> dict[str, Value]:
    blocks: dict[str, Value] = {}
    if new.form == "full":
        blocks["detail"] = f"{MARK}: what was studied and seen, with its sources."
        blocks["unknowns"] = f"{MARK}: what research has not settled."
        blocks |= {"see_also": see_also} if see_also else {}
    return {
        "answer": new.id,
        "form": new.form,
        "summary": new.summary or f"{MARK}: the answer about {new.about}, in at most 60 words.",
        **blocks,
        "reviewed": today,
        "review_by": a_year_after(today),
    }


def a_year_after(day: date) -> date:
    """When what is reviewed on a day has to be reviewed again."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)
