"""One line of text in, lines no wider than the terminal out."""

import re
import textwrap
from typing import Any

GLUE = "\ufdd0"
"""Stands for a space at which no line may end; no text holds it, Unicode keeps it for such use."""
_BEFORE_CITATION = re.compile(r"(?<=\S) (?=\[\d)")
_BEFORE_UNIT = re.compile(r"(?<![\w-])(\d[\d.,]*) (?=[A-Za-zµ]{1,3}\b)")
_SHORT_CITATION = re.compile(r"\[\d+(?:, \d+){1,3}\]")


def glued(text: str) -> str:
    """The text with units tied to their number, and citations to the word before them."""
    text = _BEFORE_UNIT.sub(rf"\1{GLUE}", _BEFORE_CITATION.sub(GLUE, text))
    return _SHORT_CITATION.sub(lambda found: found[0].replace(" ", GLUE), text)


def wrapped(text: str, width: int, mark: str = "", hang: str = "") -> list[str]:
    """Lines broken between words, the first after its mark; a wider word stays whole.

    A word that is wide and alone gives up its indent, too.
    """
    if not mark.strip() and " " not in text and len(mark) + len(text) > width:
        return [text]
    cut = textwrap.wrap if text.isascii() else _by_cells
    lines = cut(
        glued(text),
        width,
        initial_indent=mark,
        subsequent_indent=hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(GLUE, " ") for line in lines]


def _by_cells(text: str, width: int, **how: Any) -> list[str]:
    """The same by the columns that letters take, which may be none or two."""
    import wcwidth  # noqa: PLC0415  most texts need none of it

    return wcwidth.wrap(text, width, **how)
