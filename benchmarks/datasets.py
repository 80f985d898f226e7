"""A folder of labelled lines in, data sets out; README.md here tells the form of the folder."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

ALL = 0
"""Size of a draw that holds every example."""

_DRAW = re.compile(r"\.train(?:_(\d+)_(\d+))?\.jsonl$")


class Line(NamedTuple):
    """An utterance and the intent it was written for."""

    text: str
    intent: str


@dataclass(frozen=True, slots=True)
class Draw:
    """One choice of examples to learn from."""

    path: Path
    size: int
    """Examples an intent, or ALL."""
    number: int


@dataclass(frozen=True, slots=True)
class DataSet:
    """What is learned from and what is asked then."""

    name: str
    draws: tuple[Draw, ...]
    """Small ones first."""
    tests: dict[str, Path]
    """Some of `test`, `test_typo` and `oos_test`: the last is out of scope."""

    @property
    def sizes(self) -> list[int]:
        """Sizes of the draws, each once."""
        return list(dict.fromkeys(draw.size for draw in self.draws))


def find_data_sets(folder: Path) -> list[DataSet]:
    """Every data set with lines to test on and to learn from, by its file names."""
    names = sorted(path.name.removesuffix(".test.jsonl") for path in folder.glob("*.test.jsonl"))
    found = [DataSet(name, _draws(folder, name), _tests(folder, name)) for name in names]
    return [it for it in found if it.draws]


def read_lines(path: Path) -> list[Line]:
    """The lines of a file; those that are empty are passed over."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [Line(row["text"], row["intent"]) for row in rows]


def examples_of(lines: Sequence[Line]) -> dict[str, list[str]]:
    """Intents with their examples, in the order of the lines."""
    examples: dict[str, list[str]] = {}
    for line in lines:
        examples.setdefault(line.intent, []).append(line.text)
    return examples


def spread(lines: Sequence[Line], count: int) -> list[Line]:
    """As many lines, evenly apart, the same each time; all when there are no more."""
    if len(lines) <= count:
        return list(lines)
    return [lines[at * len(lines) // count] for at in range(count)]


def _draws(folder: Path, name: str) -> tuple[Draw, ...]:
    found = []
    for path in folder.glob(f"{name}.train*.jsonl"):
        if match := _DRAW.search(path.name):
            size, number = (int(group or 0) for group in match.groups())
            found.append(Draw(path, size, number))
    return tuple(sorted(found, key=lambda draw: (draw.size == ALL, draw.size, draw.number)))


def _tests(folder: Path, name: str) -> dict[str, Path]:
    paths = {test: folder / f"{name}.{test}.jsonl" for test in ("test", "test_typo", "oos_test")}
    return {test: path for test, path in paths.items() if path.is_file()}
