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
from collections.abc import Iterable, Iterator

from bot.authoring.claims import asserted
from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "stop-advice"
_VERB = re.compile(
    r"\b(stop|skip|drop|replace|swap|reduce|lower|halve|quit|instead of|no longer need)\b"
)
_WORD = re.compile(r"\w+")
MEDICINE = r"medicines?|medications?|meds|drugs?|tablets?|pills?|prescriptions?|treatment"


def check(material: Material) -> Iterator[Problem]:
    """Sentences that take a medicine away."""
    message = "tells to stop or replace a medicine; send to the prescriber"
    said = [it for it in material.said if _VERB.search(it.text)]
    words = {word for it in said for word in _WORD.findall(it.text)}
    names = {name.lower() for entry in material.stacked.alerts for name in entry.get("names", ())}
    yield from asserted(said, _claim(names & words), RULE, message)


def _claim(names: Iterable[str]) -> re.Pattern[str]:
    """What a sentence must not say, of medicines in general and of those of these names."""
    medicine = "|".join([MEDICINE, *map(re.escape, sorted(names))])
    return re.compile(
        rf"\b(((you (can|could|may|should|might)|it is (fine|ok|okay|safe) to|simply|just) "
        rf"(stop|skip|drop|replace|swap|reduce|lower|halve|quit)\b)|"
        rf"((stop|skip|replace|swap|halve|quit|lower) (taking )?(your|the|a) "
        rf"((prescribed|daily) )?({medicine})\b)|"
        rf"(instead of your ({medicine})\b)|(no longer need your ({medicine})\b))"
    )
