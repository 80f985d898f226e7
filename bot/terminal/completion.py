"""What was typed so far in, what it may become out: questions, commands, and what they take."""

import re
from collections.abc import Iterable, Iterator

from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document
from rapidfuzz import fuzz, process

from bot.terminal.choices import Choice, choices
from bot.terminal.commands import COMMANDS, meant
from bot.terminal.region import codes
from bot.terminal.talk import Talk

OFFERED = 8
ALIKE = 130.0
"""The least of 200 that two comparisons have to give together."""
LONGEST = 100
"""Characters; a longer line is a story and not the beginning of a question."""
_WORD = re.compile(r"\w+")


class ChatCompleter(Completer):
    """Completes whole lines, whatever the cursor stands after."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._paths = PathCompleter(expanduser=True)
        self._choices: list[Choice] = []
        self._folded: list[str] = []
        self._chosen_from = ""
        """The hash of the content that these are of."""

    def _offers(self) -> tuple[list[Choice], list[str]]:
        """What may be asked, and the same folded.

        Chosen when the menu first opens, as the first prompt does not wait for it, and again when
        the content was edited.
        """
        library = self._talk.library
        if self._chosen_from != library.hash:
            self._choices = choices(library)
            self._folded = [_folded(it.text) for it in self._choices]
            self._chosen_from = library.hash
        return self._choices, self._folded

    def get_completions(self, document: Document, event: CompleteEvent) -> Iterable[Completion]:
        line = document.text_before_cursor
        if "\n" in document.text or len(document.text) > LONGEST:
            return ()
        if line.startswith("/"):
            return self._command(line, event)
        return self._questions(line)

    def _questions(self, line: str) -> Iterator[Completion]:
        """Titles and examples like the line; the titles for a blank one."""
        typed = _folded(line)
        offers, folded = self._offers()
        found = process.extract(
            typed, folded, scorer=_alike, processor=None, limit=OFFERED, score_cutoff=ALIKE
        )
        places = [at for _, _, at in found] if typed else range(len(offers))
        for at in places:
            it = offers[at]
            yield Completion(it.text, start_position=-len(line), display_meta=it.topic)

    def _command(self, line: str, event: CompleteEvent) -> Iterable[Completion]:
        name, blank, argument = line.partition(" ")
        if not blank:
            return self._names(name)
        commands = meant(name)
        takes = commands[0].name if len(commands) == 1 else ""
        if takes == "/save":
            return self._paths.get_completions(Document(argument), event)
        return self._codes(argument) if takes == "/region" else ()

    def _names(self, typed: str) -> Iterator[Completion]:
        near = process.extract(typed, COMMANDS.keys(), scorer=fuzz.ratio, score_cutoff=60, limit=3)
        for command in meant(typed) or [COMMANDS[name] for name, _, _ in near]:
            space = " " if command.takes else ""
            yield Completion(
                command.name + space,
                start_position=-len(typed),
                display=command.name,
                display_meta=command.help,
            )

    def _codes(self, typed: str) -> Iterator[Completion]:
        for code, title in codes(self._talk).items():
            if code.startswith(typed.casefold()) or title.casefold().startswith(typed.casefold()):
                yield Completion(code, start_position=-len(typed), display_meta=title)


def _alike(typed: str, known: str, **_: object) -> float:
    """Letters in a row, and the same whatever the order of the words."""
    return fuzz.partial_ratio(typed, known) + fuzz.partial_token_sort_ratio(typed, known)


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
