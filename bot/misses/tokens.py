"""Raw utterance in, tokens that know how they were typed out; nothing is repaired or left out."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.misses.model import MASK
from bot.normalize import fold

MOST_DIGITS = 6
"""Of a dose; what has more is another number."""
Kind = Literal["word", "number", "mixed", "odd", "mask"]

_CHUNK = re.compile(r"\S+")
_EDGE = "\"'`()[]{}<>.,;:!?…“”‘’*~+-–—/&|=#^$€£¥«»\\"
_NUMBER = re.compile(r"\d{1,6}|\d{1,3}(?:,\d{3})|\d{1,5}[.,]\d{1,2}|\d{1,4}k", re.ASCII)
_AMOUNT = re.compile(
    r"([0-9]{1,6}|[0-9]{1,3},[0-9]{3}|[0-9]{1,4}[.,][0-9]{1,2})([^\W\d_]+(?:/[^\W\d_]+)?|%)"
)
_MARKED = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_PIECE = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ADDRESS = re.compile(r"@|://|^www\.|\w_|_\w|\\")
_DOTTED = re.compile(r"\w\.\w")
_SHOWN = re.compile(r"[.,;:!?()/+&%-]")
_STOP = re.compile(r"[.!?;:\n]")
_UNSEEN = frozenset({"Cf", "Mn", "Me", "Mc", "Cc", "Cs", "Co", "Cn"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, or what is neither."""

    text: str
    """Folded; of an odd one nothing."""
    kind: Kind
    before: str
    """Marks and space between it and the token before it, tidied."""
    chunk: int
    """Tokens of one chunk have no space between them."""
    begins: bool = False
    """Whether a sentence begins with it."""
    form: Literal["lower", "title", "upper"] = "lower"
    owned: str = ""
    """Without its 's; empty when there is none."""
    unit: str = ""
    """What stands right behind the digits: 100mcg."""

    is_mended: bool = False
    """Whether it was typed otherwise: a misspelt word, or a name that resembles one."""

    @property
    def shown(self) -> str:
        """As it is written down."""
        return f"{self.owned}'s" if self.owned else self.text

    @property
    def apart(self) -> bool:
        """Whether a stop, a comma or a line end stands before it."""
        return any(mark in self.before for mark in ".,;:!?(\n")


def tokens(utterance: str) -> list[Token]:
    """All of an utterance, in linear time."""
    found: list[Token] = []
    begins, between = True, ""
    for number, chunk in enumerate(_CHUNK.finditer(_tidied(utterance))):
        for piece in _pieces(chunk[0]):
            if not isinstance(piece, tuple):
                between += "".join(_SHOWN.findall(piece)) or " " * (
                    piece > "" and between[-1:] != " "
                )
                begins = begins or bool(_STOP.search(piece))
                continue
            text, kind = piece
            found.append(_token(text, kind, between, number, begins=begins))
            begins, between = False, ""
        between = between.rstrip() + " "
    return found


def _tidied(utterance: str) -> str:
    """One form for letters and apostrophes, nothing invisible."""
    wide = unicodedata.normalize("NFKC", utterance).translate(_APOSTROPHES)
    if wide.isascii():
        return wide
    return "".join(it for it in wide if it.isspace() or unicodedata.category(it) not in _UNSEEN)


_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼ′＇", "'"))


def _pieces(chunk: str) -> Iterator[str | tuple[str, Kind]]:
    """Tokens, and the marks around them."""
    core = chunk.strip(_EDGE)
    if not core:
        yield (chunk if all(it in _EDGE for it in chunk) else (chunk, "odd"))
        return
    start = chunk.index(core)
    yield chunk[:start]
    if core == MASK:
        yield (core, "mask")
    elif _ADDRESS.search(core):
        yield (core, "odd")
    elif any(char.isdigit() for char in core):
        yield from _with_digits(core, chunk[start + len(core) : start + len(core) + 1])
    elif _MARKED.search(core) or MASK in core:
        yield from _split(core, _MARKED, "word")
    else:
        yield (core, "odd")
    yield chunk[start + len(core) :]


def _with_digits(core: str, behind: str) -> Iterator[str | tuple[str, Kind]]:
    amount = core + "%" if behind == "%" else core
    if _NUMBER.fullmatch(core) or _AMOUNT.fullmatch(amount):
        yield (amount, "number")
    elif sum(char.isdigit() for char in core) > MOST_DIGITS:
        yield (core, "odd")
    else:
        yield from _split(core, _PIECE, "mixed")


def _split(core: str, pattern: re.Pattern[str], kind: Kind) -> Iterator[str | tuple[str, Kind]]:
    """The pieces of a chunk; what stands between them that is no common mark is odd itself."""
    at = 0
    for found in pattern.finditer(core):
        yield from _between(core[at : found.start()])
        yield (found[0], kind)
        at = found.end()
    yield from _between(core[at:])


def _between(marks: str) -> Iterator[str | tuple[str, Kind]]:
    for part in filter(None, re.split(f"({MASK}+)", marks)):
        if part[0] == MASK:
            yield (MASK, "mask")
        else:
            yield (part if all(it in _EDGE for it in part) else (part, "odd"))


def _token(text: str, kind: Kind, before: str, chunk: int, *, begins: bool) -> Token:
    if kind == "odd":
        return Token("", kind, before, chunk, begins)
    if kind == "mask":
        return Token(MASK, kind, before, chunk, begins)
    amount = _AMOUNT.fullmatch(text) if kind == "number" else None
    unit = fold(amount[2]) if amount else ""
    owned = fold(text[:-2]) if text[-2:] in {"'s", "'S"} else ""
    upper = text.isupper() and len(text) > 1
    form: Literal["lower", "title", "upper"] = "lower"
    if text[0].isupper() or text != text.lower():
        form = "upper" if upper else "title"
    folded = fold(text)
    return Token(folded, kind if folded else "odd", before, chunk, begins, form, owned, unit)
