"""Library and region in, the library whose words name where to call there out."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from bot.content.citation import uncited
from bot.content.model import PLACES, Answer, Caution, Library, Region

Said = TypeVar("Said", Answer, Caution)
_PLACE = re.compile(r"\{(" + "|".join(PLACES) + r")\}")


def placed(library: Library, region: str = "") -> Library:
    """Put a region's numbers, or neutral words where it has none, in the place of `{emergency}`.

    Raises ValueError for a region that the library does not know.
    """
    if region and region not in library.regions:
        known = ", ".join(library.regions)
        raise ValueError(f"unknown region {region!r}; known: {known}")
    numbers = _numbers(library, library.regions.get(region))
    bare = {name: uncited(text) for name, text in numbers.items()}
    wording = library.wording
    disclaimers = {weight: _put(text, bare) for weight, text in wording.disclaimers.items()}
    return replace(
        library,
        answers={name: _filled(it, numbers) for name, it in library.answers.items()},
        cautions={name: _filled(it, numbers) for name, it in library.cautions.items()},
        neighbours={
            name: replace(it, line=_put(it.line, numbers))
            for name, it in library.neighbours.items()
        },
        wording=replace(wording, disclaimers=disclaimers, everywhere=_everywhere(library, region)),
    )


def _everywhere(library: Library, region: str) -> str:
    """Numbers of many places, or the name of the one whose numbers are given."""
    wording = library.wording
    if not region:
        return wording.everywhere
    return wording.in_region.replace("{region}", library.regions[region].title)


def _numbers(library: Library, region: Region | None) -> dict[str, str]:
    known = {name: getattr(region, name, "") for name in PLACES}
    return {name: text or library.wording.places.get(name, "") for name, text in known.items()}


def _filled(said: Said, numbers: Mapping[str, str]) -> Said:
    """An answer or a caution with its texts filled in."""
    blocks = ("summary", "detail", "unknowns") if isinstance(said, Answer) else _CAUTION
    texts: dict[str, Any] = {name: _put(getattr(said, name), numbers) for name in blocks}
    return replace(said, **texts)


_CAUTION = ("text", "brief", "past")


def _put(text: str, numbers: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: numbers[found[1]], text)
