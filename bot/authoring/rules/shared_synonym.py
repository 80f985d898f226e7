"""A synonym belongs to one entity and stands there once: read as two things it would be neither.

Good:

    # intents/_vocabulary.yaml
    entities:
      green: [sencha, gyokuro]
      black: [assam]

Bad:

    # intents/_vocabulary.yaml
    entities:
      green: [sencha, gyokuro]
      black: [assam, sencha]
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.authoring.material import Material
from bot.content.problem import Problem
from bot.normalize import cut

RULE = "shared-synonym"


def check(material: Material) -> Iterator[Problem]:
    """Synonyms that stand under two entities, are another entity, or are written twice."""
    owner: dict[tuple[str, ...], str] = {}
    for entry in material.stacked.singles("vocabulary"):
        entities = entry.get("entities", {})
        for wordings in ({name: (name,) for name in entities}, entities):
            for name, synonyms in wordings.items():
                for message in (*_shared(name, synonyms, owner), *_twice(name, synonyms)):
                    yield entry.where(f"entities.{name}").problem(RULE, message)


def _shared(name: str, synonyms: Iterable[str], owner: dict[tuple[str, ...], str]) -> Iterator[str]:
    for synonym in synonyms:
        other = owner.setdefault(cut(synonym).words, name)
        if other != name:
            yield f"{synonym!r} stands under {other!r} and under {name!r}"


def _twice(name: str, synonyms: Iterable[str]) -> Iterator[str]:
    for synonym in (it for it, count in Counter(synonyms).items() if count > 1):
        yield f"{synonym!r} stands under {name!r} twice"
