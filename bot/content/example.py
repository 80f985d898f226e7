r"""An example as an author writes it in, the plain sentences it stands for out.

(green|black) tea         one of several; without a bar, round brackets are text
how long [exactly]        may be there; also [exactly|really]
is {senna} tea mild       an entity of the vocabulary, whose spellings all read alike
\[object Object]          after a backslash, a bracket or a bar is text

Text stay, too: square brackets around no word, curly ones around more than words, `{{7*7}}`,
`${x}`, smileys, a bar with a space beside it. Concepts are not unfolded: matching reads each of
their wordings as the concept anyway, and copies that differ in one word tell it nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise, product
from math import prod
from typing import Any

from bot.content.brackets import Brackets, Pair, brackets
from bot.content.phrase import MOST_ROWS, PhraseError

MOST_WAYS = 24
"""An example that stands for more sentences is a mistake; so is one with more brackets."""
LONGEST = 2000
"""Characters of an example: matching reads no more of an utterance."""
LONGEST_QUOTED = 60

_SYNTAX = re.compile(r"[()\[\]{}|]")
_ESCAPED = re.compile(r"\\([()\[\]{}|])")
_NAME = re.compile(r"\s*(\w[\w -]*)")
_TOKEN = re.compile(r"[a-z]+\d*|\d+")
"""A name that is read as one word."""
_PLAIN = re.compile(r"(?:(?!\.\.\.)[^()\[\]{}|*#])+")
"""A synonym without the syntax of phrases."""
_IN_A_WORD = re.compile(r"[^\W\d_]+(\|[^\W\d_]+)*")
"""What square brackets may hold that are part of a word: leaf[y]."""
_WORD = re.compile(r"\s*[^\W_]|\s*[(\[{]")
_TELLING = re.compile(r"[^\W_]")
_SIGN = re.compile(r"[^\w\s()\[\]{}|]|_")
_STOPS = tuple(".,;:!?")

Row = tuple[str, ...]
"""Pieces of a sentence."""


def expand(example: str, vocabulary: Mapping[str, Any]) -> tuple[str, ...]:
    """The sentences, each once; an example without syntax stands for itself.

    Raises PhraseError when it cannot be read, or stands for more than MOST_WAYS.
    """
    if len(example) > LONGEST:
        raise _error(example, f"has {len(example)} characters, at most {LONGEST}")
    if not _SYNTAX.search(example):
        return (example,)
    found = brackets(example)
    _judge(example, found)
    pairs = [pair for pair in found.pairs if _counts(example, pair)]
    if not pairs:
        return (_plain(example),)
    if len(pairs) > MOST_WAYS:
        raise _error(example, f"has {len(pairs)} brackets, at most {MOST_WAYS}")
    ways = dict.fromkeys(map(_sentence, _Unfolding(example, pairs, vocabulary).whole()))
    if len(ways) > MOST_WAYS:
        raise _error(example, f"stands for {len(ways)} sentences, at most {MOST_WAYS}")
    if not all(map(_TELLING.search, ways)):
        raise _error(example, "could stand for nothing; let one word stand outside of `[...]`")
    return tuple(ways)


def _judge(example: str, found: Brackets) -> None:
    """Refuse what looks like syntax and is none."""
    for at in found.lone:
        if _looks_meant(example, at):
            word = "is never closed" if example[at] in "[{" else "was never opened"
            raise _error(example, f"`{example[at]}` {word}; write `\\{example[at]}` for text")
    rounds = any(example[at] in "()" for at in found.lone)
    curly = (pair.bars for pair in found.pairs if pair.sign == "{")
    for at in (*found.bars, *chain.from_iterable(curly)):
        between = at and all(map(_TELLING.match, (example[at - 1], example[at + 1 :])))
        if between or rounds:
            raise _error(example, "a bar belongs in brackets, (a|b); write `\\|` for text")
    for pair in found.pairs:
        inside_word = pair.sign == "[" and _TELLING.match(example[: pair.start][-1:])
        if inside_word and not _IN_A_WORD.fullmatch(example, pair.start + 1, pair.end):
            said = "inside a word square brackets hold letters; write a space, or `\\[` for text"
            raise _error(example, said)


def _looks_meant(example: str, at: int) -> bool:
    """Whether a lone bracket has a word inside, and no sign outside that makes a smiley of it."""
    sign, before, after = example[at], example[:at], example[at + 1 :]
    if sign in "()":
        return False
    opens = sign in "[{"
    inside = after.lstrip()[:1] if opens else before.rstrip()[-1:]
    outside = before[-1:] if opens else after[:1]
    return bool(_TELLING.match(inside)) and not _SIGN.fullmatch(outside)


def _counts(example: str, pair: Pair) -> bool:
    """Whether a pair is syntax."""
    held = example[pair.start + 1 : pair.end]
    if pair.sign == "(":
        return bool(pair.bars)
    if pair.sign == "[":
        return bool(_TELLING.search(held))
    code = example[: pair.start].endswith(("$", "{")) or example[pair.end + 1 :].startswith("}")
    return bool(_NAME.fullmatch(held)) and not code


class _Unfolding:
    """One example with its brackets."""

    def __init__(self, example: str, pairs: Sequence[Pair], vocabulary: Mapping[str, Any]) -> None:
        self._example, self._pairs, self._vocabulary = example, pairs, vocabulary

    def whole(self) -> list[Row]:
        return self._rows(0, len(self._example))

    def _rows(self, low: int, high: int) -> list[Row]:
        """All ways to read the part from low to high."""
        choices: list[Sequence[Row]] = []
        at = low
        for pair in self._pairs:
            if at <= pair.start < high:
                choices += [[(self._example[at : pair.start],)], list(self._ways(pair))]
                at = pair.end + 1
        choices.append([(self._example[at:high],)])
        count = prod(map(len, choices))
        if count > MOST_ROWS:
            raise self._error(f"stands for {count} sentences, at most {MOST_WAYS}")
        return [tuple(it for row in rows for it in row) for rows in product(*choices)]

    def _ways(self, pair: Pair) -> Iterator[Row]:
        if pair.sign == "{":
            yield (self._entity(self._example[pair.start + 1 : pair.end].strip()),)
            return
        if pair.sign == "[":
            yield ()
        for low, high in pairwise([pair.start, *pair.bars, pair.end]):
            held = self._example[low + 1 : high]
            if not _TELLING.search(held):
                raise self._error("has brackets around nothing; [a] may be left out, `\\[` is text")
            if pair.sign == "[" and not _WORD.match(held):
                raise self._error("square brackets hold words; write `\\[` for text")
            spaces = len(held) - len(held.lstrip())
            yield from self._rows(low + 1 + spaces, low + 1 + len(held.rstrip()))

    def _entity(self, name: str) -> str:
        """What is read as the entity: its name, or a synonym when that is more than one word."""
        known: Mapping[str, Sequence[str]] = self._vocabulary.get("entities", {})
        if name in known:
            wordings = name, *known[name]
            found = next(filter(_PLAIN.fullmatch, wordings[not _TOKEN.fullmatch(name) :]), None)
            if found is None:
                raise self._error(f"{{{name}}} has no plain synonym to stand for it")
            return found
        for kind in ("concepts", "word_sets"):
            if name in self._vocabulary.get(kind, {}):
                raise self._error(f"{{{name}}} is no entity; write one of its wordings")
        raise self._error(f"there is no entity {{{name}}}; write `\\{{` for text")

    def _error(self, message: str) -> PhraseError:
        return _error(self._example, message)


def _sentence(row: Row) -> str:
    """The pieces as one sentence, without the space before a stop that what was left out leaves."""
    said = ""
    for piece in filter(None, row):
        said = (said.rstrip() if piece.startswith(_STOPS) else said) + piece
    return " ".join(_plain(said).split())


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _error(example: str, message: str) -> PhraseError:
    """Quoted as it is written: doubled backslashes would mislead."""
    whole = len(example) <= LONGEST_QUOTED
    return PhraseError(f"'{example if whole else example[:LONGEST_QUOTED] + ' ...'}': {message}")
