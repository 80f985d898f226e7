"""Letters in, the names that sound like them out."""

from collections.abc import Iterable

from jellyfish import metaphone
from rapidfuzz.distance import OSA


class Sounds:
    """Names by their sound: Metaphone (Lawrence Philips, 1990), without what varies in a name."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names; of several that sound alike the first wins."""
        self._names: dict[str, list[str]] = {}
        for name in names:
            self._names.setdefault(_sound(name), []).append(name)

    def __contains__(self, letters: str) -> bool:
        return _sound(letters) in self._names

    def heard(self, letters: str, share: float) -> str:
        """The name that letters sound like, with at most a share of its letters wrong; or ""."""
        for name in self._names.get(_sound(letters), ()):
            if OSA.distance(letters, name) <= len(name) * share:
                return name
        return ""


def _sound(letters: str) -> str:
    """The consonants as they sound: a first vowel, a glide and the y or j of a name vary."""
    code: str = metaphone(letters)
    return (code[:1] + code[1:].replace("W", "")).lstrip("AEIOU").replace("Y", "J")
