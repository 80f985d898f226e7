"""Suggestions that would be accepted in, what they would really change out: learned anew."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.authoring.evaluation.edits import Edit, Effect
from bot.authoring.evaluation.evaluation import Evaluation, evaluate
from bot.authoring.evaluation.foresight import Foresight
from bot.authoring.home import Home
from bot.authoring.outcomes import decided, outcome
from bot.authoring.suggesting.accepting import Changed, changes
from bot.authoring.suggesting.compared import compared
from bot.authoring.suggesting.predicted import edits
from bot.authoring.suggesting.suggestion import Suggestion
from bot.content.loader import load_library
from bot.content.model import Dialogue, Library

TREES = ("intents", "answers")
"""What a library is read from."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What accepting would come to; nothing was written."""

    predicted: Effect | None
    """None where an intent is new: it has to be learned to tell."""
    real: Effect
    added: int
    """Examples that would be added."""
    right: int
    """Of these, those that are led right while each of them is left out."""


def trial(
    suggestions: Sequence[Suggestion], home: Home, today: date, cases: Sequence[Dialogue]
) -> Trial:
    """Learn a copy of the content with them, and evaluate both.

    Raises as `accept` and `evaluate` do.
    """
    changed = changes(suggestions, home, today)
    before = evaluate(changed.library, cases, quick=True)
    chosen = [it for it in suggestions if it.accept]
    known = all(it.id in changed.library.intents for it in chosen)
    predicted = Foresight(before).effect(*_new_edits(chosen, changed)) if known else None
    with TemporaryDirectory() as folder:
        after = evaluate(_copied(changed, Path(folder)), cases, quick=True)
    added = {(it.id, text) for it in changed.accepted for text in it.examples}
    return Trial(predicted, compared(before, after), len(added), _right(after, added))


def _new_edits(chosen: Sequence[Suggestion], changed: Changed) -> list[Edit]:
    intents = changed.library.intents
    found = edits(chosen)
    return [it for it in found if it.example not in intents[it.intent].examples]


def _copied(changed: Changed, folder: Path) -> Library:
    """The content as it would be, read from another folder: processes can read it there, too."""
    home = changed.home
    for tree in TREES:
        if (home.folder / tree).is_dir():
            shutil.copytree(home.folder / tree, folder / tree)
    for path, data in changed.files.items():
        copy = folder / path.relative_to(home.folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(data)
    return load_library(folder, shipped=home.layered and not home.own)


def _right(found: Evaluation, added: set[tuple[str, str]]) -> int:
    """How many of the added examples are led right without themselves."""
    names, limits = found.learned.taught.names, found.library.thresholds
    new = [it for it in found.tried if it.at >= 0 and (names[it.at], it.sample.utterance) in added]
    return sum(outcome(it.sample, decided(it.sample, limits)) == "right" for it in new)
