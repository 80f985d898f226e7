"""How long authors wait: lint, diff, an edit until it is live, a new intent until it answers."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from benchmarks.measure import nearest_rank
from bot import Bot, load_library
from bot.authoring.live import Edit, live
from bot.content.location import shipped_folder

RUNS = 5
READY = 8.0
"""Seconds after which a watcher has got ready for the first edit."""
BETWEEN = 0.5
EDITS = {
    "an example added": ("intents/evidence.yaml", "  examples:\n", "  examples:\n  - is so {}\n"),
    "an answer's words": ("answers/k2_forms.yaml", "summary: >-\n", "summary: >-\n    So {}.\n"),
    "an alert's phrase": ("intents/_alerts.yaml", "  lay:\n", "  lay:\n    - 'zebra number {}'\n"),
}
"""What is edited -> the file, what stands there, what stands there then."""


def print_authoring() -> None:
    """Seconds of each; whole processes but for the edits, which a running bot takes."""
    with TemporaryDirectory() as folder:
        content = _copy(Path(folder) / "content")
        _print("d3k2 lint, shipped content", [_seconds("lint") for _ in range(RUNS)])
        for name, edit in EDITS.items():
            _print(f"d3k2 diff, {name}", [_diff_seconds(content, edit) for _ in range(2)])
        for name, seconds in _live(content):
            _print(f"edit to live, {name}", seconds)
        _print("d3k2 new intent, then d3k2 ask", [_minute(Path(folder) / "mine")])


def _copy(folder: Path) -> Path:
    root = shipped_folder().root
    for tree in ("intents", "answers"):
        shutil.copytree(str(root / tree), folder / tree)
    return folder


def _seconds(*arguments: str) -> float:
    """A whole process of the command."""
    start = perf_counter()
    subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "bot", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
    )
    return perf_counter() - start


def _diff_seconds(content: Path, edit: tuple[str, str, str]) -> float:
    """The first time: what is compared was never seen before."""
    name, old, new = edit
    edited = content.with_name("edited")
    shutil.rmtree(edited, ignore_errors=True)
    shutil.copytree(content, edited)
    text = (edited / name).read_text(encoding="utf-8")
    mark = f"{perf_counter():.6f}".replace(".", "")
    (edited / name).write_text(text.replace(old, new.format(mark), 1), encoding="utf-8")
    return _seconds("diff", str(content), str(edited))


def _live(content: Path) -> Iterator[tuple[str, list[float]]]:
    """Of each kind of edit, from the moment it is saved until the bot answers from it."""
    bot = Bot(load_library(content, shipped=False))
    told: Queue[Edit] = Queue()
    with live(bot, told.put):
        sleep(READY)
        for name, (file, old, new) in EDITS.items():
            text = (content / file).read_text(encoding="utf-8")
            seconds = []
            for number in range(RUNS):
                start = perf_counter()
                edited = text.replace(old, new.format(number), 1)
                (content / file).write_text(edited, encoding="utf-8")
                told.get(timeout=60)
                seconds.append(perf_counter() - start)
                sleep(BETWEEN)
            yield name, seconds


def _minute(folder: Path) -> float:
    """From nothing to an answer: the commands, without an author's thinking."""
    said = "where should the bottle of drops live"
    given = ["--topic", "storage", "--title", "Keeping drops", "--example", said]
    content = ["--content", str(folder)]
    new = _seconds(*content, "new", "intent", "fridge", *given, "--summary", "The label says.")
    return new + _seconds(*content, "ask", said)


def _print(name: str, seconds: list[float]) -> None:
    median, worst = nearest_rank(sorted(seconds), 0.5), max(seconds)
    print(f"{name:40} {median:5.2f} s, at most {worst:5.2f} s of {len(seconds)}")
