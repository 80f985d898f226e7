"""The content as it ships with one slip in it: told at the line it stands on, or without effect."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest

from bot import ContentInvalid
from bot.content.build import checked, library_of, read_layers
from bot.content.dialogues import wrong_cases
from bot.content.layers import Layer
from bot.content.location import ContentFile, shipped_folder
from tests.shipped_slips import SLIPS, Rows

SEEDS = range(9)
HARMLESS = {"anchor", "Windows line ends in part"}
"""Slips that change nothing that is said."""
LATER = {"key indented more", "item indented less"}
"""Slips that YAML may notice on the next line only: the first key or item of several may stand
anywhere, so that it is the second one that does not fit."""
CASES = Path(__file__).parent / "cases"
FILES = [
    *shipped_folder().files,
    *(
        ContentFile("cases", path.stem, f"tests/cases/{path.name}", path)
        for path in sorted(CASES.glob("*.yaml"))
    ),
]


@dataclass(frozen=True)
class Held:
    """A file in memory."""

    name: str
    data: bytes

    def read_bytes(self):
        return self.data


@dataclass(frozen=True)
class Folder:
    """A folder of the files given."""

    files: tuple
    shown: str = ""


def read(file):
    """The entries of one file, and what is wrong inside it."""
    (layer,), problems = read_layers([Folder((file,))])
    return layer.entries, problems


class Shipped:
    """All files, each read once; one of them may be put in another's place."""

    def __init__(self):
        self.rows = {it.path: Rows(it.file.read_bytes().decode()) for it in FILES}
        self.read = {it.path: read(it) for it in FILES}
        self.whole = self.load()

    def load(self, path="", data=b""):
        """The library and the cases; raises ContentInvalid."""
        layer, problems = Layer(""), []
        for file in FILES:
            corrupted = replace(file, file=Held(file.file.name, data))
            entries, found = read(corrupted) if file.path == path else self.read[file.path]
            problems += found
            for kind, some in entries.items():
                layer.entries.setdefault(kind, []).extend(some)
        stacked = checked([layer], problems)
        names = {kind: stacked.named[kind] for kind in ("intent", "caution")}
        kinds = {it.get("alert") for it in stacked.alerts}
        wrong = [*wrong_cases(layer.of("case"), {**names, "alert": kinds})]
        if wrong:
            raise ContentInvalid(wrong)
        return library_of(stacked, ""), [said(it) for it in layer.of("case")]


def said(case):
    """The values of a case and of its turns."""
    turns = [turn and turn.values for turn in case.get("dialogue", ())]
    return {**case.values, "dialogue": turns}


@pytest.fixture(scope="module")
def shipped():
    """The content that ships."""
    return Shipped()


def slips(shipped, kind):
    """Files, each with a slip of the kind: the same ones in every run."""
    for seed in SEEDS:
        chance = Random(f"{kind} {seed}")  # noqa: S311  the same slips on every run
        slip = None
        while not slip:
            path = chance.choice(FILES).path
            slip = SLIPS[kind](shipped.rows[path], chance)
        yield path, slip


@pytest.mark.parametrize("kind", sorted(SLIPS.keys() - HARMLESS))
def test_a_slip_that_changes_meaning_is_told_at_its_line(shipped, kind):
    for path, slip in slips(shipped, kind):
        with pytest.raises(ContentInvalid) as caught:
            shipped.load(path, slip.data)

        told = [str(it) for it in caught.value.problems]
        places = {(it.path, it.line) for it in caught.value.problems}
        late = {(path, slip.at + 1)} if kind in LATER else set()
        assert places & {(path, slip.at), *late}, told
        assert all(len(line) < 700 for line in told)


@pytest.mark.parametrize("kind", sorted(HARMLESS))
def test_a_slip_that_nothing_is_told_of_changes_nothing(shipped, kind):
    for path, slip in slips(shipped, kind):
        assert shipped.load(path, slip.data) == shipped.whole


def test_there_are_hundreds_of_slips_of_every_kind_of_file(shipped):
    made = [path for kind in SLIPS for path, _ in slips(shipped, kind)]
    assert len(made) >= 250
    trees = Counter(path.rpartition("/")[0] for path in made)
    assert min(trees[tree] for tree in ("intents", "answers", "tests/cases")) >= 30
