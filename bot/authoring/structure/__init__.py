"""Rules of structure: what reading, laying and checking content holds it to, told for people.

Their problems come from `bot.content`; a test goes through it for names that are missing here.
"""

from bot.authoring.structure import alerts, duplicates, entries, files, layers, names

TOLD = "".join(module.TOLD for module in (files, entries, duplicates, names, alerts, layers))
"""Rule after rule, each behind `## ` and its name."""
