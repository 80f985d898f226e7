"""Every rule that lint can name is told of, and fires on its bad example, not on its good one."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from bot.authoring.lint import report
from bot.authoring.rulebook import rulebook
from bot.authoring.rules import NAMES
from bot.authoring.snippets import explained, files_of, visible
from bot.content.location import author_folder
from tests.conftest import FILES, write_files

TODAY = date(2026, 11, 23)
BOOK = rulebook()
BELOW = {
    **FILES,
    "intents/tea.yaml": FILES["intents/tea.yaml"]
    + """
- intent: oolong
  title: Oolong
  examples: [rolled leaves of the mountain]
- intent: matcha
  title: Matcha
  examples: [powder of leaves]
""",
}
"""What the examples are laid over; what is wrong there is not told of."""


def write_own(folder, files):
    """The files of a snippet; what follows a name tells of what no snippet can show."""
    write_files(folder, files)
    for name, text in files.items():
        told, _, rest = text.partition("\n")
        if told.startswith(" -> "):
            (folder / name).unlink()
            (folder / name).symlink_to(told.removeprefix(" -> "))
        elif told == " (of 9 MB)":
            (folder / name).write_text("# oolong\n" * 1_000_000, encoding="utf-8")
        elif told.startswith(" ("):
            (folder / name).write_text(rest.rstrip(), encoding="utf-8")
    return folder


def found(tmp_path, snippet, *, release=False):
    """The rules that a snippet breaks."""
    below = write_files(tmp_path / "below", BELOW)
    own = write_own(tmp_path / "own", files_of(snippet))
    folders = [author_folder(below), author_folder(own)]
    return {it.rule for it in report(folders, today=TODAY, release=release).problems}


@pytest.mark.parametrize("name", BOOK)
def test_the_rule_fires_on_its_bad_example_and_on_no_worse(tmp_path, name):
    rules = found(tmp_path, BOOK[name].bad, release=name == "unwritten")

    assert name in rules
    assert name not in NAMES or rules <= NAMES


@pytest.mark.parametrize("name", BOOK)
def test_the_good_example_is_good(tmp_path, name):
    assert found(tmp_path, BOOK[name].good) - {"missing-block", "block-length"} == set()


@pytest.mark.parametrize("name", BOOK)
def test_each_rule_is_told_in_one_sentence_and_two_examples(name):
    told = BOOK[name]

    assert re.fullmatch(r"[A-Z`][^\n]{10,110}(\.|\.\.\.)", told.told)
    assert files_of(told.good)
    assert files_of(told.bad)


def emitted():
    """The first argument of every `.problem(...)` and its like in the package, as written."""
    for path in sorted(Path("bot").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {
            it.targets[0].id: it.value.value
            for it in tree.body
            if isinstance(it, ast.Assign) and isinstance(it.value, ast.Constant)
        }
        for node in ast.walk(tree):
            given = rule_given(node)
            if given is not None:
                yield f"{path}:{node.lineno}", named.get(getattr(given, "id", ""), given)


def rule_given(node):
    """The argument that names a rule; None when the node is no such call."""
    if not isinstance(node, ast.Call):
        return None
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    at = {"problem": 0, "Refusal": 0, "_add": 1, "Problem": 3, "asserted": 2}.get(name)
    return node.args[at] if at is not None and len(node.args) > at + (name == "_add") else None


PASSED_ON = {
    "bot/content/build.py": "*file.data",
    "bot/content/entries.py": "rule",
    "bot/content/node.py": "rule",
    "bot/authoring/claims.py": "rule",
}
"""Where a name that was given is handed on."""
KINDS = {
    "f'unknown-{kind}'": ("intent", "source", "caution"),
    "f'duplicate-{kind}'": ("intent", "answer", "source", "caution", "neighbour", "region"),
}
"""Names that are put together, and what they are put together with."""


def test_no_rule_is_named_anywhere_that_is_not_told_of():
    names = set()
    for place, given in emitted():
        if isinstance(given, str):
            names.add(given)
        elif isinstance(given, ast.Constant):
            names.add(given.value)
        elif ast.unparse(given) in KINDS:
            start = ast.unparse(given)[2:].split("{")[0]
            names |= {start + kind for kind in KINDS[ast.unparse(given)]}
        else:
            assert PASSED_ON[place.split(":")[0]] == ast.unparse(given), place

    assert names == set(BOOK)


def test_without_docstrings_a_rule_keeps_its_name():
    assert explained("spacing", None).name == "spacing"


def test_signs_that_cannot_be_seen_are_shown():
    assert visible("a:\tb  \n\x07c\n") == "a:\\tb\\x20\\x20\n\\x07c\n"
