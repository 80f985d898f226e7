"""Texts with citations in, the same with numbers out; keeps the list that the numbers point to."""

import re

from bot.content.citation import CITATION, cited, uncited
from bot.content.model import Library, Source


class Bibliography:
    """The numbered sources of one reply, in the order in which they are first cited."""

    def __init__(self, library: Library) -> None:
        self._sources = library.sources
        self._numbers: dict[str, int] = {}

    def cite(self, text: str) -> str:
        """`... [@leaf_2020; @cup_2021].` -> `... [1, 2].`"""
        return CITATION.sub(self._numbered, text).strip()

    def mute(self, text: str) -> str:
        """Take note of the sources, and leave the marks out."""
        self.cite(text)
        return uncited(text)

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(self._sources[name] for name in self._numbers)

    def listing(self) -> str:
        """One line for each source: number, who, year, title, address."""
        return "\n".join(
            f"- [{number}] {describe(self._sources[name])}"
            for name, number in self._numbers.items()
        )

    def _numbered(self, found: re.Match[str]) -> str:
        numbers = [
            self._numbers.setdefault(name, len(self._numbers) + 1) for name in cited(found[0])
        ]
        return f"[{', '.join(map(str, sorted(numbers)))}]"


def describe(source: Source) -> str:
    """Who, year, title and address in one line."""
    year = f" ({source.year})" if source.year else ""
    where = address(source)
    title = source.title if source.title.endswith(("?", "!")) else f"{source.title.rstrip('.')}."
    return f"{source.who}{year}. {title}{' ' + where if where else ''}"


def address(source: Source) -> str:
    """Where to read it; empty when it has no address."""
    if source.doi:
        return f"https://doi.org/{source.doi}"
    if source.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"
    return source.url
