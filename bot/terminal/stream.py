"""JSON lines on standard input in, JSON lines on standard output out, however many."""

import os
import signal
import stat
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from threading import current_thread, main_thread
from types import FrameType

from bot.misses.store import Misses
from bot.terminal.answering import Item, Said, answered
from bot.terminal.asked import asked
from bot.terminal.lines import Read, lines
from bot.terminal.progress import progress
from bot.terminal.worker import MakeBot, WorkerLost
from bot.terminal.workers import Workers

FINE, WRONG = 0, 1
Replies = Generator[list[Said], None, None]
ENDED = 128 + signal.SIGTERM


def stream(make_bot: MakeBot, jobs: int, misses: Misses | None = None, *, plain: bool) -> int:
    """Answer every line; 1 when one could not be read, or when a worker was lost."""
    bot = make_bot()  # by one of many, too: what is wrong is told once, what start-up keeps is kept
    workers = partial(Workers, make_bot, jobs, misses)
    fine = True
    groups = _items(_read())
    all_said = answered(bot, groups, misses) if jobs == 1 else _by_many(workers, groups)
    with _terminated(), closing(all_said), progress(_total(), plain=plain) as tell:
        try:
            for said in all_said:
                _write(said)
                tell(said)
                fine = fine and all(it.understood for it in said)
        except WorkerLost as lost:
            print(f"d3k2: {lost}; the replies up to there are written", file=sys.stderr)
            return WRONG
    return FINE if fine else WRONG


def _items(read: Read) -> Iterator[list[Item]]:
    for group in lines(read):
        yield [Item(asked(line), line.size) for line in group]


def _by_many(start: Callable[[], Workers], groups: Iterable[list[Item]]) -> Replies:
    with start() as workers:
        yield from workers.answered(groups)


def _write(said: list[Said]) -> None:
    if said:
        sys.stdout.buffer.write(b"".join(it.line for it in said))
        sys.stdout.buffer.flush()


def _read() -> Read:
    """The way to read what has come, past the buffer: its lock would outlast a thread's end."""
    stdin = sys.stdin.buffer
    read: Read = getattr(stdin, "raw", stdin).read
    return read


def _total() -> int | None:
    """Bytes that are still to be read, where that is known."""
    try:
        number = sys.stdin.fileno()
        known = os.fstat(number)
        if stat.S_ISREG(known.st_mode):
            return known.st_size - os.lseek(number, 0, os.SEEK_CUR)
    except OSError:
        pass
    return None


@contextmanager
def _terminated() -> Iterator[None]:
    """Leave in good order when told to: no worker behind, the cursor back."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(ENDED)
