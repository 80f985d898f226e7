"""Misses in, a patch of the content out; and such a patch in, the content with it out."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date

from bot.authoring.cases import read_cases
from bot.authoring.home import Home
from bot.authoring.suggesting.accepting import Accepted, accept
from bot.authoring.suggesting.patch import read_patch, written
from bot.authoring.suggesting.predicted import in_words
from bot.authoring.suggesting.suggesting import suggest
from bot.authoring.suggesting.suggestion import Suggestion
from bot.authoring.suggesting.trial import Trial, trial
from bot.content.location import case_folders
from bot.content.model import Dialogue, Library
from bot.errors import ContentInvalid, NotWritten
from bot.misses.store import Misses
from bot.terminal.diff_told import one_line
from bot.terminal.plain import printable

OK = 0
MOST_CHANGES = 40
"""Utterances that are named because they are led elsewhere."""


def show_suggestions(library: Library, options: argparse.Namespace) -> int:
    """Write a patch of what could be done about the misses of a file."""
    if options.output is not None and options.output.exists():
        raise NotWritten(f"{options.output} exists already")
    found = suggest(Misses(options.file).list(), library, _cases(library, options))
    text = written(found)
    if options.output is None:
        print(text, end="")
        return OK
    options.output.write_text(text, encoding="utf-8")
    number = len(found.suggestions)
    told = f"{number} suggestion{'s' * (number != 1)} of {found.misses} misses"
    print(f"d3k2: wrote {printable(options.output.as_posix())}: {told}", file=sys.stderr)
    return OK


def show_acceptance(options: argparse.Namespace) -> int:
    """Write what an author accepted; with --check tell what it would change, and write nothing."""
    suggestions = read_patch(options.file.read_bytes(), options.file.as_posix())
    home = Home.of(options.content, shipped=not options.only)
    if options.check:
        tried = trial(suggestions, home, _today(), _cases(home.library(), options))
        lines = _of_trial(tried)
    else:
        lines = _of_accepted(suggestions, accept(suggestions, home, _today()))
    for line in lines:
        print(printable(line))
    return OK


def _today() -> date:
    return date.today()  # noqa: DTZ011  the author's own day


def _cases(library: Library, options: argparse.Namespace) -> list[Dialogue]:
    """The content's own; those that cannot be read are for `test` to tell."""
    try:
        return read_cases(case_folders(options.content), library)
    except ContentInvalid:
        return []


def _of_accepted(suggestions: tuple[Suggestion, ...], done: tuple[Accepted, ...]) -> Iterator[str]:
    for it in done:
        number, already = len(it.examples), f"{it.already} stood there" if it.already else ""
        told = [f"{number} example{'s' * (number != 1)} added" if number else "", already]
        where = f"; wrote {', '.join(path.as_posix() for path in it.paths)}" if it.paths else ""
        yield f"{it.id}: {', '.join(filter(None, told))}{where}"
    left = sum(not it.accept for it in suggestions)
    yield f"{len(suggestions) - left} accepted, {left} left alone"
    if any(len(it.paths) > 1 for it in done):
        yield "next: write the answers that `d3k2 lint --release` names, then d3k2 test"


def _of_trial(found: Trial) -> Iterator[str]:
    """What was foretold, what would come of it, and who would be led elsewhere."""
    foretold = in_words(found.predicted) if found.predicted else "not for new intents"
    yield f"predicted: {foretold}"
    yield f"learned:   {in_words(found.real)}"
    if found.added:
        yield f"of {found.added} examples that are new, {found.right} are led right by the others"
    for it in found.real.changes[:MOST_CHANGES]:
        yield f'  "{one_line(it.utterance)}": {it.before} -> {it.after}'
    if len(found.real.changes) > MOST_CHANGES:
        yield f"  and {len(found.real.changes) - MOST_CHANGES} more"
    yield "nothing was written"
