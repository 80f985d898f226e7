"""Questions from the command line or a pipe in, replies out."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator

from bot.context import Context
from bot.conversation import Bot
from bot.reply import Reply
from bot.terminal.plain import printable
from bot.terminal.render import Show, shower
from bot.terminal.talk import shortens

EXIT_CODES = {"answer": 0, "clarification": 3, "fallback": 4}
USAGE = 2


def ask(make_bot: Callable[[], Bot], options: argparse.Namespace) -> int:
    """Answer the one question, or every line of standard input."""
    if options.jobs != 1 and (options.text or not options.jsonl):
        print("d3k2 ask: --jobs goes with --jsonl and lines in a pipe", file=sys.stderr)
        return USAGE
    if options.jsonl and not options.text and not sys.stdin.isatty():
        from bot.terminal.stream import stream  # noqa: PLC0415  one question needs no processes

        return stream(make_bot, options.jobs, plain=options.plain)
    bot = make_bot()
    headings = bot.library.wording.headings
    if options.text:
        reply = _reply(bot, " ".join(options.text), options)
        _print(reply, options, shower(headings, asked_plain=options.plain))
        return EXIT_CODES[reply.kind]
    if sys.stdin.isatty():
        print("d3k2 ask: give a question, or pipe lines in", file=sys.stderr)
        return USAGE
    show = shower(headings, asked_plain=options.plain)
    for utterance in _lines():
        if not options.json:
            print(f"> {printable(utterance)[:200]}\n")
        _print(_reply(bot, utterance, options), options, show)
        if not options.json:
            print()
    return 0


def _reply(bot: Bot, utterance: str, options: argparse.Namespace) -> Reply:
    reply, context = bot.turn(utterance, Context())
    return bot.act("short", context)[0] if options.short and shortens(reply) else reply


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
