"""No phrase or example is cut off by a `#`: what stands behind it is a remark, unless in quotes.

Good:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples:
        # with a number
        - 'sencha # 1 or # 2'

Bad:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples:
        - sencha # 1 or # 2
"""

import re
from collections.abc import Iterator

from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "cut-phrase"
_CUT = re.compile(r"^\s*- (?!['\"|>\[{#]|\w+:( |$))[^#\n]*?\S(?P<remark>[ \t]+#)", re.MULTILINE)
"""An item of a list, not in quotes, with a remark on its line."""


def check(material: Material) -> Iterator[Problem]:
    """Items of lists in `intents/` that a remark follows."""
    for path, data in material.own.texts.items():
        if not path.removeprefix(material.own.shown).startswith("intents/"):
            continue
        text = data.decode("utf-8", errors="replace")
        for found in _CUT.finditer(text):
            line = text.count("\n", 0, found.start("remark")) + 1
            column = found.start("remark") - text.rfind("\n", 0, found.start("remark"))
            message = "# begins a remark here, and ends the text: put the text in quotes"
            yield Problem(path, line, column, RULE, f"{message}, or the remark on its own line")
