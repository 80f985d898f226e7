"""A number of processes as it is typed in, the number out."""

import os
import sys
from argparse import ArgumentTypeError

MOST_JOBS = 60
"""Windows waits for at most 63 things at once."""


def jobs(given: str) -> int:
    """From 1 on; 0 and auto are one for each core. Raises ArgumentTypeError for anything else."""
    if given in {"0", "auto"}:
        return min(_cores(), MOST_JOBS)
    digits = given.isascii() and given.isdigit()
    if digits and len(given) <= len(str(MOST_JOBS)) and 1 <= int(given) <= MOST_JOBS:
        return int(given)
    raise ArgumentTypeError(f"expected a number from 1 to {MOST_JOBS}, or auto, not {given!r}")


def _cores() -> int:
    """Those that this process may use, where the platform tells."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
