from types import ModuleType

import pytest

import bot

DOCUMENTED = [
    "Alert", "Answer", "Bot", "BotError", "Case", "Caution", "ContentError", "ContentInvalid",
    "ContentNotFound", "Conversation", "Decision", "Intent", "Library", "Match", "Matcher",
    "Misses", "Problem", "Redactor", "Reply", "Screen", "Source", "Thresholds", "Turn", "Witness",
    "load_library",
]  # fmt: skip


def test_the_package_exports_the_documented_names_sorted():
    assert bot.__all__ == DOCUMENTED
    assert sorted(bot.__all__) == bot.__all__


def test_the_exported_names_are_the_public_names():
    public = {
        name
        for name, value in vars(bot).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }

    assert public == set(bot.__all__)


@pytest.mark.parametrize("name", DOCUMENTED)
def test_an_exported_name_is_defined_in_the_package_and_says_what_it_is(name):
    member = getattr(bot, name)

    assert member.__module__.startswith("bot.")
    assert member.__doc__
