"""One line of text in, its sentences out; where it is unclear, two stay together."""

import re

_END = re.compile(
    r"""
    (?<=[.!?…])["')\]»”’]*[ ]              # a mark, what closes with it, a space
    (?!\[\d)                               # a citation belongs to what it follows
    (?=["'(\[¿¡«“‘]*(?P<next>[^\W_]))      # something can begin here
    """,
    re.VERBOSE,
)
_GOES_ON = frozenset(
    {"al", "approx", "ca", "cf", "dept", "dr", "ed", "eds", "eq", "fig", "figs", "incl"}
    | {"mr", "mrs", "ms", "nr", "pp", "prof", "ref", "refs", "resp", "sr", "st", "viz"}
    | {"vol", "vs"}
)
"""Abbreviations after which a sentence goes on, whatever follows."""
_COUNTED = frozenset({"no", "nos", "p", "art", "sec", "ch", "max", "min"})
"""The same, before a number."""
_DOTTED = re.compile(r"(?:[a-z]\.)+[a-z]")
_NOUN = re.compile(r"[a-z]{5,}")


def sentences(line: str) -> list[str]:
    """The sentences in their order; only the spaces between them go."""
    found, start = [], 0
    for end in _END.finditer(line):
        said = line[start : end.end() - 1]
        if _is_whole(said, end["next"]) and any(map(str.isalnum, said)):
            found.append(said)
            start = end.end()
    return [*found, line[start:]]


def _is_whole(said: str, follows: str) -> bool:
    """Whether a sentence is over, by its last words and the first letter after it."""
    if follows.islower():
        return False
    *before, last = said.rsplit(" ", 2)
    word = last.strip("\"'()[]«»“”‘’").rstrip(".")
    if word.endswith(("!", "?", "…")):
        return True
    if len(word) == 1 and word.isupper():
        return _names_a_kind(before)
    known = word.lower()
    return not (known in _GOES_ON or _DOTTED.fullmatch(known)) and not (
        known in _COUNTED and follows.isdigit()
    )


def _names_a_kind(before: list[str]) -> bool:
    """Whether a single letter ends a sentence ("of group B.") or begins a name ("by J. Smith")."""
    return bool(before) and bool(_NOUN.fullmatch(before[-1]))
