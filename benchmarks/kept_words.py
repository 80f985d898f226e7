"""Word lists and lists of names in, `bot/english/words.txt` and `names.txt` out.

`python -m benchmarks.kept_words DIR`, where DIR holds:

- american-english-small and british-english-small, of Debian's packages wamerican-small and
  wbritish-small (SCOWL, by Kevin Atkinson; to be used, changed and given away freely),
- dist.all.last, dist.female.first and dist.male.first, of the package `names` 0.3.0 on PyPI (MIT),
  which are the lists of the United States Census Bureau, 1990 (public domain).
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from textwrap import fill

from bot.english.lists import english, everyday

HOME = Path(__file__).parents[1] / "bot" / "english"
WORDS = ("american-english-small", "british-english-small")
FIRST = ("dist.female.first", "dist.male.first")
LAST = "dist.all.last"
COMMON = 20_000
"""Surnames that are masked even where the content uses them: the most common ones."""
GUARDED = 3_000
"""Those that make an everyday word one to be careful with."""
RARE = 5_000
"""Surnames from which a word that is one, too, is kept: fewer than one in 50,000 has it."""
OTHERS = {
    *("vitamin", "vitamins", "calcium", "plaque", "artery", "arteries", "arterial", "coumarin"),
    *("coumarins", "anticoagulant", "anticoagulants", "thinner", "thinners"),
}
"""Words of one subject or another: they come from the content."""
SCOWL = """\
Words kept in a miss, from SCOWL (wamerican-small and wbritish-small of Debian): lower case alone,
without every first name and the 5,000 most common surnames of the United States Census Bureau,
1990, and without names that are words by a list of our own. A word that ends with s stands for
itself where the word without the s is not here. Made by `python -m benchmarks.kept_words`.

Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these
word lists, the associated scripts, the output created from the scripts, and its documentation for
any purpose is hereby granted without fee, provided that the above copyright notice appears in all
copies and that both that copyright notice and this permission notice appear in supporting
documentation. Kevin Atkinson makes no representations about the suitability of this array for any
purpose. It is provided "as is" without express or implied warranty."""
CENSUS = """\
First names and common surnames, never kept for being a word of the content: the lists of the United
States Census Bureau, 1990 (public domain), as the package `names` 0.3.0 by Trey Hunner holds them,
and a list of our own. Made by `python -m benchmarks.kept_words`."""


def main(folder: Path) -> None:
    """Write both files."""
    first = {name for file in FIRST for name in _names(folder / file)}
    last = _names(folder / LAST)
    own = set(english()["never"])
    known = {word for file in WORDS for word in _words(folder / file)}
    rare = known & {*last[RARE:]} - {*first, *last[:RARE], *own}
    common = {*first, *last[:COMMON], *own} - everyday() - rare
    guarded = everyday() & {*first, *last[:GUARDED]}
    owned = {f"{name}s" for name in (*first, *own)}
    kept = known - ({*first, *last, *own, *owned, *everyday(), *OTHERS} - rare)
    short = {it for it in kept if not (it.endswith("s") and it[:-1] in kept)}
    named = {*first, *last, *own} - rare
    stemmed = {it for it in named if it.endswith("s") and it[:-1] in short}
    _write("words.txt", SCOWL, short)
    _write("names.txt", CENSUS, common | guarded | (stemmed - everyday()))


def _names(path: Path) -> list[str]:
    """The most common first."""
    return [line.split()[0].lower() for line in path.read_text(encoding="ascii").splitlines()]


def _words(path: Path) -> set[str]:
    """Without those of two letters: an and xi are names, and what is needed is known without us."""
    lines = path.read_text(encoding="utf-8").split()
    return {it for it in lines if re.fullmatch("[a-z]{3,}", it)}


def _write(name: str, head: str, words: Iterable[str]) -> None:
    header = "".join(f"# {line}".rstrip() + "\n" for line in head.splitlines())
    body = fill(" ".join(sorted(words)), 120, break_long_words=False, break_on_hyphens=False)
    (HOME / name).write_text(f"{header}{body}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
