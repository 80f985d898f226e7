"""What begins with a slash: one table, from which the help is made."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.bibliography import describe
from bot.conversation import Bot
from bot.reply import Reply
from bot.terminal.topics import topics_text


class Talk:
    """One conversation with its last reply, which commands look back at."""

    def __init__(self, bot: Bot) -> None:
        self.library = bot.library
        self.conversation = bot.conversation()
        self.last: Reply | None = None

    def ask(self, utterance: str) -> Reply:
        """The reply to an utterance, which is then the last one."""
        self.last = self.conversation.reply(utterance)
        return self.last


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the chat."""

    name: str
    help: str
    run: Callable[[Talk], str | None]
    """The Markdown to show; None leaves the chat."""


def _help(_talk: Talk) -> str:
    lines = "\n".join(f"- {command.name}: {command.help}" for command in COMMANDS.values())
    return (
        "Ask in your own words. A number picks one of the questions offered.\n\n"
        f"{lines}\n- Ctrl-C clears the line, Ctrl-D leaves"
    )


def _topics(talk: Talk) -> str:
    return topics_text(talk.library)


def _sources(talk: Talk) -> str:
    if talk.last is None or not talk.last.sources:
        return "The last reply cites no sources."
    return "\n".join(
        f"- [{number}] {describe(source)}" for number, source in enumerate(talk.last.sources, 1)
    )


def _forget(talk: Talk) -> str:
    talk.conversation.forget()
    talk.last = None
    return "What you told me is forgotten; nothing of it was written down."


def _quit(_talk: Talk) -> None:
    return None


COMMANDS = {
    command.name: command
    for command in (
        Command("/help", "show this", _help),
        Command("/topics", "list what can be asked", _topics),
        Command("/sources", "the sources of the last reply", _sources),
        Command("/forget", "forget what was said of medicines and the rest", _forget),
        Command("/quit", "leave (so do quit and exit)", _quit),
    )
}
