"""Lines of YAML and words of a subject in, the lines without what names the subject out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ITEM = re.compile(r"""(?P<begin>\s*- )(?P<quote>['"]?)(?P<phrase>.*?)(?P=quote)\n""")
_ENUMERATED = re.compile(r"(?<=[\s\[])[^\s,\[\]][^,\[\]\n]*,? ?")
"""An item of a list in brackets."""
_GROUP = re.compile(r"\(((?:[^()\[\]]|\[[^\]]*\])*)\)")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\] ?")
_OR = re.compile(r"\|(?![^\[]*\])")
_NOTHING = "\0"
"""Stands for a group of which nothing is left."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """Knows what has to stay behind."""

    words: re.Pattern[str]

    @classmethod
    def of(cls, words: Iterable[str], alerts: Iterable[str]) -> "Sieve":
        """Keep back such words, and mentions of any other alert than these."""
        forms = [re.escape(word).replace(r"\*", r"\w*") for word in words]
        kinds = "|".join(alerts)
        return cls(
            re.compile(
                rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)|@(?!(?:{kinds})\b)|{_NOTHING}", re.IGNORECASE
            )
        )

    def sift(self, text: str) -> str:
        """The text with its comments, list items and alternatives that may go along."""
        return "".join(map(self._line, text.splitlines(keepends=True)))

    def _line(self, line: str) -> str:
        if not self.words.search(line):
            return line
        if line.lstrip().startswith("#"):
            return ""
        item = _ITEM.fullmatch(line)
        if not item:
            kept = _ENUMERATED.sub(lambda it: "" if self.words.search(it[0]) else it[0], line)
            return f"{kept.rstrip()}\n" if kept.strip() else ""
        phrase = self._phrase(item["phrase"])
        quote = item["quote"]
        return "" if self.words.search(phrase) else f"{item['begin']}{quote}{phrase}{quote}\n"

    def _phrase(self, phrase: str) -> str:
        """With fewer alternatives; what cannot be spared is still in it."""
        spared = _OPTIONAL.sub(self._optional, phrase)
        return _GROUP.sub(self._group, spared).strip()

    def _optional(self, found: re.Match[str]) -> str:
        kept = self._kept(found[1].split("|"))
        return found[0].replace(found[1], "|".join(kept)) if kept else ""

    def _group(self, found: re.Match[str]) -> str:
        return f"({'|'.join(self._kept(_OR.split(found[1]))) or _NOTHING})"

    def _kept(self, alternatives: Iterable[str]) -> list[str]:
        return [it for it in alternatives if it.strip() and not self.words.search(it)]
