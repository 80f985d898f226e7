"""The chat: lines in, replies out, until the person leaves."""

import sys
from collections.abc import Callable

from prompt_toolkit import PromptSession
from prompt_toolkit.history import InMemoryHistory

from bot.content.model import Library
from bot.conversation import Bot
from bot.reply import Reply
from bot.terminal.commands import COMMANDS, Talk
from bot.terminal.completion import completer
from bot.terminal.render import shower

LEAVING = frozenset({"quit", "exit"})

ReadLine = Callable[[], str]
"""Gives the next line; raises EOFError at the end, KeyboardInterrupt when it was cleared."""


def chat(bot: Bot, *, plain: bool) -> int:
    """Talk until Ctrl-D, /quit or the end of the input."""
    show = shower(bot.library.wording.headings, asked_plain=plain)
    read = _keys(bot.library) if sys.stdin.isatty() and sys.stdout.isatty() else _pipe
    show.text(bot.library.wording.welcome + "\nType /help for help, Ctrl-D to leave.")
    talk = Talk(bot)
    while True:
        try:
            line = read().strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return 0
        if not line:
            continue
        said = _said(talk, line)
        if said is None:
            return 0
        print()
        show.text(said) if isinstance(said, str) else show.reply(said)
        print()


def _said(talk: Talk, line: str) -> Reply | str | None:
    """What to show for a line; None when the person leaves."""
    if line.casefold() in LEAVING:
        return None
    if line.startswith("/"):
        name = line.split(maxsplit=1)[0]
        command = COMMANDS.get(name)
        return command.run(talk) if command else f"There is no command {name}; /help lists them."
    return talk.ask(line)


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
