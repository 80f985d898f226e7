"""What an author wants to begin in, the files of it written, and what to do next told."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from shlex import quote

from bot.authoring.files import all_or_none
from bot.authoring.home import Home
from bot.authoring.new_content import add_content
from bot.authoring.new_intent import Added, NewIntent, add_intent
from bot.authoring.schemas import FOLDER, schema_files
from bot.authoring.unwritten import MARK
from bot.content.model import Library
from bot.errors import NotWritten
from bot.terminal.plain import printable

OK, PROBLEMS, USAGE = 0, 1, 2
GOES_WITH = {
    "intent": {"topic", "title", "example", "summary"},
    "content": {"subject"},
    "schemas": set[str](),
}
"""What is begun -> the options that say something of it."""


def show_new(options: argparse.Namespace) -> int:
    """Write it and say where; 1 when nothing was written, 2 when an option does not fit."""
    wrong = _wrong(options)
    if wrong:
        print(f"d3k2 new {options.what}: {wrong}", file=sys.stderr)
        return USAGE
    try:
        for line in _NEW[options.what](options):
            print(printable(line))
    except NotWritten as error:
        print(printable(f"d3k2 new {options.what}: {error}"), file=sys.stderr)
        return PROBLEMS
    return OK


def _wrong(options: argparse.Namespace) -> str:
    """Why the options cannot be followed; empty when they can."""
    for name in sorted(set[str]().union(*GOES_WITH.values()) - GOES_WITH[options.what]):
        if getattr(options, name):
            return f"--{name} says nothing of it"
    missing = options.what == "intent" and not options.topic
    return "say with --topic in which files it belongs" if missing else ""


def _intent(options: argparse.Namespace) -> Iterator[str]:
    new = NewIntent(
        options.name,
        options.topic,
        _one_line(options.title),
        tuple(filter(None, map(_one_line, options.example))),
        _one_line(options.summary),
        options.form,
    )
    home = Home.of(options.content, shipped=not options.only)
    added = add_intent(new, home, date.today())  # noqa: DTZ011  the author's own day
    for it in added.entries:
        yield f"wrote {it.path.as_posix()}:{it.line}"
    _warn(added)
    chosen = _flags(options, home)
    yield f'next: put your words in the place of each "{MARK}: ...", then'
    yield f"  d3k2{chosen} lint"
    yield f"  d3k2{chosen} test"
    yield f"  d3k2{chosen} ask {quote(new.ways[-1])}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _flags(options: argparse.Namespace, home: Home) -> str:
    """How to name the folder on the next command lines, where a flag named it."""
    if home.own or options.settled["content"].source != "flag":
        return ""
    return f" --content {quote(str(home.folder))}{'' if home.layered else ' --only'}"


def _warn(added: Added) -> None:
    """Say which intents are asked for in the same words."""
    if added.near:
        print("people who ask this may mean, by what is there already:", file=sys.stderr)
    for it in added.near:
        line = f"  {it.score:5.1f}  {_title(it.intent, added.library)} (like: {it.example})"
        print(printable(line), file=sys.stderr)


def _title(name: str, library: Library) -> str:
    known = library.intents.get(name)
    return known.title if known else f"{library.neighbours[name].title}, which is not covered"


def _content(options: argparse.Namespace) -> Iterator[str]:
    folder = Path(options.name)
    for path in add_content(folder, options.subject, date.today()):  # noqa: DTZ011  the same
        yield f"wrote {path.as_posix()}"
    chosen = f"--content {quote(str(folder))} --only"
    yield f'next: put your words in the place of each "{MARK}: ...", README.md says in which order'
    yield f"  d3k2 {chosen}"
    yield f"  d3k2 {chosen} new intent ID --topic basics"
    yield f"  d3k2 {chosen} lint"


def _schemas(options: argparse.Namespace) -> Iterator[str]:
    folder = Path(options.name)
    if not any((folder / tree).is_dir() for tree in ("intents", "answers")):
        raise NotWritten(f"{folder} holds neither intents/ nor answers/")
    with all_or_none(schema_files(folder)):
        yield f"wrote {(folder / FOLDER).as_posix()}"


_NEW: Mapping[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "intent": _intent,
    "content": _content,
    "schemas": _schemas,
}
