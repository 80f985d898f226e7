"""Files hold no spaces at line ends, no Windows line ends, no tabs but in texts; `--fix` mends it.

A file ends with one line end and begins without a byte-order mark.

Good:

    # answers/tea.yaml
    - answer: oolong  # a tea
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml
    - answer: oolong\t# a tab stands before this, and spaces stand after brief
      form: brief\x20\x20
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22
"""

from collections.abc import Iterator

from bot.authoring.blanks import blanks
from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "spacing"


def check(material: Material) -> Iterator[Problem]:
    """Each blank that should not be there, in the author's own files."""
    for path, data in material.own.texts.items():
        for blank in (it for it in blanks(data) if it.told):
            yield Problem(path, blank.line, blank.column, RULE, blank.told)
