"""A content folder in, every problem of it out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.authoring.material import gathered
from bot.authoring.quarantine import held_back
from bot.authoring.rules import NAMES, RULES
from bot.authoring.rules.spacing import check as spacing
from bot.authoring.syllables import counter
from bot.cache import no_collecting
from bot.content.build import read_layers, unread
from bot.content.dialogues import Names, wrong_cases
from bot.content.layers import Stack, stack
from bot.content.loader import folders_of
from bot.content.location import ContentFolder
from bot.content.problem import Problem
from bot.content.references import check
from bot.errors import ExtraMissing


@dataclass(frozen=True, slots=True)
class Report:
    """What lint found."""

    problems: tuple[Problem, ...]
    """To tell of, in reading order."""
    all_problems: tuple[Problem, ...]
    """With those that wait in quarantine."""
    left_out: tuple[str, ...]
    """Rules that could not be looked at, and why."""


def lint(
    folder: Path | None = None,
    *,
    shipped: bool = True,
    today: date | None = None,
    release: bool = False,
) -> list[Problem]:
    """Problems of an author's folder, or of what ships, in reading order.

    Rules look at the folder laid over what ships, and report what stands in the folder.
    Raises ContentNotFound.
    """
    folders = folders_of(folder, shipped=shipped)
    return list(report(folders, today=today, release=release).problems)


def report(
    folders: list[ContentFolder], *, today: date | None = None, release: bool = False
) -> Report:
    """Problems of the last folder, laid over those before it."""
    with no_collecting():
        return _report(folders, today or date.today(), release=release)  # noqa: DTZ011  the author's own day


def _report(folders: list[ContentFolder], today: date, *, release: bool) -> Report:
    layers, problems = read_layers(folders)
    stacked, own = stack(layers), layers[-1]
    problems += stacked.problems
    problems += wrong_cases(own.of("case"), _names(stacked))
    syllables, left_out = _counter()
    material = gathered(stacked, own, today, release=release, syllables=syllables)
    whole = not unread(problems)
    if whole:
        problems += check(stacked, own.shown)
    for rule in RULES if whole else (spacing,):
        problems += rule(material)
    mine = sorted({problem for problem in problems if problem.path.startswith(own.shown)})
    ran = NAMES - left_out.keys() if whole else frozenset()
    told = mine if release else sorted(held_back(mine, own, today, ran))
    return Report(tuple(told), tuple(mine), tuple(left_out.values()))


def _names(stacked: Stack) -> Names:
    """What cases may name."""
    kinds = {entry.get("alert") for entry in stacked.alerts}
    return {**{kind: stacked.named[kind] for kind in ("intent", "caution")}, "alert": kinds}


def _counter() -> tuple[Callable[[str], int] | None, dict[str, str]]:
    """What counts syllables, and otherwise which rule goes without and why."""
    try:
        return counter(), {}
    except ExtraMissing as error:
        return None, {"reading-level": f"reading-level was not looked at: {error}"}
