"""Questions from the command line or a pipe in, replies out."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator

from bot.context import Context
from bot.conversation import Bot
from bot.misses.store import Misses
from bot.reply import Reply
from bot.terminal.misses import Keeping
from bot.terminal.plain import printable
from bot.terminal.render import Show, shower
from bot.terminal.talk import shortens
from bot.turn import Watch, tell_of

EXIT_CODES = {"answer": 0, "clarification": 3, "fallback": 4}
USAGE = 2


def ask(
    make_bot: Callable[[], Bot], options: argparse.Namespace, misses: Misses | None = None
) -> int:
    """Answer the one question, or every line of standard input; `misses` keeps what is not."""
    if options.jobs != 1 and (options.text or not options.jsonl):
        print("d3k2 ask: --jobs goes with --jsonl and lines in a pipe", file=sys.stderr)
        return USAGE
    if options.jsonl and not options.text and not sys.stdin.isatty():
        from bot.terminal.stream import stream  # noqa: PLC0415  one question needs no processes

        return stream(make_bot, options.jobs, misses, plain=options.plain)
    bot = make_bot()
    watch = Keeping(misses, bot).witness() if misses else None
    headings = bot.library.wording.headings
    if options.text:
        reply = _reply(bot, " ".join(options.text), watch, options)
        _print(reply, options, shower(headings, asked_plain=options.plain))
        return EXIT_CODES[reply.kind]
    if sys.stdin.isatty():
        print("d3k2 ask: give a question, or pipe lines in", file=sys.stderr)
        return USAGE
    show = shower(headings, asked_plain=options.plain)
    for utterance in _lines():
        if not options.json:
            print(f"> {printable(utterance)[:200]}\n")
        _print(_reply(bot, utterance, watch, options), options, show)
        if not options.json:
            print()
    return 0


def _reply(bot: Bot, utterance: str, watch: Watch | None, options: argparse.Namespace) -> Reply:
    turn = bot.walk(utterance, Context())
    if watch:
        tell_of(turn, watch)
    brief = options.short and shortens(turn.reply)
    return bot.act("short", turn.after)[0] if brief else turn.reply


def _print(reply: Reply, options: argparse.Namespace, show: Show) -> None:
    if options.json or options.jsonl:
        print(json.dumps(reply.to_dict()), flush=True)
    else:
        show.reply(reply)


def _lines() -> Iterator[str]:
    """The lines that are not blank."""
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", errors="replace").strip("\r\n\ufeff")
        if text.strip():
            yield text
