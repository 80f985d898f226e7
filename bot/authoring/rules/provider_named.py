"""Every disclaimer names somebody who can help.

Good:

    # answers/_common.yaml
    disclaimers:
      general: Or ask your doctor.

Bad:

    # answers/_common.yaml
    disclaimers:
      general: This is no advice.
"""

from collections.abc import Iterator

from bot.authoring.material import Material
from bot.authoring.unwritten import is_unwritten
from bot.content.problem import Problem

RULE = "provider-named"
PROVIDERS = ("doctor", "pharmacist", "healthcare provider", "health care provider")


def check(material: Material) -> Iterator[Problem]:
    """Disclaimers that name no provider."""
    for entry in material.stacked.singles("wording"):
        for weight, text in entry.get("disclaimers", {}).items():
            named = any(provider in text.lower() for provider in PROVIDERS)
            if not named and not is_unwritten(text):
                message = f"the {weight} disclaimer names no doctor, pharmacist or provider"
                yield entry.where(f"disclaimers.{weight}").problem(RULE, message)
