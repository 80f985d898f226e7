"""Lines of JSON through `ask --jsonl`: how many a second, and how much memory, however many.

`python -m benchmarks.stream JOBS` is the command as a child: it tells its memory at the end.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.measure import ROOT, peak_megabytes
from bot import Library, load_library
from bot.terminal.cli import main

SEED = 20261122
RATED = 20_000
"""Lines for the rates."""
SIZES = (1_000, 100_000)
LARGEST = 1_000_000
MISSPELT = 0.25
"""Share of the lines with a typo."""
ADDED = (
    "please", "thanks", "hi", "doctor", "today", "so", "really", "for my mum", "quick question",
    "ok", "just asking", "in winter", "for me", "i wonder", "sorry", "tell me", "again", "honestly",
)  # fmt: skip
"""What people put before and after a question."""


def print_stream(*, full: bool) -> list[dict[str, Any]]:
    """Lines a second with one and two processes; peak memory for ever more lines."""
    library = load_library()
    rows = []
    with TemporaryDirectory() as folder:
        file = Path(folder) / "lines.jsonl"
        for jobs in (1, 2):
            start = run(_written(file, library, 1), jobs)["seconds"]
            found = run(_written(file, library, RATED), jobs)
            rate = RATED / (found["seconds"] - start)
            print(f"different lines a second, --jobs {jobs:<16} {rate:,.0f}", flush=True)
            rows.append({"jobs": jobs, "lines": RATED, "rate": rate, "start": start})
        for size in (*SIZES, *([LARGEST] if full else [])):
            _written(file, library, size, conversations=True)
            for jobs in (1, 2):
                found = run(file, jobs)
                told = f"peak memory, {size:,} lines, --jobs {jobs}"
                workers = f" and {found['worker']:.0f} MB a worker" if jobs > 1 else ""
                print(f"{told:<42} {found['megabytes']:.0f} MB{workers}", flush=True)
                rows.append({"jobs": jobs, "lines": size, **found})
    return rows


def run(file: Path, jobs: int) -> dict[str, float]:
    """Seconds of a whole process, its peak memory, and that of its largest worker."""
    command = [sys.executable, "-m", "benchmarks.stream", str(jobs)]
    start = perf_counter()
    with file.open("rb") as lines:
        done = subprocess.run(  # noqa: S603  our own module
            command,
            stdin=lines,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=True,
        )
    found: dict[str, float] = json.loads(done.stderr)
    return {"seconds": perf_counter() - start, **found}


def utterances(library: Library) -> Iterator[str]:
    """Authored examples with words around them, some misspelt; each one once, without end."""
    random = Random(SEED)  # noqa: S311  made-up lines need no secrecy
    examples = [text for it in library.intents.values() for text in it.examples]
    seen: set[int] = set()
    while True:
        before, after = (" ".join(random.sample(ADDED, random.randint(0, 2))) for _ in range(2))
        text = f"{before} {random.choice(examples)} {after}".strip()
        if random.random() < MISSPELT:
            text = slip(text, random)
        if hash(text) not in seen:
            seen.add(hash(text))
            yield text


def slip(text: str, random: Random) -> str:
    """The text with one letter left out, doubled, swapped with the next, or another."""
    at = random.randrange(len(text))
    letter = random.choice("etaoinshrdlu")
    slips = ("", text[at] * 2, text[at : at + 2][::-1], letter)
    changed = random.randrange(len(slips))
    return text[:at] + slips[changed] + text[at + (2 if changed == 2 else 1) :]


def _written(file: Path, library: Library, size: int, *, conversations: bool = False) -> Path:
    """A file of so many lines, each of another conversation if of any."""
    texts = utterances(library)
    with file.open("w", encoding="utf-8") as lines:
        for number in range(size):
            more = {"conversation": number} if conversations else {}
            lines.write(json.dumps({"id": number, "text": next(texts), **more}) + "\n")
    return file


if __name__ == "__main__":
    code = main(["ask", "--jsonl", "--jobs", sys.argv[1]])
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"megabytes": peak_megabytes(), "worker": memory}), file=sys.stderr)
    sys.exit(code)
