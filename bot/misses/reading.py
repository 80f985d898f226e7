"""Tokens and what is known in, tokens with their classes out: what every rule of masking reads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from bot.english.lists import english
from bot.misses.known import Class, Known
from bot.misses.tokens import Token

CUES = ("name_cues", "weak_name_cues", "titles", "relations", "identity_cues", "place_cues")

_WITH_DIGITS = re.compile(r"[^\W\d_]+\d+")


@dataclass(frozen=True, slots=True)
class Reading:
    """An utterance as the rules see it."""

    tokens: tuple[Token, ...]
    classes: tuple[Class | None, ...]
    """Of words; None of all else."""
    held: frozenset[int]
    """Places of what the library names: nothing masks them."""
    shaped: bool
    """Whether capitals tell something: some words have them, some do not."""
    known: Known

    def text(self, at: int) -> str:
        """The folded text of a token; empty where there is none."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def is_capital(self, at: int) -> bool:
        """Whether a capital tells something, because no sentence begins here."""
        token = self.tokens[at]
        return self.shaped and token.form != "lower" and not token.begins

    def is_unit(self, at: int) -> bool:
        """Whether a token is a unit right behind a number."""
        counted = at > 0 and self.tokens[at - 1].kind == "number" and not self.tokens[at].apart
        return counted and self.text(at) in self.known.units

    def is_in(self, at: int, name: str) -> bool:
        """Whether a token is one of a list of words of everyday English."""
        return self.text(at) in listed(name)

    def cues(self, name: str) -> Iterator[tuple[int, int]]:
        """Where a phrase of a list begins and ends; stops within do not count."""
        table = _table(name)
        longest = max(map(len, table))
        for at in range(len(self.tokens)):
            row = tuple(it.text for it in self.tokens[at : at + longest])
            length = next((it for it in range(len(row), 0, -1) if row[:it] in table), 0)
            if length:
                yield at, at + length

    def run(self, at: int, most: int) -> Iterator[int]:
        """Places from here on, up to a stop, a mask or what the library names."""
        for place in range(at, min(at + most, len(self.tokens))):
            token = self.tokens[place]
            after_title = place == at and token.before.strip() in {"", ".", ":", ",", "-"}
            if (token.apart and not after_title) or place in self.held or token.kind == "mask":
                return
            yield place


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words of everyday English."""
    return frozenset(english()[name])


@cache
def _cue_words() -> frozenset[str]:
    """Words that lead to a name: mended they would lead nowhere."""
    return frozenset(word for name in CUES for it in english()[name] for word in it.split())


@cache
def _table(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(it.split()) for it in english()[name])


def read(tokens: Iterable[Token], known: Known) -> Reading:
    """The tokens with all that is known of them."""
    row = tuple(_mended(it, known) for it in tokens)
    classes = tuple(_class(it, known) for it in row)
    return Reading(row, classes, frozenset(_held(row, classes, known)), _shaped(row), known)


def _mended(token: Token, known: Known) -> Token:
    """The same, but the word of the library where a misspelt one was meant."""
    alone = token.kind == "word" and token.form == "lower" and not token.owned
    if not alone or known.how(token.text) != "other" or token.text in _cue_words():
        return token
    meant = known.repaired(token.text)
    return replace(token, text=meant, is_mended=True) if meant else token


def _class(token: Token, known: Known) -> Class | None:
    if token.kind == "mixed":
        return "named" if _is_named(token.text, known) else None
    if token.kind != "word":
        return None
    whole = known.how(token.text)
    if token.owned and whole not in {"small", "named"}:
        return known.how(token.owned)
    return whole


def _is_named(text: str, known: Known) -> bool:
    """Whether it is what the library calls something, or several written in one: mx4ab2."""
    parts = _WITH_DIGITS.findall(text)
    joined = "".join(parts) == text and all(known.how(it) == "named" for it in parts)
    return joined or known.how(text) == "named"


def _held(row: tuple[Token, ...], classes: tuple[Class | None, ...], known: Known) -> Iterator[int]:
    texts = [it.text for it in row]
    for at, kind in enumerate(classes):
        if kind == "named":
            yield at
        length = known.phrase_at(tuple(texts[at : at + 5]))
        yield from range(at, at + length)


def _shaped(row: tuple[Token, ...]) -> bool:
    """Whether capitals are used as in writing, not for all words or for none."""
    telling = [it.form for it in row if it.kind == "word" and len(it.text) > 3]
    return "lower" in telling and len({*telling}) > 1
