"""The keys of an entry stand in the same order everywhere; `--fix` sorts them.

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
      summary: Oolong stands between green tea and black tea.
      form: brief
      reviewed: 2026-11-22
      review_by: 2027-11-22
"""

from collections.abc import Iterator, Sequence

from bot.authoring.material import Material
from bot.content.entries import Entry
from bot.content.problem import Problem
from bot.content.shape import Shape

RULE = "key-order"


def check(material: Material) -> Iterator[Problem]:
    """Entries with a key that stands too late."""
    entries = (it for entries in material.own.entries.values() for it in entries)
    for entry in entries:
        if entry.shape.listed:  # a file that is one mapping has no order to learn
            for it in (entry, *entry.get("dialogue", ())):
                yield from _late(it)


def ordered(keys: Sequence[str], shape: Shape) -> list[str]:
    """The keys as the shape has them; others stay behind, in their order."""
    places = {key: at for at, key in enumerate(shape.fields)}
    return sorted(keys, key=lambda key: places.get(key, len(places)))


def _late(entry: Entry) -> Iterator[Problem]:
    keys = list(entry.values)
    for key, wanted in zip(keys, ordered(keys, entry.shape), strict=True):
        if key != wanted:
            message = f"{wanted} belongs before {key}; the order is {', '.join(entry.shape.fields)}"
            yield entry.where(wanted).problem(RULE, message)
            return
