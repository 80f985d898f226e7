"""A new intent or a new content folder: options in, files and what to do next out."""

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot.authoring.schemas import copy_schemas
from bot.authoring.sketching import NotSketched, Sketch, nearest, write_sketch
from bot.authoring.starting import NotStarted, start_content
from bot.content.loader import load_library
from bot.content.location import shipped_folder
from bot.content.model import Library
from bot.decide import Match
from bot.terminal.plain import printable

OK, FAILED, USAGE = 0, 1, 2


def make_new(options: argparse.Namespace) -> int:
    """Write what was asked for; 1 when nothing was written."""
    today = date.today()  # noqa: DTZ011  the author's own day
    try:
        if options.what == "content":
            return _content(Path(options.name), options.subject or [], today)
        return _intent(options, today)
    except (NotSketched, NotStarted) as error:
        print(f"d3k2 new: {printable(str(error))}", file=sys.stderr)
        return FAILED


def _content(folder: Path, subject: list[str], today: date) -> int:
    for path in start_content(folder, subject, today):
        _say(f"wrote {path.as_posix()}")
    name = folder.as_posix()
    _say(
        "",
        f"next: d3k2 chat --content {name} --only --watch   a chat in which every edit is live",
        f"      d3k2 lint {name} --only                     every mistake with its line",
        f"      d3k2 lint {name} --only --release           what is still to be written",
    )
    return OK


def _intent(options: argparse.Namespace, today: date) -> int:
    if not options.topic:
        print("d3k2 new intent: name its topic with --topic", file=sys.stderr)
        return USAGE
    folder = _folder(options.content)
    library = _library(options)
    sketch = Sketch(
        options.name,
        options.topic,
        options.title,
        tuple(options.example or ()),
        options.summary,
        options.form,
    )
    cases = folder / ("cases" if options.content else "tests/cases")
    near = nearest(sketch, library)
    for path, line in write_sketch(sketch, folder, cases, library, today).items():
        _say(f"wrote {path.as_posix()}:{line}")
    if options.content:
        copy_schemas(folder)
    _warn(near, library)
    _next(options, sketch)
    return OK


def _folder(content: Path | None) -> Path:
    """Where to write: an author's folder, or a checkout's own content."""
    root = content or shipped_folder().root
    if not isinstance(root, Path) or root.name == "bundled":
        raise NotSketched("name a folder to write to: --content DIR")
    return root


def _library(options: argparse.Namespace) -> Library:
    """What is there so far; a folder that is still to be made lies over what ships."""
    if options.content and not options.content.exists():
        return load_library()
    return load_library(options.content, shipped=not options.only)


def _warn(near: Iterable[Match], library: Library) -> None:
    said = [
        f"  {it.score:5.1f}  {it.intent}: {library.intents[it.intent].title}  (like: {it.example})"
        for it in near
    ]
    if said:
        _say("", "people who ask this may mean:", *said)


def _next(options: argparse.Namespace, sketch: Sketch) -> None:
    mine = f"--content {options.content.as_posix()} " if options.content else ""
    mine += "--only " if options.only else ""
    _say(
        "",
        "next: fill in what says “To be written”, and add ways to ask; then",
        f"      d3k2 {mine}lint",
        f"      d3k2 {mine}test",
        f'      d3k2 {mine}ask "{(sketch.examples or (sketch.named,))[0]}"',
    )


def _say(*lines: str) -> None:
    for line in lines:
        print(printable(line))
