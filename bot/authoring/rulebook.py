"""What is told of all rules, of style and of structure, in one table."""

import re
import sys
from collections.abc import Mapping

from bot.authoring.rules import RULES, name_of
from bot.authoring.snippets import Explained, explained
from bot.authoring.structure import TOLD

_HEADING = re.compile(r"^## (\S+)\n", re.MULTILINE)


def rulebook() -> Mapping[str, Explained]:
    """Name -> what is told of the rule, in the order of the names."""
    _, *parts = _HEADING.split(TOLD)
    told: dict[str, str | None] = dict(zip(parts[::2], parts[1::2], strict=True))
    told |= {name_of(rule): sys.modules[rule.__module__].__doc__ for rule in RULES}
    return {name: explained(name, told[name]) for name in sorted(told)}
