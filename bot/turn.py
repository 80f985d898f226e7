"""What one turn was, as a value for those who watch a conversation; and how they are told."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.context import Context
from bot.reply import Reply


@dataclass(frozen=True, slots=True)
class Turn:
    """An utterance and its reply, between two states of the conversation."""

    utterance: str
    """As it was typed: whoever writes it down has to redact it."""
    reply: Reply
    before: Context
    after: Context
    act: str = ""
    """What was wanted of the last answer, when nothing was asked: more, sources, none ..."""
    refused: tuple[str, ...] = ()
    """Intents that were offered in vain, by "none of these" or by asking again."""


Watch = Callable[[Turn], None]
"""Is told of a turn once its reply is made."""


def tell_of(turn: Turn, watch: Watch) -> None:
    """Tell a watch of a turn; what it raises is logged as an error of `bot`, and goes no further.

    A mistake of those who watch must not cost a person the reply, with its cautions.
    """
    try:
        watch(turn)
    except Exception:
        from logging import getLogger  # noqa: PLC0415  only what goes wrong needs it

        getLogger("bot").exception("what watches a conversation failed; the reply is given")
