"""Questions from the command line or a pipe in, replies out."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from bot.conversation import Bot
from bot.reply import Reply
from bot.terminal.plain import printable
from bot.terminal.render import Show, shower

EXIT_CODES = {"answer": 0, "clarification": 3, "fallback": 4}
USAGE = 2
BAD_LINES = 1


def ask(bot: Bot, options: argparse.Namespace) -> int:
    """Answer the one question, or every line of standard input."""
    headings = bot.library.wording.headings
    if options.text:
        reply = bot.reply(" ".join(options.text))
        _print(reply, options, shower(headings, asked_plain=options.plain))
        return EXIT_CODES[reply.kind]
    if sys.stdin.isatty():
        print("d3k2 ask: give a question, or pipe lines in", file=sys.stderr)
        return USAGE
    if options.jsonl:
        return _objects(bot)
    show = shower(headings, asked_plain=options.plain)
    for _, utterance in _lines():
        if not options.json:
            print(f"> {printable(utterance)[:200]}\n")
        _print(bot.reply(utterance), options, show)
        if not options.json:
            print()
    return 0


def _print(reply: Reply, options: argparse.Namespace, show: Show) -> None:
    if options.json or options.jsonl:
        print(json.dumps(reply.to_dict()), flush=True)
    else:
        show.reply(reply)


def _objects(bot: Bot) -> int:
    """JSON objects with `text` and perhaps `id` in, reply objects out; a bad line in its place."""
    code = 0
    for number, line in _lines():
        given = _object(line)
        if given is None:
            error = 'expected a JSON object with a text, {"text": "..."}'
            print(json.dumps({"error": error, "line": number}), flush=True)
            code = BAD_LINES
            continue
        named = {"id": given["id"]} if "id" in given else {}
        print(json.dumps({**named, **bot.reply(given["text"]).to_dict()}), flush=True)
    return code


def _object(line: str) -> dict[str, Any] | None:
    """The JSON object of a line; None when it is none with a text."""
    try:
        given = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    return given if isinstance(given, dict) and isinstance(given.get("text"), str) else None


def _refuse(constant: str) -> None:
    """NaN and Infinity are no JSON, though the library reads them."""
    raise ValueError(constant)


def _lines() -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers from 1."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        text = line.decode("utf-8", errors="replace").strip("\r\n\ufeff")
        if text.strip():
            yield number, text
