"""A content folder in, every problem of it out."""

from pathlib import Path

from bot.authoring.rules import RULES
from bot.content.build import read_layers, unread
from bot.content.dialogues import Names, wrong_cases
from bot.content.layers import stack
from bot.content.loader import folders_of
from bot.content.problem import Problem
from bot.content.references import check


def lint(folder: Path | None = None, *, shipped: bool = True) -> list[Problem]:
    """Problems of an author's folder, or of what ships, in reading order.

    Rules look at the folder laid over what ships, and report what stands in the folder.
    Raises ContentNotFound.
    """
    layers, problems = read_layers(folders_of(folder, shipped=shipped))
    stacked = stack(layers)
    problems += stacked.problems
    if not unread(problems):
        problems += check(stacked, layers[-1].shown)
        for rule in RULES:
            problems += rule(stacked)
        names: Names = {kind: stacked.named[kind] for kind in ("intent", "caution")}
        kinds = {entry.get("alert") for entry in stacked.alerts}
        problems += wrong_cases(layers[-1].of("case"), {**names, "alert": kinds})
    own = layers[-1].shown
    return sorted({problem for problem in problems if problem.path.startswith(own)})
