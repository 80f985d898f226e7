"""The chat: lines in, replies out, until the person leaves."""

import sys
from collections.abc import Callable

from prompt_toolkit import PromptSession
from prompt_toolkit.history import InMemoryHistory

from bot.content.model import Library
from bot.conversation import Bot
from bot.reply import Reply
from bot.terminal.commands import COMMANDS
from bot.terminal.completion import completer
from bot.terminal.render import shower

LEAVING = frozenset({"quit", "exit"})

ReadLine = Callable[[], str]
"""Gives the next line; raises EOFError at the end, KeyboardInterrupt when it was cleared."""


def chat(library: Library, *, plain: bool) -> int:
    """Talk until Ctrl-D, /quit or the end of the input."""
    show = shower(asked_plain=plain)
    read = _keys(library) if sys.stdin.isatty() and sys.stdout.isatty() else _pipe
    show(library.wording.welcome + "\nType /help for help, Ctrl-D to leave.")
    talk = _Talk(library)
    while True:
        try:
            line = read().strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return 0
        if not line:
            continue
        said = talk.say(line)
        if said is None:
            return 0
        print()
        show(said)
        print()


class _Talk:
    """One conversation with its last reply, which commands look back at."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.conversation = Bot(library).conversation()
        self.last: Reply | None = None

    def say(self, line: str) -> str | None:
        """What to show for a line; None when the person leaves."""
        if line.casefold() in LEAVING:
            return None
        if line.startswith("/"):
            command = COMMANDS.get(line.split(maxsplit=1)[0])
            if command is None:
                return f"There is no command {line.split(maxsplit=1)[0]}; /help lists them."
            return command.run(self.library, self.last)
        self.last = self.conversation.reply(line)
        return self.last.text


def _keys(library: Library) -> ReadLine:
    session: PromptSession[str] = PromptSession(
        "> ",
        completer=completer(library, COMMANDS),
        history=InMemoryHistory(),
        complete_while_typing=False,
        mouse_support=False,
    )
    return session.prompt


def _pipe() -> str:
    line = sys.stdin.buffer.readline()
    if not line:
        raise EOFError
    return line.decode("utf-8", errors="replace")
