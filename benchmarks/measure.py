"""A job in, what was measured out, in a process of its own: `python -m benchmarks.measure JOB`."""

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import ceil
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.datasets import Line, examples_of, read_lines, spread
from benchmarks.peers import OURS, PEERS, SLOW, TINY, Peer

ROOT = Path(__file__).parent.parent
FEW = 300
"""Lines that are timed one by one; slow methods are judged by as many, too."""

RUNS = 15
"""Starts of a program, of which the median counts."""

_TEXTS = [text for texts in TINY.values() for text in texts]
_VECTORS = (
    "from sklearn.feature_extraction.text import TfidfVectorizer; "
    "vectors = TfidfVectorizer(analyzer='char_wb', ngram_range=(2, 4)); "
    f"known, asked = vectors.fit_transform({_TEXTS}), vectors.transform(['helo']); "
)
_LEARNED = "().fit(known, [0, 0, 1, 1]).predict(asked)"
PROGRAMS = {
    "nothing": "pass",
    OURS: f"from bot import Matcher; Matcher({TINY}).rank('helo')",
    "rapidfuzz": f"from rapidfuzz import process; process.extractOne('helo', {_TEXTS})",
    "TF-IDF nearest": f"{_VECTORS}(asked @ known.T).argmax()",
    "TF-IDF + LinearSVC": f"{_VECTORS}from sklearn.svm import LinearSVC; LinearSVC{_LEARNED}",
    "TF-IDF + LogisticRegression": (
        f"{_VECTORS}from sklearn.linear_model import LogisticRegression; "
        f"LogisticRegression{_LEARNED}"
    ),
    "MiniLM + LogisticRegression": (
        f"from benchmarks.peers import Sentences; Sentences({TINY}).answer(['helo'])"
    ),
}
"""A tiny program of each library: four examples, one question."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a process has to measure."""

    peer: str
    train: str
    """Path of the lines to learn from."""
    tests: dict[str, str]
    """Paths of the lines to ask; those of `test` are timed."""
    share: int = 1
    """Every so manieth line is asked."""


def measure(job: Job) -> dict[str, Any]:
    """Seconds, milliseconds, megabytes, and for each line whether it was right and how sure."""
    tests = {name: read_lines(Path(path))[:: job.share] for name, path in job.tests.items()}
    examples = examples_of(read_lines(Path(job.train)))
    PEERS[job.peer](TINY)  # imports what it needs, which is not learning
    start = perf_counter()
    peer = PEERS[job.peer](examples)
    seconds = perf_counter() - start
    times = milliseconds(peer, [line.text for line in spread(tests["test"], FEW)])
    peak = peak_megabytes()  # before many lines are asked at once
    asked = {
        name: spread(lines, FEW if job.peer in SLOW else len(lines))
        for name, lines in tests.items()
    }
    return {"seconds": seconds, "times": times, "megabytes": peak} | {
        name: judge(peer, lines) for name, lines in asked.items()
    }


def judge(peer: Peer, lines: Sequence[Line]) -> list[tuple[bool, float]]:
    """Of each line, whether its intent was found, and how sure the method was."""
    guesses = peer.answer([line.text for line in lines])
    return [
        (guess.intent == line.intent, guess.sure)
        for guess, line in zip(guesses, lines, strict=True)
    ]


def milliseconds(peer: Peer, utterances: Sequence[str], limit: float = 60.0) -> list[float]:
    """Time of each utterance, asked one by one until as many seconds have passed."""
    times: list[float] = []
    for utterance in utterances:
        start = perf_counter()
        peer.answer([utterance])
        times.append(1000 * (perf_counter() - start))
        if sum(times) > 1000 * limit:
            break
    return times


def peak_megabytes() -> float:
    """Largest resident size of this process so far."""
    status = Path("/proc/self/status")
    if status.is_file():  # the other way counts the parent's size, too, on Linux
        line = next(it for it in status.read_text().splitlines() if it.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def start_milliseconds(program: str) -> float:
    """Median time of a whole process that runs a program."""
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)  # noqa: S603
        times.append(1000 * (perf_counter() - start))
    return median(times)


def nearest_rank(values: Sequence[float], share: float) -> float:
    """The least value that at least this share of the values does not exceed."""
    return sorted(values)[ceil(share * len(values)) - 1]


def in_child(module: str, job: Any, limit: float) -> Any:
    """What `python -m MODULE JOB` prints, read as JSON; None when it does not finish in time."""
    command = [sys.executable, "-m", module, json.dumps(asdict(job))]
    try:
        done = subprocess.run(  # noqa: S603  our own modules
            command, cwd=ROOT, stdout=subprocess.PIPE, timeout=limit, check=True
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    return json.loads(done.stdout)


if __name__ == "__main__":
    print(json.dumps(measure(Job(**json.loads(sys.argv[1])))))
