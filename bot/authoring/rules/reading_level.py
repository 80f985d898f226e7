"""Texts are written so that most people can read them.

A really hard text is one for more than sixteen years of school, by the measure of Flesch and
Kincaid. Names of medicines and entities do not count. Needs the extra `authoring`.

Good:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: Mate is brewed from the leaves of a tree. It holds as much caffeine as tea does. It is
        drunk from a gourd, through a pipe of metal, mostly in company.
      examples: [how do i brew yerba mate]

Bad:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: >-
        Notwithstanding considerable heterogeneity, epidemiological investigations consistently
        demonstrate statistically significant associations between habitual consumption and
        oesophageal malignancies, predominantly attributable to temperature-dependent mucosal
        irritation.
      examples: [how do i brew yerba mate]
"""

import re
from collections.abc import Callable, Iterator

from bot.authoring.claims import blocks, sentences
from bot.authoring.material import Material
from bot.content.citation import uncited
from bot.content.layers import Stack
from bot.content.problem import Problem

RULE = "reading-level"
HARDEST = 16
"""Years of school (Flesch-Kincaid); far above what is aimed at, 8 or so."""
FEWEST = 20
"""Words below which the measure says little."""
_WORD = re.compile(r"[^\W\d_]+")
_TABLE = re.compile(r"^ *\|.*$", re.MULTILINE)


def check(material: Material) -> Iterator[Problem]:
    """Texts that ask for many years of school; names of medicines and entities do not count."""
    if material.syllables is None:
        return
    names = _names(material.stacked)
    mine = (it for it in blocks(material.stacked) if it.place.path in material.own.texts)
    for block in mine:
        grade = _grade(block.text, names, material.syllables)
        if grade > HARDEST:
            message = f"hard to read (grade {grade:.0f}, at most {HARDEST})"
            message = f"{message}; say it in shorter words and sentences"
            yield block.place.problem(RULE, message)


def _grade(text: str, names: frozenset[str], syllables: Callable[[str], int]) -> float:
    cut_up = [_WORD.findall(it.lower()) for it in sentences(uncited(_TABLE.sub("", text)))]
    said = sum(any(it) for it in cut_up)
    words = [word for it in cut_up for word in it if word not in names]
    if len(words) < FEWEST:
        return 0.0
    return 0.39 * len(words) / said + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def _names(stacked: Stack) -> frozenset[str]:
    """The words that a text about the subject cannot do without."""
    entities = stacked.values.get("vocabulary", {}).get("entities", {})
    named = [*entities, *(it for synonyms in entities.values() for it in synonyms)]
    for entry in stacked.alerts:
        named += [*entry.get("names", ()), *entry.get("framed", ())]
    return frozenset(_WORD.findall(" ".join(named).lower()))
