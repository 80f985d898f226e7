"""Signals in, an orderly end of the chat out: nothing lost, terminal modes as they were."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Protocol

SIGNALED = 128
"""What shells add to the number of the signal that ended a program."""
ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Reading(Protocol):
    """What waits for keys."""

    def stop(self, error: BaseException) -> bool:
        """Have the read under way raise this; False when there is none."""

    def resume(self) -> None:
        """Draw the line again; the terminal may have been used by others."""


def ending_well(work: Callable[[], int], reading: Reading | None = None) -> int:
    """The exit code of the work; 143 or 129 when SIGTERM or SIGHUP ended it, as an exception does.

    No context manager, as a signal between its steps would leave it half way.
    """
    caught: list[int] = []

    def end(number: int, _frame: FrameType | None) -> None:
        if caught:
            return
        caught.append(number)
        _leave_dead_terminal()
        error = SystemExit(SIGNALED + number)
        if not (reading and reading.stop(error)):
            raise error

    before = {it: signal.getsignal(it) for it in ENDING}
    for it, handler in before.items():
        if handler is not signal.SIG_IGN:  # nohup asks to be left alone
            signal.signal(it, end)
    if reading and hasattr(signal, "SIGCONT"):
        before[signal.SIGCONT] = signal.signal(signal.SIGCONT, lambda *_: reading.resume())
    try:
        return work()
    finally:
        for it, handler in before.items():
            signal.signal(it, handler)
        if caught:  # whatever came first: a closed terminal ends the input, too
            raise SystemExit(SIGNALED + caught[0])


def _leave_dead_terminal() -> None:
    """Point streams to a terminal that was closed away, so that nothing fails on the way out."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            if stream.isatty() and not _is_alive(stream.fileno()):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _is_alive(terminal: int) -> bool:
    try:
        os.get_terminal_size(terminal)
    except OSError:
        return False
    return True
