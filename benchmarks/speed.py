"""Time of a turn, of a whole process, and memory; as ratios where the machine would decide."""

import subprocess
import sys
from statistics import median
from time import perf_counter

from bot import Bot, Library, load_library

RUNS = 15
_CHAT = """
import prompt_toolkit, rich.console, rich.markdown
from bot import Bot
from benchmarks.measure import peak_megabytes
Bot().conversation().reply("mk4 or mk7")
print(peak_megabytes())
"""


def print_speed() -> None:
    """Median turn on shipped content, `ask` against an empty process, peak memory of a chat."""
    library = load_library()
    print(f"one turn, median                         {1000 * turn_seconds(library):.2f} ms")
    ask = process_seconds("-m", "bot", "ask", "--plain", "can I take k2 with warfarin")
    empty = process_seconds("-c", "pass")
    print(f"d3k2 ask, whole process                  {ask / empty:.1f} times python -c pass")
    print(f"peak memory of a chat of one turn        {chat_megabytes():.0f} MB")


def turn_seconds(library: Library) -> float:
    """Median seconds of one turn over a spread of the authored examples."""
    bot = Bot(library)
    examples = [text for it in library.intents.values() for text in it.examples[::7]]
    times = []
    for text in examples:
        start = perf_counter()
        bot.reply(f"{text} please")
        times.append(perf_counter() - start)
    return median(times)


def process_seconds(*arguments: str) -> float:
    """Median seconds of a fresh interpreter."""
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        subprocess.run([sys.executable, *arguments], check=False, capture_output=True)  # noqa: S603
        times.append(perf_counter() - start)
    return median(times)


def chat_megabytes() -> float:
    """Largest resident size of a chat of one turn, with the libraries of a real terminal."""
    command = [sys.executable, "-c", _CHAT]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603
    return float(done.stdout.split()[-1])
