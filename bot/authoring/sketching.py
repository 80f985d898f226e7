"""What an author knows of a new intent in, entries to fill in and its nearest neighbours out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.authoring.appending import append
from bot.authoring.dumping import dumped
from bot.authoring.schemas import schema_line
from bot.authoring.starting import year_later
from bot.authoring.unwritten import MARK
from bot.content.loader import load_library
from bot.content.model import Form, Library
from bot.decide import Match
from bot.errors import BotError
from bot.matcher import Matcher

NEAREST = 3
LEAST = 10.0
"""The score from which an existing intent is worth a warning."""
_ID = re.compile(r"[a-z][a-z0-9_]*")


class NotSketched(BotError):  # noqa: N818  it tells what happened
    """Nothing was written; the message says why."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A new intent, as far as it is known."""

    intent: str
    topic: str
    title: str = ""
    """Made from the id when there is none."""
    examples: tuple[str, ...] = ()
    summary: str = ""
    form: Form = "brief"

    @property
    def named(self) -> str:
        """The title, or what the id says."""
        return self.title or self.intent.replace("_", " ").capitalize()


def nearest(sketch: Sketch, library: Library) -> list[Match]:
    """What people who ask this may mean instead, the nearest first."""
    matcher = Matcher.of(library)
    found: dict[str, Match] = {}
    for utterance in (sketch.named, *sketch.examples):
        for match in matcher.rank(utterance, NEAREST):
            if match.score >= max(LEAST, found.get(match.intent, match).score):
                found[match.intent] = match
    return sorted(found.values(), key=lambda it: -it.score)[:NEAREST]


def write_sketch(
    sketch: Sketch, folder: Path, cases: Path, library: Library, today: date
) -> dict[Path, int]:
    """Append the entries of an intent, its answer and a case; gives each place they begin.

    `library` is what the folder holds, or lies over, so far; `cases` the folder of cases. Raises
    NotSketched when the names cannot be used, ContentInvalid when the folder does not load with
    them; then nothing is written.
    """
    _check(sketch, library)
    near = nearest(sketch, library)
    name = f"{sketch.topic}.yaml"
    case = {"say": sketch.named, "intents": [sketch.intent]}
    entries: dict[Path, Mapping[str, object]] = {
        Path("intents"): _intent(sketch),
        Path("answers"): _answer(sketch, [it.intent for it in near], today),
        cases.relative_to(folder): case,
    }
    texts = {
        (tree / name).as_posix(): _first_line(folder, tree, sketch.topic) + dumped([entry])
        for tree, entry in entries.items()
    }
    whole = library.origin is not None and not library.origin.shipped
    place = None if library.origin is not None and library.origin.folder is None else folder
    return append(folder, texts, lambda: load_library(place, shipped=not whole))


def _first_line(folder: Path, tree: Path, topic: str) -> str:
    """Of a file that is still to be made, the line that tells editors its schema."""
    if (folder / tree / f"{topic}.yaml").exists():
        return ""
    return schema_line(tree.name, topic, "../" * len(tree.parts))


def _check(sketch: Sketch, library: Library) -> None:
    for what, name in (("id", sketch.intent), ("topic", sketch.topic)):
        if not _ID.fullmatch(name):
            raise NotSketched(f"{name!r} is no {what}; expected lower case letters, digits and _")
    for kind, known in (("intent", library.intents), ("answer", library.answers)):
        if sketch.intent in known:
            raise NotSketched(
                f"{kind} {sketch.intent!r} exists already; add examples to it instead"
            )


def _intent(sketch: Sketch) -> dict[str, object]:
    examples = sketch.examples or (sketch.named,)
    return {"intent": sketch.intent, "title": sketch.named, "examples": list(examples)}


def _answer(sketch: Sketch, near: Iterable[str], today: date) -> dict[str, object]:
    blocks: dict[str, object] = {"summary": sketch.summary or f"{MARK}: the answer, in a sentence."}
    if sketch.form == "full":
        blocks |= {
            "detail": f"{MARK}: why, with a source for each claim.",
            "unknowns": f"{MARK}: what research has not settled.",
            "see_also": list(near)[:2],
        }
    dates = {"reviewed": today, "review_by": year_later(today)}
    return {"answer": sketch.intent, "form": sketch.form, **blocks, **dates}
