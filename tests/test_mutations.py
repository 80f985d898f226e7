"""The tea folder with a slip of the keyboard in it: a library or problems, and nothing else."""

import re
from random import Random

import pytest

from bot import Bot, ContentInvalid, load_library
from bot.authoring.lint import lint
from tests.conftest import FILES, write_files

SEEDS = range(16)
NEXT_WORD = re.compile(r"(?<=[ \[])(?=\w)")
NEXT_ITEM = re.compile(r"(?<=[ \[])\w[\w ]*(?=[\],\n])")
SIGNS = "\t\"'[]{}()|*&!%#@`:,->?\\~\0\ufeff\u2028é🍵"


def in_a_line(change):
    """A slip that turns one line of a text into none, one or two."""

    def slip(text, chance):
        rows = text.split("\n")
        at = chance.randrange(len(rows))
        rows[at : at + 1] = change(rows[at], chance)
        return "\n".join(rows)

    return slip


def at_a_place(change):
    """A slip somewhere in a text, made of what stands before and after the place."""

    def slip(text, chance):
        at = chance.randrange(1, len(text))
        return change(text[:at], text[at:], chance)

    return slip


SLIPS = {
    "delete a line": in_a_line(lambda _, __: []),
    "duplicate a line": in_a_line(lambda row, _: [row, row]),
    "cut a line": in_a_line(lambda row, chance: [row[: chance.randrange(len(row) + 1)]]),
    "indent more": in_a_line(lambda row, chance: [" " * chance.randrange(1, 5) + row]),
    "indent less": in_a_line(lambda row, _: [row.lstrip()]),
    "indent by a tab": in_a_line(lambda row, _: ["\t" + row.lstrip()]),
    "swap": at_a_place(lambda before, after, _: before[:-1] + after[0] + before[-1] + after[1:]),
    "delete": at_a_place(lambda before, after, _: before + after[1:]),
    "tab": at_a_place(lambda before, after, _: f"{before}\t{after}"),
    "sign": at_a_place(lambda before, after, chance: before + chance.choice(SIGNS) + after),
    "foreign tag": at_a_place(lambda before, after, _: before + NEXT_WORD.sub("!x ", after, 1)),
    "alias": at_a_place(lambda before, after, _: before + NEXT_ITEM.sub("*x", after, 1)),
    "end": at_a_place(lambda before, _, __: before),
    "repeat": at_a_place(lambda before, after, _: before + after + after),
}


def slipped(folder, name, seed):
    """Write the tea folder with one slip in it; gives the text that has it and its path."""
    chance = Random(f"{name} {seed}")  # noqa: S311  the same slips on every run are what we want
    file = chance.choice(list(FILES))
    text = SLIPS[name](FILES[file], chance)
    write_files(folder, {**FILES, file: text})
    return text, f"{folder.as_posix()}/{file}"


def load(folder):
    """The library, or the problems that keep it from loading."""
    try:
        return load_library(folder, shipped=False), ()
    except ContentInvalid as invalid:
        return None, invalid.problems


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_of_the_keyboard_gives_a_library_or_problems_that_say_where(tea_folder, name):
    refused = 0
    for seed in SEEDS:
        text, path = slipped(tea_folder, name, seed)

        library, problems = load(tea_folder)

        refused += bool(problems)
        assert library or problems
        assert all(it.line >= 1 and it.column >= 1 and it.rule and it.message for it in problems)
        assert all(it.path.startswith(f"{tea_folder.as_posix()}/") for it in problems)
        last = len(text.splitlines()) + 1
        assert all(it.line <= last for it in problems if it.path == path)
    assert refused


@pytest.mark.parametrize("name", SLIPS)
def test_lint_tells_all_that_keeps_content_from_loading(tea_folder, name):
    for seed in SEEDS:
        slipped(tea_folder, name, seed)
        _, problems = load(tea_folder)

        assert set(problems) <= set(lint(tea_folder, shipped=False))


@pytest.mark.parametrize("name", SLIPS)
def test_what_loads_in_spite_of_a_slip_can_be_asked(tea_folder, name):
    for seed in SEEDS:
        slipped(tea_folder, name, seed)
        library, _ = load(tea_folder)
        if library:
            reply = Bot(library).reply("how long should i brew green tea on warfarin")

            assert reply.text.endswith(reply.disclaimer)
