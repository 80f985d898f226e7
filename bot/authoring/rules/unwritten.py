"""Nothing is still to be written; looked at with `--release` alone.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: To be written what oolong is.
      reviewed: 2026-11-22
      review_by: 2027-11-22
"""

from collections.abc import Iterator

from bot.authoring.material import Material
from bot.authoring.unwritten import is_unwritten
from bot.content.entries import Entry
from bot.content.problem import Problem

RULE = "unwritten"


def check(material: Material) -> Iterator[Problem]:
    """Texts that an author left for later."""
    entries = (it for entries in material.own.entries.values() for it in entries)
    for entry in entries if material.release else ():
        for key, text in _texts(entry):
            if is_unwritten(text):
                yield entry.where(key).problem(RULE, f"{key} is still to be written")


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Each text of an entry, and the name of its place."""
    for key, value in entry.values.items():
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, tuple):
            yield from ((f"{key}[{at}]", it) for at, it in enumerate(value) if isinstance(it, str))
        elif isinstance(value, dict):
            yield from ((f"{key}.{at}", it) for at, it in value.items() if isinstance(it, str))
