"""Every disclaimer names somebody who can help.

good: ... talk to your doctor or pharmacist.
bad:  ... this is not advice.
"""

from collections.abc import Iterator

from bot.content.layers import Stack
from bot.content.problem import Problem

RULE = "provider-named"
PROVIDERS = ("doctor", "pharmacist", "healthcare provider", "health care provider")


def check(stacked: Stack) -> Iterator[Problem]:
    """Disclaimers that name no provider."""
    for entry in stacked.singles("wording"):
        for weight, text in entry.get("disclaimers", {}).items():
            if not any(provider in text.lower() for provider in PROVIDERS):
                message = f"the {weight} disclaimer names no doctor, pharmacist or provider"
                yield entry.where(f"disclaimers.{weight}").problem(RULE, message)
