"""A text in, the ids of the sources it cites out."""

import re
from collections.abc import Container, Iterator
from functools import lru_cache

CITATION = re.compile(r"\[@([^\]]*)\]")
"""`[@leaf_2020]`, `[@leaf_2020; @cup_2021]`."""

_WITH_SPACE = re.compile(r"\s*" + CITATION.pattern)
WHOLE = re.compile(r"\[@\s*\w+\s*(;\s*@?\s*\w+\s*)*\]")
_BEGUN = re.compile(r"(\[@|(?<!\w)@|\[)(\w+)(?=(\W))?")


def uncited(text: str) -> str:
    """The text without its citations."""
    return _WITH_SPACE.sub("", text).strip()


@lru_cache(maxsize=1000)
def cited(text: str) -> tuple[str, ...]:
    """Source ids of all citations, in the order of the text, each once."""
    found = [part.strip(" @\n") for group in CITATION.findall(text) for part in group.split(";")]
    return tuple(dict.fromkeys(found))


def miscited(text: str, known: Container[str]) -> Iterator[str]:
    """What was meant to cite and does not: `[@leaf_2020` without its end, `[leaf_2020]`."""
    for sign, name, after in _BEGUN.findall(WHOLE.sub(" ", text)):
        closed = sign != "[" or after in {"]", ";"}
        if sign == "[@" or (closed and name in known):
            yield f"{sign}{name}"
