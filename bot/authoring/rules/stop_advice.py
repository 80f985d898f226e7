"""No answer tells a person to stop, skip, lower or replace a prescribed medicine.

good: Do not stop the medicine without the prescriber.
bad:  You can stop the tablets once the tea works.
"""

import re
from collections.abc import Iterator

from bot.authoring.claims import asserted
from bot.content.layers import Stack
from bot.content.problem import Problem

RULE = "stop-advice"
MEDICINE = r"medicines?|medications?|meds|drugs?|tablets?|pills?|prescriptions?|treatment"


def check(stacked: Stack) -> Iterator[Problem]:
    """Sentences that take a medicine away."""
    message = "tells to stop or replace a medicine; send to the prescriber"
    yield from asserted(stacked, _claim(stacked), RULE, message)


def _claim(stacked: Stack) -> re.Pattern[str]:
    """What a sentence must not say, of medicines in general and of those that alerts name."""
    names = {name.lower() for entry in stacked.alerts for name in entry.get("names", ())}
    medicine = "|".join([MEDICINE, *map(re.escape, sorted(names))])
    return re.compile(
        rf"\b(((you (can|could|may|should|might)|it is (fine|ok|okay|safe) to|simply|just) "
        rf"(stop|skip|drop|replace|swap|reduce|lower|halve|quit)\b)|"
        rf"((stop|skip|replace|swap|halve|quit|lower) (taking )?(your|the|a) "
        rf"((prescribed|daily) )?({medicine})\b)|"
        rf"(instead of your ({medicine})\b)|(no longer need your ({medicine})\b))"
    )
