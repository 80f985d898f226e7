"""The chat: lines in, replies out, until the person leaves."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from bot.content.model import Library
from bot.terminal.commands import Said, obey
from bot.terminal.ending import ending_well
from bot.terminal.plain import printable
from bot.terminal.render import Plain, shower
from bot.terminal.talk import Talk

LEAVING = frozenset({"quit", "exit"})
OK = 0
HINT = "Tab completes, /help lists the commands, Ctrl-D leaves."
ECHOED = 200
"""Characters of a line from a pipe that are printed above its reply."""


def chat(talk: Talk, *, history: Path | None = None, note: str = "", watch: bool = False) -> int:
    """Talk until Ctrl-D, /quit or the end of the input.

    `history` is where the lines typed are kept, `note` is said with the banner; with `watch`
    edits of the content are live, and told of.
    """
    if sys.stdin.isatty() and sys.stdout.isatty():
        return _with_keys(talk, history, note, watch=watch)
    with _watching(talk, _tell_beside, watch=watch):
        return ending_well(lambda: _from_pipe(talk))


def _watching(
    talk: Talk, tell: Callable[[str], None], *, watch: bool
) -> AbstractContextManager[None]:
    if not watch:
        return nullcontext()
    from bot.terminal.edits import watching  # noqa: PLC0415  most chats watch nothing

    return watching(talk, tell)


def _tell_beside(text: str) -> None:
    print(text, file=sys.stderr)


def banner(library: Library) -> str:
    """What is said once, before the first prompt."""
    return f"{library.wording.welcome}\n\n{HINT}"


def _with_keys(talk: Talk, history: Path | None, note: str, *, watch: bool) -> int:
    # A chat that reads a pipe is not to pay for prompt_toolkit.
    from bot.terminal.line import Line  # noqa: PLC0415
    from bot.terminal.past import Past  # noqa: PLC0415

    talk.lines = past = Past(history)
    line = Line(talk, past)
    # The first prompt does not wait for what draws answers.
    Plain({}).text("\n".join(filter(None, (banner(talk.library), note))))
    with _watching(talk, line.tell, watch=watch):
        return ending_well(lambda: _converse(talk, line.read), line)


def _converse(talk: Talk, read: Callable[[], str]) -> int:
    while True:
        try:
            typed = read()
            if typed and not _answer(talk, typed):
                return OK
        except KeyboardInterrupt:
            continue
        except EOFError:
            return OK


def _from_pipe(talk: Talk) -> int:
    """Answer every line; each is printed before its reply, so that it reads as a conversation."""
    for typed in _lines():
        print(f"> {printable(typed)[:ECHOED]}")
        if not _answer(talk, typed):
            return OK
        sys.stdout.flush()
    return OK


def _answer(talk: Talk, line: str) -> bool:
    """Show what a line gives; False when the person leaves."""
    said = _said(talk, line)
    if said is not None:
        print()
        show = shower(talk.library.wording.headings, asked_plain=talk.plain)
        show.text(said) if isinstance(said, str) else show.reply(said)
        print()
    return said is not None


def _said(talk: Talk, line: str) -> Said:
    """What to show for a line; None when the person leaves."""
    if line.casefold() in LEAVING:
        return None
    return obey(talk, line) if line.startswith("/") else talk.ask(line)


def _lines() -> Iterator[str]:
    """The lines that are not blank."""
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", errors="replace").strip().strip("\ufeff")
        if text:
            yield text
