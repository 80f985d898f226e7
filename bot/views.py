"""Answers and a view in, what a reply shows of them out."""

from collections.abc import Iterator, Sequence
from typing import Literal

from bot.bibliography import Bibliography
from bot.content.model import Answer, Library
from bot.content.wording import Act
from bot.decide import Match
from bot.parts import answer_of

View = Act | Literal["all", "all_said", "proof"]
"""The whole of an answer, what is wanted of it, that all was shown, or how sure it is."""


class Shown:
    """The answers of a turn, seen one way; cites as it goes."""

    def __init__(self, view: View, library: Library, books: Bibliography) -> None:
        self._view = view
        self._library = library
        self._books = books

    def body(self, topics: Sequence[Match], frames: Sequence[Match]) -> str:
        """Everything; a topic has a title where it is not alone, frames follow the first."""
        pieces: list[str] = []
        for match in topics:
            if len(topics) > 1:
                pieces.append(f"### {self._library.intents[match.intent].title}")
            around = frames if match is topics[0] else ()
            pieces += self._blocks(match, [self._answer(it).summary for it in around])
        return "\n\n".join(filter(None, pieces))

    def summary(self, matches: Sequence[Match]) -> str:
        """The short form."""
        return "\n\n".join(self._books.cite(self._answer(it).summary) for it in matches)

    def _answer(self, match: Match) -> Answer:
        return answer_of(match.intent, self._library)

    def _blocks(self, match: Match, framing: Sequence[str]) -> Iterator[str]:
        answer = self._answer(match)
        cite = self._books.cite
        if self._view in {"all", "short", "proof"}:
            yield cite(answer.summary)
            yield from map(cite, framing)
        if self._view == "why":
            yield self._read_as(match)
            yield self._grade(answer)
        if self._view in {"all", "more", "why"}:
            yield cite(answer.detail)
        if self._view in {"all", "more", "short", "unknowns", "proof"}:
            yield self._grade(answer)
        if self._view in {"all", "more", "unknowns", "proof"}:
            yield self._unknowns(answer)
        if self._view == "sources":
            yield self._rests_on(answer)
        if self._view == "all_said":
            yield self._line("all_said")

    def _grade(self, answer: Answer) -> str:
        if not answer.evidence:
            return ""
        heading = self._library.wording.headings.get("evidence", "Evidence")
        grade = self._library.wording.evidence.get(answer.evidence, answer.evidence)
        return f"**{heading}:** {grade}."

    def _unknowns(self, answer: Answer) -> str:
        if answer.unknowns:
            heading = self._library.wording.headings.get("unknowns", "Not known")
            return f"**{heading}:** {self._books.cite(answer.unknowns)}"
        return self._line("no_unknowns") if self._view == "unknowns" else ""

    def _read_as(self, match: Match) -> str:
        title = self._library.intents[match.intent].title
        line = self._line("read_as") if match.example else ""
        return line.replace("{title}", title).replace("{example}", match.example)

    def _rests_on(self, answer: Answer) -> str:
        """Take note of every source of an answer; the list of them closes the reply."""
        for text in (answer.summary, answer.detail, answer.unknowns):
            self._books.mute(text)
        return self._line("sources" if self._books.sources else "no_sources")

    def _line(self, name: str) -> str:
        return self._library.wording.acts.get(name, "")
