"""Lines answered in, a bar on a terminal's standard error out."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from bot.terminal.answering import Said

Tell = Callable[[Sequence[Said]], None]
"""Takes note of lines that were answered."""


@contextmanager
def progress(total: int | None, *, plain: bool) -> Iterator[Tell]:
    """Show how far it is, of `total` bytes if they are known; nothing where a bar is in the way."""
    if not _wanted(plain=plain):
        yield _silent
        return
    from rich.console import Console  # noqa: PLC0415  a pipe is not to pay for rich
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    count = TextColumn("{task.fields[lines]:,} lines, {task.fields[rate]:,.0f} a second")
    left = [] if total is None else [TextColumn("{task.percentage:.0f} %"), TimeRemainingColumn()]
    console = Console(stderr=True)
    with Progress(BarColumn(), *left, count, console=console) as bar:
        task = bar.add_task("", total=total, lines=0, rate=0.0)

        def tell(said: Sequence[Said]) -> None:
            lines = bar.tasks[0].fields["lines"] + len(said)
            rate = lines / max(bar.tasks[0].elapsed or 0.0, 0.1)
            bar.update(task, advance=sum(it.size for it in said), lines=lines, rate=rate)

        yield tell


def _wanted(*, plain: bool) -> bool:
    """A bar and lines on one screen would write over each other."""
    dumb = os.environ.get("TERM", "") in {"", "dumb"}
    shared = sys.stdout.isatty()
    return bool(sys.stderr and sys.stderr.isatty()) and not (plain or dumb or shared)


def _silent(_said: Sequence[Said]) -> None:
    """Nobody looks."""
