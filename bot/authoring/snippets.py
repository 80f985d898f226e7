"""What is told of a rule in, its sentence, its good and its bad example out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import dedent

GOOD, BAD = "\nGood:\n", "\nBad:\n"
_HEADING = re.compile(r"^# ((?:intents|answers|cases)/\S+)\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Explained:
    """One rule, for people."""

    name: str
    told: str
    """What it asks for, in one sentence."""
    more: str
    """What else there is to say; mostly nothing."""
    good: str
    """Files about tea, each after a heading such as `# answers/tea.yaml`."""
    bad: str


def explained(name: str, text: str | None) -> Explained:
    """Read the words of a rule; without any (python -OO) its name is all there is."""
    words, _, examples = (text or "").partition(GOOD)
    good, _, bad = examples.partition(BAD)
    told, _, more = words.strip().partition("\n\n")
    return Explained(name, " ".join(told.split()), more.strip(), _block(good), _block(bad))


def files_of(snippet: str) -> Mapping[str, str]:
    """Path -> text of each file of an example."""
    _, *parts = _HEADING.split(snippet)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _block(text: str) -> str:
    return dedent(text).strip("\n") + "\n" if text.strip() else ""


def visible(snippet: str) -> str:
    """The same for people to read: spaces at line ends, tabs and other such signs are shown."""
    lines = (_TRAILING.sub(lambda it: r"\x20" * len(it[0]), line) for line in snippet.split("\n"))
    shown = "\n".join(lines).replace("\t", r"\t")
    return _CONTROL.sub(lambda it: f"\\x{ord(it[0]):02x}", shown)


_TRAILING = re.compile(r" +$")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
