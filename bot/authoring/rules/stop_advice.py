"""No answer tells a person to stop, skip, lower or replace a prescribed medicine.

Good:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: Do not stop your tablets without the prescriber.
      examples: [how do i brew yerba mate]

Bad:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: You can stop the tablets once it works.
      examples: [how do i brew yerba mate]
"""

import re
from collections.abc import Iterator

from bot.authoring.claims import asserted
from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "stop-advice"
MEDICINE = (
    r"(medicines?|medications?|meds|drugs?|tablets?|pills?|prescriptions?|treatment|thinners?|"
    r"anticoagulants?)"
)
CLAIM = re.compile(
    rf"\b(((you (can|could|may|should|might)|it is (fine|ok|okay|safe) to|simply|just) "
    rf"(stop|skip|drop|replace|swap|reduce|lower|halve|quit)\b)|"
    rf"((stop|skip|replace|swap|halve|quit|lower) (taking )?(your|the|a) ((prescribed|daily) )?"
    rf"{MEDICINE})|(instead of your {MEDICINE})|(no longer need your {MEDICINE}))"
)


def check(material: Material) -> Iterator[Problem]:
    """Sentences that take a medicine away."""
    message = "tells to stop or replace a medicine; send to the prescriber"
    yield from asserted(material.said, CLAIM, RULE, message)
