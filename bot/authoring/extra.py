"""Libraries that only authors need: installed with `d3k2-bot[authoring]`."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import ExtraMissing


@contextmanager
def authoring_extra() -> Iterator[None]:
    """Imports of such libraries stand within; raises ExtraMissing that names what to install."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise ExtraMissing(
            f"this needs the library {error.name}: pip install 'd3k2-bot[authoring]'"
        ) from error
