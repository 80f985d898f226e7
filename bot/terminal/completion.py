"""The titles of what can be asked, and the commands, completed as one types."""

from collections.abc import Iterable

from prompt_toolkit.completion import WordCompleter

from bot.content.model import Library


def completer(library: Library, commands: Iterable[str]) -> WordCompleter:
    """Offers every title that holds what was typed."""
    titles = [
        intent.title
        for intent in library.intents.values()
        if library.answers[intent.answer].form == "full"
    ]
    return WordCompleter([*commands, *titles], ignore_case=True, match_middle=True, sentence=True)
