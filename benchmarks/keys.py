"""What a key costs in the chat line: the completer alone, and the whole line with its menu open."""

import asyncio
import random
from collections.abc import Iterator, Sequence
from io import StringIO
from time import perf_counter, process_time

from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.data_structures import Size
from prompt_toolkit.document import Document
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from benchmarks.measure import nearest_rank
from bot import Bot
from bot.terminal.choices import choices
from bot.terminal.completion import ChatCompleter
from bot.terminal.line import Line
from bot.terminal.past import Past
from bot.terminal.talk import Talk

LINES = 4000
KEYS = 400
SETTLED = 0.02
"""Seconds after which a key has been answered for long."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
PASTED = "how much is too much\n" * 50_000


def print_keys() -> None:
    """Times of the completer, of keys with the menu open, and of a megabyte that is pasted."""
    talk = Talk(Bot())
    print(f"lines that completion knows              {len(choices(talk.library))}")
    _print("completer, prefixes and typos", completer_milliseconds(talk, LINES))
    _print("a key, menu open, processor time", key_milliseconds(talk, KEYS))
    print(f"a megabyte pasted and sent               {paste_seconds(talk):.2f} s")


def completer_milliseconds(talk: Talk, count: int) -> list[float]:
    """Time of each of so many beginnings of lines, every second one with a typo."""
    completer = ChatCompleter(talk)
    times = []
    for typed in beginnings(talk, count):
        start = perf_counter()
        list(completer.get_completions(Document(typed), CompleteEvent()))
        times.append(1000 * (perf_counter() - start))
    return times


def key_milliseconds(talk: Talk, count: int) -> list[float]:
    """Processor time of each of so many keys, from the key to the menu that was drawn for it."""
    with create_pipe_input() as keys, create_app_session(input=keys, output=_screen()):
        return asyncio.run(_typed(Line(talk, Past()), keys, count))


def paste_seconds(talk: Talk) -> float:
    """Time until a text of a megabyte that is pasted comes out of the line."""
    with create_pipe_input() as keys, create_app_session(input=keys, output=_screen()):
        return asyncio.run(_pasted(Line(talk, Past()), keys))


def beginnings(talk: Talk, count: int) -> Iterator[str]:
    """Cut lines that completion knows and commands; the same each time."""
    dice = random.Random(1)  # noqa: S311  nothing is secret
    known = [it.text for it in choices(talk.library)]
    for at in range(count):
        line = "/" + dice.choice(LETTERS) if at % 20 == 0 else dice.choice(known)
        typed = line[: dice.randint(1, len(line))]
        if at % 2:
            place = dice.randrange(len(typed))
            typed = typed[:place] + dice.choice(LETTERS) + typed[place + 1 :]
        yield typed


async def _typed(line: Line, keys: PipeInput, count: int) -> list[float]:
    times: list[float] = []
    reading = asyncio.create_task(line.session.prompt_async())
    await asyncio.sleep(SETTLED)
    for typed in beginnings(line.talk, count):
        if len(times) >= count:
            break
        keys.send_text("\x15\t")
        for key in typed.replace("/", ""):
            await asyncio.sleep(SETTLED)
            start = process_time()
            keys.send_text(key)
            await asyncio.sleep(SETTLED)
            times.append(1000 * (process_time() - start))
    keys.send_text("\r")
    await reading
    return times[:count]


async def _pasted(line: Line, keys: PipeInput) -> float:
    reading = asyncio.create_task(line.session.prompt_async())
    await asyncio.sleep(SETTLED)
    start = perf_counter()
    # A pipe holds less than a megabyte, so that it is read while it is written.
    sent = asyncio.to_thread(keys.send_text, f"\x1b[200~{PASTED}\x1b[201~\r")
    await asyncio.gather(sent, reading)
    return perf_counter() - start


def _screen() -> Vt100_Output:
    return Vt100_Output(StringIO(), lambda: Size(rows=40, columns=100), term="xterm")


def _print(name: str, times: Sequence[float]) -> None:
    median, slow, slowest = (nearest_rank(times, share) for share in (0.5, 0.99, 1.0))
    print(f"{name:40} median {median:.2f} ms, p99 {slow:.2f}, slowest {slowest:.2f} ({len(times)})")
