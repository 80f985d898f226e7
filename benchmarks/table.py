"""A folder of data sets in, tables of every method out: quality, time, memory."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any

from benchmarks.datasets import ALL, DataSet, find_data_sets
from benchmarks.measure import PROGRAMS, Job, in_child, nearest_rank, start_milliseconds
from benchmarks.peers import NEEDED, PEERS, methods

LIMIT = 1800.0
"""Seconds a process may take."""
QUICK = 4
"""A quick run asks every so manieth line."""
REFUSING_AT = 10
"""Examples an intent at which out-of-scope lines are asked, too."""
REFUSED = 0.9
"""Share of the out-of-scope lines that have to be refused."""

Judged = Sequence[Sequence[float]]
"""Of each line, whether its intent was found (0 or 1), and how sure the method was."""
Cell = Callable[[dict[str, float]], str]


@dataclass(frozen=True, slots=True)
class Row:
    """What one method showed on one draw."""

    data: str
    peer: str
    size: int
    draw: int
    figures: dict[str, float]
    """Empty when it did not finish in time."""


def print_table(folder: Path, *, quick: bool) -> dict[str, Any]:
    """Measure and print everything about a folder; gives the same as plain values."""
    data_sets = find_data_sets(folder)
    if not data_sets:
        raise SystemExit(f"no NAME.test.jsonl with NAME.train*.jsonl beside it in {folder}")
    for name in PEERS.keys() - methods():
        libraries = ", ".join(NEEDED[name.split()[0]])
        print(f"{name} is left out: it needs {libraries}", file=sys.stderr)
    rows = []
    for data in data_sets:
        found = list(rows_of(data, methods(), quick=quick))
        print_data(data, found)
        rows += found
    return {"rows": [asdict(row) for row in rows], "start_ms": print_start()}


def print_data(data: DataSet, rows: Sequence[Row]) -> None:
    """The tables of one data set."""
    title = f"{data.name}, by examples an intent"
    print_grid(f"{title}: right, %", rows, data.sizes, percent("test"))
    print_grid(f"{title}: right with two typos a line, %", rows, data.sizes, percent("typo"))
    print_grid(f"{title}: learning s, median / p99 ms, peak MB", rows, data.sizes, costs)
    print_refusing(data.name, rows)


def rows_of(data: DataSet, peers: Sequence[str], *, quick: bool) -> Iterator[Row]:
    """Every method on every draw, each in a process of its own; says where it is."""
    for draw in data.draws:
        if quick and draw.number:
            continue
        asked = {name: it for name, it in data.tests.items() if name != "oos_test"}
        if draw.size == REFUSING_AT:
            asked = data.tests
        tests = {name: str(path.resolve()) for name, path in asked.items()}
        for peer in peers:
            job = Job(peer, str(draw.path.resolve()), tests, QUICK if quick else 1)
            found = in_child("benchmarks.measure", job, LIMIT)
            print(f"{draw.path.name}: {peer}", file=sys.stderr, flush=True)
            figures = figures_of(found) if found else {}
            yield Row(data.name, peer, draw.size, draw.number, figures)


def figures_of(found: dict[str, Any]) -> dict[str, float]:
    """Numbers that draws can be averaged over."""
    figures = {
        "seconds": found["seconds"],
        "median_ms": median(found["times"]),
        "p99_ms": nearest_rank(found["times"], 0.99),
        "megabytes": found["megabytes"],
        "test": fmean(right for right, _ in found["test"]),
    }
    if "test_typo" in found:
        figures["typo"] = fmean(right for right, _ in found["test_typo"])
    if "oos_test" in found:
        outside = [sure for _, sure in found["oos_test"]]
        figures["auroc"] = auroc([sure for _, sure in found["test"]], outside)
        figures["right_refusing"] = right_refusing(found["test"], outside)
    return figures


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """Chance that a line in scope is surer than one out of scope; equal ones count half."""
    ordered = sorted(outside)
    below = sum(bisect_left(ordered, sure) + bisect_right(ordered, sure) for sure in inside)
    return below / 2 / len(inside) / len(outside)


def right_refusing(judged: Judged, outside: Sequence[float]) -> float:
    """Share of the lines in scope that are right and surer than REFUSED of those outside."""
    threshold = nearest_rank(outside, REFUSED)
    return fmean(bool(right) and sure > threshold for right, sure in judged)


def print_grid(title: str, rows: Sequence[Row], sizes: Sequence[int], cell: Cell) -> None:
    """One line a method, one column a size, each the mean of its draws."""
    heads = [str(size) if size != ALL else "all" for size in sizes]
    print(f"\n### {title}\n\n| method | {' | '.join(heads)} |\n|---|{'--:|' * len(sizes)}")
    for peer in dict.fromkeys(row.peer for row in rows):
        cells = (_cell(rows, peer, size, cell) for size in sizes)
        print(f"| {peer} | {' | '.join(cells)} |", flush=True)


def print_refusing(name: str, rows: Sequence[Row]) -> None:
    """How well each method tells what is out of scope, where that was asked."""
    told = [row for row in rows if "auroc" in row.figures]
    if told:
        print(f"\n### {name}, {REFUSING_AT} examples an intent: telling what is out of scope\n")
        print(f"| method | AUROC | right, % when {REFUSED:.0%} of out of scope is refused |")
        print("|---|--:|--:|")
    for peer in dict.fromkeys(row.peer for row in told):
        both = (percent(it) for it in ("auroc", "right_refusing"))
        cells = (_cell(told, peer, REFUSING_AT, it) for it in both)
        print(f"| {peer} | {' | '.join(cells)} |", flush=True)


def print_start() -> dict[str, float]:
    """Whole-process time of a tiny program of each method, in milliseconds."""
    print("\n### Cold start of a tiny program: four examples, one question\n")
    print("| program | ms |\n|---|--:|")
    found = {}
    for name, program in PROGRAMS.items():
        if name in ("nothing", "rapidfuzz", *methods()):
            found[name] = start_milliseconds(program)
            print(f"| {name} | {found[name]:.0f} |", flush=True)
    return found


def percent(name: str) -> Cell:
    """A cell with a share as per cent."""
    return lambda mean: f"{100 * mean[name]:.1f}" if name in mean else "-"


def costs(mean: dict[str, float]) -> str:
    """A cell with seconds to learn, milliseconds a question and megabytes."""
    learning, usual, slow = (mean[name] for name in ("seconds", "median_ms", "p99_ms"))
    return f"{learning:.2f} s, {usual:.2f} / {slow:.2f} ms, {mean['megabytes']:.0f} MB"


def _cell(rows: Sequence[Row], peer: str, size: int, cell: Cell) -> str:
    draws = [row.figures for row in rows if (row.peer, row.size) == (peer, size)]
    if not draws or not all(draws):
        return "not finished" if draws else "-"
    return cell({name: fmean(draw[name] for draw in draws) for name in draws[0]})
