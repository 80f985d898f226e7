"""Tasks in, answers out, from a process of its own."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import current_thread, main_thread
from typing import Any

from bot.conversation import Bot
from bot.misses.store import Misses
from bot.terminal.answering import Answering
from bot.terminal.asked import Asked, Unread

PATIENCE = 5.0
"""Seconds that a worker has to end by itself."""

MakeBot = Callable[[], Bot]
Task = tuple[int, bool, Asked | Unread]
"""The place in the order, whether its conversation begins, and what is asked."""
Done = tuple[int, bytes]
"""The place in the order, and the line that answers."""


class WorkerLost(Exception):  # noqa: N818  it tells what happened
    """A worker ended before its work did."""


class Worker:
    """A process with a bot; ends when it is stopped, or when who started it is no more."""

    def __init__(self, make_bot: MakeBot, misses: Misses | None = None) -> None:
        """Start it; `make_bot` must be something that can be pickled."""
        # Not forked: threads of a host would be cut off in the middle, and Windows cannot.
        context = get_context("spawn")
        self.end, theirs = context.Pipe()
        """What to wait for: it has something to receive when answers have come."""
        self._process = context.Process(target=_work, args=(make_bot, misses, theirs), daemon=True)
        with _deaf():
            self._process.start()
        theirs.close()

    def send(self, tasks: list[Task]) -> None:
        """Hand over tasks; when it has gone, `receive` tells."""
        with suppress(OSError):
            self.end.send(tasks)

    def receive(self) -> list[Done]:
        """The answers to tasks that were sent together; raises WorkerLost."""
        try:
            done: list[Done] = self.end.recv()
        except (EOFError, OSError):
            self._process.join(PATIENCE)
            raise WorkerLost(f"a worker process {_told(self._process.exitcode)}") from None
        return done

    def dismiss(self) -> None:
        """Tell it that nothing more will come, so that it ends by itself."""
        self.end.close()

    def stop(self, patience: float) -> None:
        """Wait for its end so many seconds, then bring it about."""
        self._process.join(patience)
        self._process.kill()
        self._process.join()
        self.end.close()


def _work(
    make_bot: MakeBot, misses: Misses | None, end: "Connection[list[Done], list[Task]]"
) -> None:
    """The life of a worker."""
    # Whoever started it ends it. When that process was killed, nothing more can be received.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    answering = Answering(make_bot(), misses=misses)
    with suppress(EOFError, OSError):
        while True:
            tasks = end.recv()
            end.send([(at, answering.answer(it, begins=begins)) for at, begins, it in tasks])


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started within does not hear Ctrl-C, not even before it can say so itself."""
    if current_thread() is not main_thread():
        yield
        return
    before: Any = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _told(code: int | None) -> str:
    if code is None:
        return "closed its connection"
    return f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
