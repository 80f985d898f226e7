"""Medicine names in, the ways in which people mistype, split, join and mishear them out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from bot.content.alerts import AlertRule
from bot.normalize import cut

LONG, MIDDLE = 7, 5
"""Letters from which a name counts misspelt anywhere, and beside words of taking."""
TWICE = 8
FRAMED = (
    "i take {name} every day, is k2 fine",
    "my dad is on {name} and asks about d3",
    "started {name} 5 mg last week, natto ok?",
    "how long after my {name} tablets can i have vitamin d",
    "the hospital prescribed {name}, anything to know about mk7",
    "gran swallows {name} pills with her breakfast and wants bone vitamins",
    "been using {name} since spring, which cheese has k2",
    "hi, sorry to bother you, i have a question: on {name}, may i take d3 k2",
)
"""Sentences with a word of taking beside the name."""
OPEN = (
    "{name} and vitamin k2",
    "is k2 a problem for {name} people",
    "does mk-7 change how {name} works",
    "what about d3 then? {name}, by the way, is in the house",
    "for how long should vitamin d be taken? (my wife: {name})",
    "i read about k2 and bones. one thing besides: {name}. is natto a food with much of it?",
    "good morning everyone, new here, 67, retired, {name}, and curious about k2 for arteries",
    "{name}",
    "{name}??",
    "d3 k2 {name} interaction",
    "can somebody with {name} eat natto",
    "which is better, mk4 or mk7, seeing that {name} is involved",
    "k2 or not k2, that is my question, and {name} is why i ask",
    "the leaflet of {name} says nothing of vitamin d",
)
"""Sentences without one, or with the question about something else."""
FRAMES = (*FRAMED, *OPEN)
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
HEARD = tuple(
    (re.compile(written), sound)
    for written, sound in [
        ("ph", "f"),
        ("qu", "kw"),
        ("^x", "z"),
        ("(?<=.)x", "ks"),
        ("c(?=[eiy])", "s"),
        ("ch|c(?![eiyh])", "k"),
        ("th", "t"),
        ("ou", "oo"),
        ("(?<=.)y(?=.)", "i"),
        ("ae|oe", "e"),
    ]
)
"""How letters are written by ear; the first that a name holds are replaced, of a long one two."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One name as somebody typed it."""

    name: str
    kind: str
    """The alert that it has to raise."""
    variant: str
    text: str


def typed_names(rules: tuple[AlertRule, ...]) -> Iterator[Typed]:
    """Every single-word name of every medicine, typed in every way; the same in every run."""
    for name, kind in listed_names(rules).items():
        for variant, way in VARIANTS.items():
            random = Random(f"{name} {variant}")  # noqa: S311  the same in every run
            for text in dict.fromkeys(way(name, random)):
                if text not in {name, ""} or variant in {"as is", "capitals"}:
                    yield Typed(name, kind, variant, text)


def listed_names(rules: tuple[AlertRule, ...]) -> Mapping[str, str]:
    """Name -> the kind of its alert; of single words of the Latin letters, medicines alone."""
    found: dict[str, str] = {}
    for rule in rules:
        for name in rule.names if rule.medicine else ():
            words = cut(name).words
            if len(words) == 1 and words[0].isalpha() and words[0].isascii():
                found.setdefault(words[0], rule.kind)
    return found


def framed_names(rules: tuple[AlertRule, ...]) -> Mapping[str, str]:
    """The same of names that count beside words of taking alone."""
    return {
        cut(name).words[0]: rule.kind for rule in rules for name in rule.framed if rule.medicine
    }


def _typos(name: str, random: Random) -> Iterator[str]:
    """One of each kind: a letter left out, doubled, swapped with the next, and a key beside it."""
    if len(name) < MIDDLE:
        return
    at = random.randrange(1, len(name) - 1)
    yield name[:at] + name[at + 1 :]
    yield name[:at] + name[at] + name[at:]
    yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    yield name[:at] + _beside(name[at], random) + name[at + 1 :]


def _beside(letter: str, random: Random) -> str:
    row = next(row for row in KEYS if letter in row)
    at = row.index(letter)
    return random.choice(row[max(at - 1, 0) : at] + row[at + 1 : at + 2])


def _two_typos(name: str, random: Random) -> Iterator[str]:
    if len(name) >= TWICE:
        for _ in range(2):
            once = random.choice([*_typos(name, random)])
            yield random.choice([*_typos(once, random)])


def _split(name: str, random: Random) -> Iterator[str]:
    if len(name) >= LONG:
        at = random.randrange(2, len(name) - 2)
        yield f"{name[:at]} {name[at:]}"


def _joined(name: str, _random: Random) -> Iterator[str]:
    if len(name) >= LONG:
        yield from (f"{name}tablets", f"my{name}")


def _by_ear(name: str, _random: Random) -> Iterator[str]:
    if len(name) >= LONG:
        heard = name
        ways = [way for way in HEARD if way[0].search(name)]
        for written, sound in ways[: 1 if len(name) <= TWICE else 2]:
            heard = written.sub(sound, heard)
        yield heard


VARIANTS: Mapping[str, Callable[[str, Random], Iterator[str]]] = {
    "as is": lambda name, _: iter([name]),
    "capitals": lambda name, _: iter([name.upper()]),
    "split": _split,
    "joined": _joined,
    "by ear": _by_ear,
    "one typo": _typos,
    "two typos": _two_typos,
}
