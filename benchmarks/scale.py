"""A number of examples in, build time, time of a question and memory out, on made-up words.

`python -m benchmarks.scale JOB` is the process that measures one size.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import accumulate
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.datasets import Line
from benchmarks.measure import in_child, judge, milliseconds, nearest_rank, peak_megabytes
from benchmarks.peers import OURS, PEERS, TINY

SEED = 20261122
WORDS = 30_000
AN_INTENT = 100
"""Examples of each intent."""
OWN = 20
"""Words of an intent that half of the words of its examples come from."""
SIZES = (1_000, 10_000, 100_000, 1_000_000)
PEER = "rapidfuzz token_sort_ratio"
PEER_SIZES = (1_000, 10_000)
ASKED = 200
JUDGED = 50
LIMIT = 300.0
"""Seconds a process may take."""

Weights = list[float]


@dataclass(frozen=True, slots=True)
class Job:
    """What a process has to measure."""

    peer: str
    size: int
    words: str
    """`even`: each word as often as any other; `skewed`: as in a language, few make up most."""


def print_scale(*, quick: bool) -> list[dict[str, Any]]:
    """One row a method, size and kind of words; a quick run leaves out the largest size."""
    print("\n### Scale: made-up utterances, 100 examples an intent\n")
    print("| method | words | examples | build s | median ms | p99 ms | peak MB | right |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    rows = []
    for job in jobs(SIZES[:-1] if quick else SIZES):
        found = in_child("benchmarks.scale", job, LIMIT)
        rows.append(asdict(job) | (found or {"finished": False}))
        print(f"| {job.peer} | {job.words} | {job.size:,} | {_cells(found)} |", flush=True)
    return rows


def jobs(sizes: tuple[int, ...]) -> Iterator[Job]:
    """Ours at every size, the other method at those it is fast enough for."""
    for words in ("even", "skewed"):
        yield from (Job(OURS, size, words) for size in sizes)
        yield from (Job(PEER, size, words) for size in PEER_SIZES)


def measure(job: Job) -> dict[str, Any]:
    """Build seconds, milliseconds a question, megabytes, and how many intents were found."""
    examples = made_up(job)
    lines = list(questions(examples))
    PEERS[job.peer](TINY)  # imports what it needs
    before = peak_megabytes()
    start = perf_counter()
    peer = PEERS[job.peer](examples)
    seconds = perf_counter() - start
    times = milliseconds(peer, [line.text for line in lines])
    return {
        "seconds": seconds,
        "median_ms": median(times),
        "p99_ms": nearest_rank(times, 0.99),
        "asked": len(times),
        "megabytes": peak_megabytes(),
        "megabytes_before": before,
        "right": sum(right for right, _ in judge(peer, lines[:JUDGED])) / JUDGED,
    }


def made_up(job: Job) -> dict[str, list[str]]:
    """Intents with examples of 4 to 9 words: half of them the intent's own, half anybody's."""
    random = _random()
    words = made_up_words(random)
    even = job.words == "even"
    # Zipf's law as Mandelbrot wrote it, which word counts of a language follow.
    weights = list(accumulate(1.0 if even else 1 / (rank + 2.7) for rank in range(1, WORDS + 1)))
    examples = {}
    for number in range(job.size // AN_INTENT):
        own = random.sample(words, OWN)
        examples[f"intent_{number}"] = [
            _utterance(random, own, random.choices(words, cum_weights=weights, k=5))
            for _ in range(AN_INTENT)
        ]
    return examples


def made_up_words(random: Random) -> list[str]:
    """Different words of 2 to 4 syllables."""
    syllables = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]
    words: dict[str, None] = {}
    while len(words) < WORDS:
        words["".join(random.choices(syllables, k=random.randint(2, 4)))] = None
    return list(words)


def questions(examples: dict[str, list[str]]) -> Iterator[Line]:
    """An example's words in another order, one of them left out, one of another example put in."""
    random = _random()
    names = list(examples)
    for _ in range(ASKED):
        intent = random.choice(names)
        words = random.choice(examples[intent]).split()
        random.shuffle(words)
        stranger = random.choice(random.choice(examples[random.choice(names)]).split())
        yield Line(" ".join([*words[1:], stranger]), intent)


def _random() -> Random:
    return Random(SEED)  # noqa: S311  made-up words need no secrecy


def _utterance(random: Random, own: list[str], anybody: list[str]) -> str:
    """4 to 9 words, the two kinds in turn."""
    length = random.randint(4, 9)
    words = [*anybody[: length // 2], *random.sample(own, length - length // 2)]
    random.shuffle(words)
    return " ".join(words)


def _cells(found: dict[str, Any] | None) -> str:
    if not found:
        return "not finished | | | |"
    return (
        f"{found['seconds']:.2f} | {found['median_ms']:.2f} | {found['p99_ms']:.2f} | "
        f"{found['megabytes']:.0f} | {found['right']:.0%}"
    )


if __name__ == "__main__":
    print(json.dumps(measure(Job(**json.loads(sys.argv[1])))))
