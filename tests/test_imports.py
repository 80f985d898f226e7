"""Which way the arrows between modules point, and what stays out of which module."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.subject import OF_TEA, WORDS, subject_words

PACKAGE = Path(__file__).parents[1] / "bot"
FILES = sorted(PACKAGE.rglob("*.py"))
BUNDLED = PACKAGE / "content" / "bundled"
"""Where a built package keeps the shipped content."""
SUFFIXES = {
    ".css", ".html", ".js", ".json", ".md", ".py", ".toml", ".txt", ".typed", ".yaml", ".yml",
}  # fmt: skip
TEXTS = sorted(
    path for path in PACKAGE.rglob("*") if path.suffix in SUFFIXES and BUNDLED not in path.parents
)
ROOMS = [
    {"bot.terminal", "bot.__main__"},
    {"bot.authoring"},
    {"bot"},
    {"bot.misses"},
    {"bot.conversation", "bot.rooms"},
    {
        "bot.acts",
        "bot.choice",
        "bot.context",
        "bot.followup",
        "bot.leaning",
        "bot.turn",
        "bot.understand",
    },
    {"bot.compose", "bot.grave", "bot.parts", "bot.triage", "bot.views"},
    {"bot.matcher", "bot.screen", "bot.places", "bot.reply", "bot.bibliography", "bot.decide"},
    {"bot.evidence", "bot.screening"},
    {
        "bot.features",
        "bot.hits",
        "bot.phrases",
        "bot.primer",
        "bot.rows",
        "bot.spacing",
        "bot.spelling",
        "bot.split",
        "bot.normalize",
        "bot.ways",
    },
    {"bot.content", "bot.english", "bot.errors", "bot.cache"},
]
"""The highest first; a module imports from its own row and from those below."""
HOMES = {
    "numpy": {
        "bot.authoring.evaluation",
        "bot.evidence.amended",
        "bot.evidence.amendments",
        "bot.evidence.bent",
        "bot.evidence.design",
        "bot.evidence.influence",
        "bot.evidence.learning",
        "bot.evidence.products",
        "bot.evidence.softmax",
        "bot.evidence.without",
    },
    "scipy": {
        "bot.evidence.amended",
        "bot.evidence.design",
        "bot.evidence.influence",
        "bot.evidence.learning",
        "bot.evidence.products",
        "bot.evidence.without",
    },
    "jellyfish": {"bot.screening.sounds"},
    "rapidfuzz": {"bot.evidence.nearest", "bot.screening", "bot.spelling", "bot.terminal"},
    "yaml": {
        "bot.authoring.dumping",
        "bot.content.outline",
        "bot.content.source",
        "bot.content.syntax",
    },
    "prompt_toolkit": {"bot.terminal"},
    "rich": {"bot.terminal"},
    "markdown_it": {"bot.terminal.html", "bot.terminal.markdown"},
    "anyascii": {"bot.terminal.ascii"},
    "wcwidth": {"bot.terminal.wrapping"},
    "shtab": {"bot.terminal.shells"},
    "jinja2": {"bot.authoring.evaluation.page"},
    "plotly": {"bot.authoring.evaluation.drawing"},
    "pyphen": {"bot.authoring.syllables"},
    "watchfiles": {"bot.authoring.watching"},
    "platformdirs": {"bot.cache", "bot.terminal.settings_file"},
}
NAMELESS = {"utils", "util", "helpers", "helper", "common", "base", "manager"}


def name_of(path):
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(tree):
    """Names of all that is imported, wherever in the file it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            inside = "." * node.level + (node.module or "")
            known = [f"{inside}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else inside for name in known)


def belongs(module, homes):
    return any(module == home or module.startswith(f"{home}.") for home in homes)


def row_of(module):
    """The row of a module, by the longest name it stands under."""
    depth = {
        home: at
        for at, row in enumerate(ROOMS)
        for home in row
        if module == home or (home != "bot" and module.startswith(f"{home}."))
    }
    return depth[max(depth, key=len)] if depth else None


MODULES = {name_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
IMPORTS = {module: sorted(set(imports_of(tree))) for module, tree in MODULES.items()}
ARROWS = [
    (module, other)
    for module, others in IMPORTS.items()
    for other in others
    if belongs(other, {"bot"})
]


def test_the_modules_and_their_arrows_are_read():
    assert {"bot.conversation", "bot.content.model", "bot.terminal.cli"} <= set(MODULES)
    assert ("bot.conversation", "bot.compose") in ARROWS
    assert ("bot", "bot.content.loader") in ARROWS


def test_imports_name_the_whole_path():
    assert not [name for names in IMPORTS.values() for name in names if name.startswith(".")]


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_a_place_in_the_order(module):
    assert row_of(module) is not None


@pytest.mark.parametrize(("module", "other"), ARROWS)
def test_a_module_imports_from_its_own_row_or_from_one_below(module, other):
    assert row_of(module) <= row_of(other)


@pytest.mark.parametrize("module", MODULES)
def test_no_module_imports_itself_through_others(module):
    reached, waiting = set(), [other for start, other in ARROWS if start == module]
    while waiting:
        at = waiting.pop()
        if at not in reached:
            reached.add(at)
            waiting += [other for start, other in ARROWS if start == at]

    assert module not in reached


@pytest.mark.parametrize("module", [it for it in MODULES if it.startswith("bot.content")])
def test_content_knows_nothing_of_the_turn(module):
    ours = [other for start, other in ARROWS if start == module]

    assert all(belongs(other, {"bot.content", "bot.errors", "bot.cache"}) for other in ours)


def test_the_model_and_normalising_import_the_standard_library_only():
    names = ("alerts", "model", "vocabulary", "weight", "wording")
    values = {f"bot.content.{name}" for name in names}
    for module in (*values, "bot.normalize"):
        assert {name.split(".")[0] for name in IMPORTS[module]} - {"bot"} <= sys.stdlib_module_names
        assert {name for name in IMPORTS[module] if belongs(name, {"bot"})} <= values


@pytest.mark.parametrize("module", MODULES)
def test_each_foreign_library_is_imported_in_its_home_only(module):
    foreign = {name.split(".")[0] for name in IMPORTS[module]} - sys.stdlib_module_names - {"bot"}

    assert foreign <= HOMES.keys()
    assert all(belongs(module, HOMES[name]) for name in foreign)


@pytest.mark.parametrize("module", [it for it in MODULES if not it.startswith("bot.terminal")])
def test_only_the_terminal_prints_and_reads_keys(module):
    called = {
        node.func.id
        for node in ast.walk(MODULES[module])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    assert not called & {"print", "input", "breakpoint"}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_word_of_the_subject_stands_in_the_code(path):
    assert subject_words(path.read_text(encoding="utf-8"), WORDS - OF_TEA) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the answer about vitamin K1 and MK-7", ["k1", "mk", "vitamin"]),
        ("vitamin_d = natto(Coumadin)", ["coumadin", "natto", "vitamin"]),
        (r"a = '\xd3\u00d2' + '#d3d2b1' + str(0xd3)", []),
        ("D3K2_CACHE, d3k2-bot, and d3k2 --content mine", []),
    ],
)
def test_words_of_the_subject_are_told_from_code(text, words):
    assert subject_words(text) == words


@pytest.mark.parametrize("module", MODULES)
def test_no_module_has_a_name_that_says_nothing(module):
    assert module.rpartition(".")[2] not in NAMELESS


@pytest.mark.parametrize("library", ["prompt_toolkit", "rich"])
def test_importing_the_package_loads_no_terminal_library(library):
    code = f"import sys, bot; sys.exit(any(it.split('.')[0] == {library!r} for it in sys.modules))"

    assert (
        subprocess.run([sys.executable, "-c", code], cwd=PACKAGE.parent, check=False).returncode
        == 0
    )
