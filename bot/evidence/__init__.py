"""What speaks for an intent: each source of evidence in a file of its own.

`linear` weighs what words have said for each intent before, `nearest` compares with the examples.
"""

from collections.abc import Mapping
from typing import Protocol

from bot.features import Text


class Evidence(Protocol):
    """A source of evidence; a host may bring further ones, such as word vectors."""

    def weigh(self, text: Text) -> Mapping[str, float]:
        """What a text says for intents, in points: one more makes an intent e times as likely.

        An intent that is left out has none. The same text must get the same points each time.
        """
        ...
