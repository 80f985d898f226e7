"""A word in, how many syllables it has out, by the hyphenation of its language."""

from collections.abc import Callable
from functools import cache
from typing import Any

from bot.authoring.extra import authoring_extra


def counter(language: str = "en_US") -> Callable[[str], int]:
    """What counts them; raises ExtraMissing."""
    with authoring_extra():
        from pyphen import Pyphen  # noqa: PLC0415  only authors have it

    @cache
    def hyphens() -> Any:
        """Made when the first word comes: the dictionary is large."""
        return Pyphen(lang=language)

    @cache
    def syllables(word: str) -> int:
        return len(hyphens().positions(word)) + 1

    return syllables
