"""Problems in, the lines that tell of them out: for people, for a workflow, for a program."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from bot.content.problem import Problem
from bot.terminal.plain import printable

MANY_KEPT = 5
"""Problems of what is kept as it is, from which a folder looks whole by itself."""
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def counted(problems: Sequence[Problem], *, shipped: bool) -> str:
    """How many there are, and what may be behind most of them."""
    told = f"{len(problems)} problem{'s' * (len(problems) != 1)}"
    kept = sum(it.rule in {"protected", "replaced-answer"} for it in problems)
    whole = "; a folder that is whole by itself is used with --only"
    return told + whole * (shipped and kept >= MANY_KEPT)


def text(problems: Iterable[Problem]) -> Iterator[str]:
    """`path:line:column: message [rule]`."""
    return (printable(str(problem)) for problem in problems)


def github(problems: Iterable[Problem]) -> Iterator[str]:
    """Workflow commands that annotate the lines of a change."""
    for it in problems:
        values = {"file": it.path, "line": it.line, "col": it.column, "title": it.rule}
        named = ",".join(f"{key}={_shown(value, _PROPERTY)}" for key, value in values.items())
        yield f"::error {named}::{_shown(it.message, _MESSAGE)}"


def as_json(problems: Sequence[Problem]) -> Iterator[str]:
    """One object, in ASCII."""
    yield json.dumps({"count": len(problems), "problems": [asdict(it) for it in problems]})


FORMATS: Mapping[str, Callable[[Sequence[Problem]], Iterator[str]]] = {
    "text": text,
    "github": github,
    "json": as_json,
}


def _shown(value: object, escapes: dict[int, str]) -> str:
    """Line ends stay such that they can be escaped; other signs that move the cursor go."""
    return "\n".join(map(printable, str(value).splitlines())).translate(escapes)
