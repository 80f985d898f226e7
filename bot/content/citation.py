"""A text in, the ids of the sources it cites out."""

import re
from functools import lru_cache

CITATION = re.compile(r"\[@([^\]]*)\]")
"""`[@leaf_2020]`, `[@leaf_2020; @cup_2021]`."""


_WITH_SPACE = re.compile(r"\s*" + CITATION.pattern)


def uncited(text: str) -> str:
    """The text without its citations."""
    return _WITH_SPACE.sub("", text).strip()


@lru_cache(maxsize=1000)
def cited(text: str) -> tuple[str, ...]:
    """Source ids of all citations, in the order of the text, each once."""
    found = [part.strip(" @\n") for group in CITATION.findall(text) for part in group.split(";")]
    return tuple(dict.fromkeys(found))
