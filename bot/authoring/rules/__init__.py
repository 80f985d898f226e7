"""What lint holds content to beyond its structure: one rule a file, listed here.

A rule is a function from the material to problems; its name is its file's, with dashes. The first
sentence of its file says what it asks for; an example that is good and one that is bad follow, both
about tea, and a test lints them.
"""

from collections.abc import Callable, Iterator

from bot.authoring.material import Material
from bot.authoring.rules.block_length import check as block_length
from bot.authoring.rules.caution_action import check as caution_action
from bot.authoring.rules.caution_sources import check as caution_sources
from bot.authoring.rules.cut_phrase import check as cut_phrase
from bot.authoring.rules.key_order import check as key_order
from bot.authoring.rules.link_form import check as link_form
from bot.authoring.rules.mirrored_topic import check as mirrored_topic
from bot.authoring.rules.missing_block import check as missing_block
from bot.authoring.rules.near_repeated_example import check as near_repeated_example
from bot.authoring.rules.overclaiming import check as overclaiming
from bot.authoring.rules.overdue_review import check as overdue_review
from bot.authoring.rules.personal_dose import check as personal_dose
from bot.authoring.rules.provider_named import check as provider_named
from bot.authoring.rules.reading_level import check as reading_level
from bot.authoring.rules.reassurance import check as reassurance
from bot.authoring.rules.repeated_example import check as repeated_example
from bot.authoring.rules.shared_synonym import check as shared_synonym
from bot.authoring.rules.spacing import check as spacing
from bot.authoring.rules.stop_advice import check as stop_advice
from bot.authoring.rules.unlinked_answer import check as unlinked_answer
from bot.authoring.rules.unmatched_example import check as unmatched_example
from bot.authoring.rules.unsourced_number import check as unsourced_number
from bot.authoring.rules.unused_answer import check as unused_answer
from bot.authoring.rules.unused_source import check as unused_source
from bot.authoring.rules.unwritten import check as unwritten
from bot.content.problem import Problem

Rule = Callable[[Material], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    block_length,
    caution_action,
    caution_sources,
    cut_phrase,
    key_order,
    link_form,
    mirrored_topic,
    missing_block,
    near_repeated_example,
    overclaiming,
    overdue_review,
    personal_dose,
    provider_named,
    reading_level,
    reassurance,
    repeated_example,
    shared_synonym,
    spacing,
    stop_advice,
    unlinked_answer,
    unmatched_example,
    unsourced_number,
    unused_answer,
    unused_source,
    unwritten,
)
"""In the order of their names."""


def name_of(rule: Rule) -> str:
    """`key-order` of the rule in key_order.py."""
    return rule.__module__.rpartition(".")[2].replace("_", "-")


NAMES = frozenset(map(name_of, RULES))
_SAFETY = (
    caution_action,
    caution_sources,
    overclaiming,
    personal_dose,
    provider_named,
    reassurance,
    stop_advice,
)
SAFETY = frozenset(map(name_of, _SAFETY))
"""What keeps people from harm: their problems never wait."""
