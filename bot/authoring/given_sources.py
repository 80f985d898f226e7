"""What a table gives as a source in, the id of a source out: one that is there, or a new one."""

import re
import unicodedata
from collections.abc import Container

from bot.authoring.entry_text import Value
from bot.authoring.unwritten import MARK
from bot.content.model import Library

WORDS_OF_AN_ID = 5
_WORD = re.compile(r"[a-z0-9]+")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_PMID = re.compile(
    r"(?:https?://pubmed\.ncbi\.nlm\.nih\.gov/|pmid:?\s*)?(\d{4,9})/?", re.IGNORECASE
)
_URL = re.compile(r"https://[^\s<>\"]+")
_KINDS = {"doi": _DOI, "pmid": _PMID, "url": _URL}
"""Key of a source -> what is one."""


class Sources:
    """The sources of a library, and those that a table adds."""

    def __init__(self, library: Library) -> None:
        self.new: dict[str, dict[str, Value]] = {}
        """Id -> the entry of a source that is new."""
        self.known = set(library.sources)
        self._of = {
            getattr(it, kind).casefold(): it.id
            for it in library.sources.values()
            for kind in _KINDS
        }

    def named(self, given: str) -> str:
        """The id; empty when it is no id, doi, pmid or https address."""
        if given in self.known:
            return given
        for kind, pattern in _KINDS.items():
            found = pattern.fullmatch(given)
            if found:
                return self._id(kind, found[found.lastindex or 0])
        return ""

    def _id(self, kind: str, value: str) -> str:
        if value.casefold() in self._of:
            return self._of[value.casefold()]
        words = value.removeprefix("https://").replace("www.", "")
        name = free_id(f"{'page' if kind == 'url' else kind} {words}", self.known)
        self.new[name] = {
            "source": name,
            "title": f"{MARK}: the title of {value}",
            "who": f"{MARK}: who wrote it",
            "kind": f"{MARK}: what it is",
            kind: value,
        }
        self.known.add(name)
        self._of[value.casefold()] = name
        return name


def free_id(words: str, taken: Container[str]) -> str:
    """An id of the first words, which no other has."""
    base = "_".join(_WORD.findall(folded(words))[:WORDS_OF_AN_ID]) or "question"
    base = base if base[0].isalpha() else f"q_{base}"
    number, name = 2, base
    while name in taken:
        name, number = f"{base}_{number}", number + 1
    return name


def folded(text: str) -> str:
    """In lower case, without accents and double blanks."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(it for it in parts if not unicodedata.combining(it)).split())
