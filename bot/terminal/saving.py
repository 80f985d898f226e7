"""The turns of a conversation and visit.md --force in, a file and the sentence about it out."""

import os
import shlex
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from tempfile import mkstemp

from bot.content.model import Library
from bot.terminal.plain import printable
from bot.terminal.visit import Turn, visit

USAGE = "Say where to: /save visit.md, and a name with spaces in quotes."
FORCE = "--force"


class NotSaved(Exception):  # noqa: N818  it tells what happened
    """Why there is no file, in one sentence."""


def save_command(turns: Sequence[Turn], arguments: str, library: Library) -> str:
    """Do what stands after /save; gives the Markdown to show, whatever happens."""
    try:
        path, force = place(arguments)
        save(turns, path, library, force=force)
    except NotSaved as error:
        return str(error)
    return f"Saved to {_shown(path)}. Read it before you hand it on: it holds your questions."


def place(arguments: str) -> tuple[Path, bool]:
    """The path, and whether a file there may be replaced; raises NotSaved."""
    words = shlex.shlex(arguments, posix=True, punctuation_chars=False)
    words.whitespace_split, words.commenters = True, ""
    if os.name == "nt":
        words.escape = ""
    try:
        given = list(words)
    except ValueError:
        raise NotSaved(f"A quotation mark is left open. {USAGE}") from None
    unknown = [it for it in given if it.startswith("--") and it != FORCE]
    names = [it for it in given if not it.startswith("--")]
    if unknown:
        raise NotSaved(f"There is no {_shown(unknown[0])} here, only {FORCE}. {USAGE}")
    if len(names) != 1 or not names[0]:
        raise NotSaved(USAGE)
    return Path(names[0]), FORCE in given


def save(turns: Sequence[Turn], path: Path, library: Library, *, force: bool = False) -> None:
    """Write the paper, whole or not at all; raises NotSaved."""
    text = visit(turns, library, datetime.now().astimezone().date())
    if not text:
        raise NotSaved("There is nothing to save yet.")
    shown = _shown(path)
    try:
        path = path.expanduser()
        _check(path, shown, force=force)
        _write(path, text, force=force)
    except FileExistsError:
        message = f"{shown} is there already; /save with {FORCE} replaces it."
        raise NotSaved(message) from None
    except FileNotFoundError:
        raise NotSaved(f"Not saved: there is no folder for {shown}.") from None
    except OSError as error:
        raise NotSaved(f"Not saved to {shown}: {error.strerror or error}.") from None
    except (ValueError, RuntimeError):  # a name no file can have, or ~ of a person nobody knows
        raise NotSaved(f"Not saved: {shown} cannot be the name of a file.") from None


def _check(path: Path, shown: str, *, force: bool) -> None:
    """What can be told before anything is written."""
    if path.is_dir():
        raise NotSaved(f"Not saved: {shown} is a folder; name a file in it.")
    if os.path.lexists(path) and not force:
        raise FileExistsError
    if path.exists() and not path.is_file():
        raise NotSaved(f"Not saved: {shown} is a device, not a file.")


def _write(path: Path, text: str, *, force: bool) -> None:
    """Put the text there at once: beside it first, under a name of its own, for its owner alone."""
    with ExitStack() as undo:
        number, name = mkstemp(dir=path.parent, prefix=".visit-")
        undo.callback(_drop, Path(name))
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(number)
        if not force:
            # Fails if anybody took the name since; our own empty file may be replaced.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            undo.callback(_drop, path)
        Path(name).replace(path)
        undo.pop_all()


def _shown(given: object) -> str:
    return printable(" ".join(str(given).split()))[:200]


def _drop(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
