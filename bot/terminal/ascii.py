"""Text in, the same with signs that every terminal shows and every voice reads out."""

import re
import unicodedata

_SIGNS = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "•": "-",
        "·": "-",
        "…": "...",
        "→": "->",
        "←": "<-",
        "⇒": "=>",
        "≠": "!=",
        "≈": "~",
        "±": "+/-",
        "×": "x",
        "‰": " per 1000",
        "§": "section ",
        "µ": "u",
    }
)
"""The common ones, and those whose meaning a library would change: `≠` is no `=`."""
_MICROGRAM = re.compile(r"[µμ](?=g\b)")
"""`ug` is misread and spoken as a word; `mcg` is what prescribers are told to write."""
_MICRO = re.compile(r"μ(?=[A-Za-z])")
_SCALE = re.compile(r"(?<=°)\s?(?=[A-Z]\b)")
_DEGREE = re.compile(r"\s?°")
_FRACTION = re.compile(r"(?<=\d)(?=[¼½¾⅐-⅞])")
_POWER = re.compile(r"(?<=\d)(?=[⁰¹²³⁴-⁹⁺⁻])")


def ascii_signs(text: str) -> str:
    """Punctuation, symbols and spaces in ASCII; letters and their marks stay."""
    if text.isascii():
        return text
    text = _MICRO.sub("u", _MICROGRAM.sub("mc", text))
    text = _DEGREE.sub(" deg", _SCALE.sub(" ", text))
    text = _POWER.sub("^", _FRACTION.sub(" ", text)).translate(_SIGNS)
    return "".join(char if _belongs_to_a_word(char) else _ascii(char) for char in text)


def showable(text: str, encoding: str) -> str:
    """The text as it is where the encoding shows everything, in what it has elsewhere."""
    if text.isascii() or encoding.lower().startswith("utf"):
        return text
    signs = ascii_signs(text)
    return "".join(char if _has(encoding, char) else _ascii(char) for char in signs)


def _belongs_to_a_word(char: str) -> bool:
    return char.isascii() or unicodedata.category(char)[0] in "LM" or char.isdecimal()


def _has(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _ascii(char: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415  most texts need none of it

    return char if char.isascii() else anyascii(char)
