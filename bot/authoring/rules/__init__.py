"""What lint holds content to beyond its structure: one rule a file, listed here.

A rule is a function from the stacked entries to problems; its name is its file's, with dashes.
"""

from collections.abc import Callable, Iterator

from bot.authoring.rules.block_length import check as block_length
from bot.authoring.rules.caution_action import check as caution_action
from bot.authoring.rules.caution_sources import check as caution_sources
from bot.authoring.rules.mirrored_topic import check as mirrored_topic
from bot.authoring.rules.missing_block import check as missing_block
from bot.authoring.rules.overclaiming import check as overclaiming
from bot.authoring.rules.personal_dose import check as personal_dose
from bot.authoring.rules.provider_named import check as provider_named
from bot.authoring.rules.reassurance import check as reassurance
from bot.authoring.rules.repeated_example import check as repeated_example
from bot.authoring.rules.shared_synonym import check as shared_synonym
from bot.authoring.rules.stop_advice import check as stop_advice
from bot.authoring.rules.unsourced_number import check as unsourced_number
from bot.authoring.rules.unused_answer import check as unused_answer
from bot.authoring.rules.unused_source import check as unused_source
from bot.content.layers import Stack
from bot.content.problem import Problem

RULES: tuple[Callable[[Stack], Iterator[Problem]], ...] = (
    block_length,
    caution_action,
    caution_sources,
    mirrored_topic,
    missing_block,
    overclaiming,
    personal_dose,
    provider_named,
    reassurance,
    repeated_example,
    shared_synonym,
    stop_advice,
    unsourced_number,
    unused_answer,
    unused_source,
)
"""In the order of their names."""
