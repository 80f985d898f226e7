"""Raw utterance in, comparable words out."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

_WORD = re.compile(r"(\d[\d,]*(?:\.\d+)?)(k(?![^\W_]))?|([^\W\d_]+\d*)|([.!?;\n]+)|([,:()]| - )")
_DECIMALS = re.compile(r"\d+,\d{1,2}")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼ′＇", "'"))


@dataclass(frozen=True, slots=True)
class Words:
    """An utterance cut into folded words, each with the sentence and the clause it stands in."""

    words: tuple[str, ...]
    sentences: tuple[int, ...]
    """Parallel to `words`; grows at a full stop, a question mark, a line end."""
    clauses: tuple[int, ...]
    """Parallel to `words`; grows at every sentence, comma, bracket and clause-breaking word."""


def fold(utterance: str) -> str:
    """Lower case, one form for letters that look alike in print, nothing invisible."""
    utterance = utterance.translate(_APOSTROPHES)
    if not utterance.isascii():
        wide = unicodedata.normalize("NFKD", utterance)
        utterance = "".join(char for char in wide if unicodedata.category(char) not in _UNSEEN)
        utterance = _MIXED.sub(lambda word: word[0].translate(_LOOKALIKES), utterance.casefold())
    return _APOSTROPHE.sub("", utterance.casefold())


_LOOKALIKES = str.maketrans(
    "авсԁеғһіјкмнорѕтухѡԝԛпгαβεηικνορτυχωγᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢıłøđ",
    "abcdefhijkmhopstyxwwqnrabenikvoptuxwyabcdefghijklmnoprstuvwyzilod",
)
"""Letters that look like Latin ones (Unicode TR39), read as these in a word that mixes them."""
_MIXED = re.compile(r"[^\W\d_]*[a-zᴀ-ᴢɪʀʙɢʜʟɴʏꜰꜱ][^\W\d_]*")
_UNSEEN = frozenset({"Mn", "Cf", "Cs", "Co", "Cn"})


def cut(utterance: str, joined: Collection[str] = (), clause_breaks: Collection[str] = ()) -> Words:
    """Fold an utterance and cut it into words; `joined` are tokens that people write split."""
    words: list[str] = []
    sentences: list[int] = []
    clauses: list[int] = []
    sentence = clause = 0
    for number, thousand, word, stop, pause in _WORD.findall(fold(utterance)):
        if stop or pause:
            sentence += bool(stop)
            clause += 1
            continue
        piece = _number(number, thousand) if number else word
        clause += piece in clause_breaks
        for part in _split(piece, joined):
            if words and sentences[-1] == sentence and words[-1] + part in joined:
                words[-1] += part
                continue
            words.append(part)
            sentences.append(sentence)
            clauses.append(clause)
    return Words(tuple(words), tuple(sentences), tuple(clauses))


def _number(digits: str, thousand: str) -> str:
    """A comma before decimals becomes a point, those between thousands go."""
    plain = digits.replace(",", "." if _DECIMALS.fullmatch(digits) else "")
    if thousand:
        plain = f"{float(plain) * 1000:.10g}"
    return plain


def _split(word: str, joined: Collection[str]) -> tuple[str, ...]:
    """Known tokens that end with a digit are words of their own: teamx9 -> team, mx9."""
    if word in joined or word[0] in _DIGITS or word[-1] not in _DIGITS:
        return (word,)
    for at in range(1, len(word)):
        if word[at:] in joined:
            return (word[:at], word[at:])
    letters = word.rstrip(_DIGITS)
    return (letters, word[len(letters) :])


_DIGITS = "0123456789"
