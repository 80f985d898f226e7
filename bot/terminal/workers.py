"""What lines ask in, JSON lines out in the same order, from several processes."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from multiprocessing import Pipe
from multiprocessing.connection import wait
from threading import Condition, Thread
from typing import Self
from zlib import crc32

from bot.misses.store import Misses
from bot.terminal.answering import MOST_KEPT, Item, Recent, Said
from bot.terminal.asked import Asked, Unread
from bot.terminal.worker import PATIENCE, MakeBot, Task, Worker

SENT_AT_ONCE = 16
"""Lines; fewer when no more have come."""
IN_FLIGHT = 64
"""Lines for each worker that were read and are not written yet, from which no more are read."""
MOST_BYTES = 16 * 1024 * 1024
"""The same for the bytes of all of them. The two bound memory, whoever is slow."""


class Workers:
    """Processes that each build a bot of their own; none outlives the `with` block."""

    def __init__(self, make_bot: MakeBot, jobs: int, misses: Misses | None = None) -> None:
        """Start them; `make_bot` must be something that can be pickled."""
        self._room = Condition()
        """Guards what both threads change: the one that reads and the one that writes."""
        self._flying: deque[tuple[Item, int]] = deque()
        """The lines between the two, each with its worker."""
        self._loads = [0] * jobs
        """Lines of each worker among them."""
        self._bytes = self._sent = self._given = 0
        self._closed = False
        self._done: dict[int, bytes] = {}
        """Answers that others have to come before."""
        self._known = Recent[bool](MOST_KEPT)
        self._failed: BaseException | None = None
        self._woken, self._wake = Pipe(duplex=False)
        self._workers: list[Worker] = []
        with ExitStack() as undo:
            undo.callback(self._stop)
            for _ in range(jobs):
                self._workers.append(Worker(make_bot, misses))
            undo.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._stop(PATIENCE if kind is None else 0.0)

    def answered(self, groups: Iterable[list[Item]]) -> Iterator[list[Said]]:
        """Answers in order, in lists that are to be handed on before the next one is asked for.

        Raises WorkerLost, and whatever reading the groups raises.
        """
        Thread(target=self._feed, args=(groups,), daemon=True).start()
        ends: dict[object, Worker] = {worker.end: worker for worker in self._workers}
        ended = False
        while not ended or self._given < self._sent:
            for end in wait([*(worker.end for worker in self._workers), self._woken]):
                if end is self._woken:
                    ended = self._woken.recv()
                else:
                    self._done.update(ends[end].receive())
            yield list(self._in_order())
            if self._failed:
                raise self._failed

    def _feed(self, groups: Iterable[list[Item]]) -> None:
        """In a thread of its own: read on while others answer and write."""
        try:
            for group in groups:
                for start in range(0, len(group), SENT_AT_ONCE):
                    self._send(group[start : start + SENT_AT_ONCE])
                if self._closed:
                    return
        except BaseException as error:  # noqa: BLE001  raised again where somebody listens
            self._failed = error
        finally:
            with suppress(OSError):
                self._wake.send(True)  # noqa: FBT003  there is but one thing to say

    def _send(self, items: Sequence[Item]) -> None:
        shares: dict[int, list[Task]] = {}
        with self._room:
            self._room.wait_for(self._has_room)
            idlest = self._loads.index(min(self._loads))
            for item in items:
                at, begins = self._home(item.asked, idlest)
                shares.setdefault(at, []).append((self._sent, begins, item.asked))
                self._flying.append((item, at))
                self._loads[at] += 1
                self._bytes += item.size
                self._sent += 1
        for at, tasks in shares.items():
            self._workers[at].send(tasks)

    def _has_room(self) -> bool:
        few = len(self._flying) < IN_FLIGHT * len(self._workers)
        return self._closed or (few and self._bytes < MOST_BYTES)

    def _home(self, asked: Asked | Unread, idlest: int) -> tuple[int, bool]:
        """The worker of a line, and whether its conversation begins.

        A conversation stays with one worker. Which ones are forgotten is decided here, so that
        replies do not depend on the number of workers.
        """
        if isinstance(asked, Unread) or not asked.conversation:
            return idlest, False
        begins = not self._known.take(asked.conversation)
        self._known.keep(asked.conversation, value=True)
        return crc32(asked.conversation.encode()) % len(self._workers), begins

    def _in_order(self) -> Iterator[Said]:
        while self._given in self._done:
            line = self._done.pop(self._given)
            with self._room:
                item, at = self._flying.popleft()
                self._loads[at] -= 1
                self._bytes -= item.size
                self._given += 1
                self._room.notify()
            yield Said(line, item.size, isinstance(item.asked, Asked))

    def _stop(self, patience: float = 0.0) -> None:
        with self._room:
            self._closed = True
            self._room.notify()
        for worker in self._workers if patience else ():
            worker.dismiss()
        for worker in self._workers:
            worker.stop(patience)
        self._woken.close()
        self._wake.close()
