"""What lines ask in, JSON lines out; keeps the conversations that they belong to."""

import json
from collections import OrderedDict
from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from sys import intern
from time import monotonic
from typing import Generic, TypeVar

from bot.context import Context
from bot.conversation import Bot
from bot.misses.store import Misses
from bot.misses.witness import Witness
from bot.reply import Reply
from bot.terminal.asked import Asked, Unread
from bot.terminal.misses import Keeping
from bot.turn import Turn, tell_of

MOST_KEPT = 10_000
"""Conversations that are kept: those that spoke last. One that is not begins anew."""
HASTE = 0.1
"""Seconds after which replies are handed on, though more could be given at once."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item:
    """A line as it was read."""

    asked: Asked | Unread
    size: int
    """Bytes it took of the stream."""


@dataclass(frozen=True, slots=True)
class Said:
    """The line that answers another."""

    line: bytes
    size: int
    """Bytes that the other took."""
    understood: bool
    """False: the other could not be read."""


class Recent(Generic[T]):
    """The values that were kept last, by their keys."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[str, T] = OrderedDict()

    def take(self, key: str) -> T | None:
        """The value of a key, which is kept no longer."""
        return self._kept.pop(key, None)

    def keep(self, key: str, value: T) -> None:
        self._kept[key] = value
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)


class Answering:
    """A bot that answers lines one after the other."""

    def __init__(self, bot: Bot, most_kept: int = MOST_KEPT, misses: Misses | None = None) -> None:
        self._bot = bot
        self._keeping = Keeping(misses, bot) if misses else None
        self._contexts = Recent[Context](most_kept)
        self._witnesses = Recent[Witness](most_kept)

    def answer(self, asked: Asked | Unread, *, begins: bool = False) -> bytes:
        """The JSON line for a line; `begins` forgets what its conversation said before."""
        if isinstance(asked, Unread):
            return asked.told
        reply = self._reply(asked, begins=begins)
        return f"{{{asked.given}{json.dumps(reply.to_dict())[1:]}\n".encode("ascii")

    def _reply(self, asked: Asked, *, begins: bool) -> Reply:
        kept = self._contexts.take(asked.conversation) if asked.conversation else None
        new = begins or kept is None
        turn = self._bot.walk(asked.text, Context() if begins or kept is None else kept)
        if self._keeping:
            self._keep_miss(turn, asked.conversation, self._keeping, new=new)
        if asked.conversation:
            self._contexts.keep(asked.conversation, _slim(turn.after))
        return turn.reply

    def _keep_miss(self, turn: Turn, conversation: str, keeping: Keeping, *, new: bool) -> None:
        kept = self._witnesses.take(conversation)
        witness = keeping.witness() if new or kept is None else kept
        tell_of(turn, witness)
        if conversation:
            self._witnesses.keep(conversation, witness)


def answered(
    bot: Bot, groups: Iterable[list[Item]], misses: Misses | None = None
) -> Generator[list[Said], None, None]:
    """Answers in order, in lists that are to be handed on before the next one is asked for."""
    answering = Answering(bot, misses=misses)
    for group in groups:
        ready: list[Said] = []
        began = monotonic()
        for item in group:
            line = answering.answer(item.asked)
            ready.append(Said(line, item.size, isinstance(item.asked, Asked)))
            if monotonic() - began > HASTE:
                yield ready
                ready, began = [], monotonic()
        yield ready


def _slim(context: Context) -> Context:
    """The same in a fifth of the memory: thousands of conversations were told the same texts."""
    last = _shared(context.last)
    answer = last if context.answer is context.last else _shared(context.answer)
    return replace(context, last=last, answer=answer)


def _shared(reply: Reply | None) -> Reply | None:
    if reply is None:
        return None
    return replace(
        reply, text=intern(reply.text), body=intern(reply.body), summary=intern(reply.summary)
    )
