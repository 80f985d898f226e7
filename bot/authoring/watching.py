"""Folders and files in, a sign each time something in them was changed out."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

from bot.authoring.extra import authoring_extra

SETTLED = 50
"""Milliseconds without a further change after which a burst of changes counts as one."""
LONGEST_BURST = 300
"""Milliseconds after which it does in any case."""
LONGEST_WAIT = 5.0
"""Seconds after which Ctrl-C is looked for."""


def changes(
    paths: Iterable[Path], stop: Event | None = None, quiet: float | None = None
) -> Iterator[frozenset[Path]]:
    """The files of each burst of changes, until `stop` is set; raises ExtraMissing.

    With `quiet` also none, each time that many seconds have passed without a change.
    """
    with authoring_extra():
        from watchfiles import watch  # noqa: PLC0415  only those who watch have it
    bursts = watch(
        *paths,
        stop_event=stop,
        step=SETTLED,
        debounce=LONGEST_BURST,
        rust_timeout=round(1000 * (quiet or LONGEST_WAIT)),
        yield_on_timeout=quiet is not None,
        raise_interrupt=True,
    )
    return (frozenset(Path(path) for _, path in burst) for burst in bursts)
