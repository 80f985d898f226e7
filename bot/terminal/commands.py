"""What begins with a slash: one table, from which the help is made."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.bibliography import describe
from bot.content.model import Library
from bot.reply import Reply
from bot.terminal.topics import topics_text


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the chat."""

    name: str
    help: str
    run: Callable[[Library, Reply | None], str | None]
    """The Markdown to show; None leaves the chat."""


def _help(_library: Library, _last: Reply | None) -> str:
    lines = "\n".join(f"- {command.name}: {command.help}" for command in COMMANDS.values())
    return (
        "Ask in your own words. A number picks one of the questions offered.\n\n"
        f"{lines}\n- Ctrl-C clears the line, Ctrl-D leaves"
    )


def _topics(library: Library, _last: Reply | None) -> str:
    return topics_text(library)


def _sources(_library: Library, last: Reply | None) -> str:
    if last is None or not last.sources:
        return "The last reply cites no sources."
    return "\n".join(
        f"- [{number}] {describe(source)}" for number, source in enumerate(last.sources, 1)
    )


def _quit(_library: Library, _last: Reply | None) -> None:
    return None


COMMANDS = {
    command.name: command
    for command in (
        Command("/help", "show this", _help),
        Command("/topics", "list what can be asked", _topics),
        Command("/sources", "the sources of the last reply", _sources),
        Command("/quit", "leave (so do quit and exit)", _quit),
    )
}
