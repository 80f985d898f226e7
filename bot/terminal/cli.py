"""The command d3k2: arguments in, an exit code out."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial

from bot.conversation import Bot
from bot.errors import BotError, ContentInvalid
from bot.misses.store import Misses
from bot.terminal.authors import AUTHORING, chosen_library, chosen_stack
from bot.terminal.options import parse
from bot.terminal.plain import printable

OK, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when all is well, see each command for the rest."""
    _open_streams()
    try:
        return _run(arguments)
    except BrokenPipeError:
        # The reader has gone (| head).
        _close_quietly()
        return OK
    except OSError as error:
        named = f"{printable(str(error.filename))[:200]}: " if error.filename else ""
        print(f"d3k2: {named}{error.strerror or error}", file=sys.stderr)
        _close_quietly()
        return PROBLEMS
    except KeyboardInterrupt:
        return INTERRUPTED


def _open_streams() -> None:
    """Standard streams may be closed (`>&-`), or unable to show every character."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123  open to the end
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  the same
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _close_quietly() -> None:
    """Point the output away, so that what cannot be written is not told again at the end."""
    with suppress(OSError):  # a host may have put something without a number in its place
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str] | None) -> int:
    try:
        options = parse(arguments)
        return _COMMANDS[options.command](options)
    except ContentInvalid as error:
        print(printable(str(error)), file=sys.stderr)
        number = len(error.problems)
        print(f"d3k2: {number} problem{'s' * (number != 1)}; nothing was loaded", file=sys.stderr)
    except BotError as error:
        print(f"d3k2: {printable(str(error))}", file=sys.stderr)
    finally:
        sys.stdout.flush()
    return PROBLEMS


def _bot(options: argparse.Namespace) -> Bot:
    library = chosen_library(options)
    if options.region and options.region not in library.regions:
        known = ", ".join(library.regions) or "none"
        said = options.settled["region"]
        print(
            f"d3k2: {said.place}: unknown region {options.region!r}; known: {known}",
            file=sys.stderr,
        )
        raise SystemExit(USAGE if said.source == "flag" else PROBLEMS)
    return Bot(library, options.region)


def _chat(options: argparse.Namespace) -> int:
    from bot.terminal.misses import Keeping  # noqa: PLC0415  the same of the next three
    from bot.terminal.repl import chat  # noqa: PLC0415  ask is not to pay for prompt_toolkit
    from bot.terminal.talk import Talk  # noqa: PLC0415

    misses = _misses(options)
    bot = _bot(options)
    talk = Talk(
        bot,
        plain=options.plain,
        short=options.short,
        region=options.region,
        place=lambda region: Bot(chosen_library(options), region),
    )
    if misses:
        talk.witness = Keeping(misses, bot).witness()
    watch = getattr(options, "watch", False)  # d3k2 alone is a chat, too
    note = "\n".join(filter(None, (_whose(options), _kept_in(misses))))
    return chat(talk, history=options.history, note=note, watch=watch)


def _misses(options: argparse.Namespace) -> Misses | None:
    """The file of misses that was asked for; d3k2 alone is a chat, too, and asks for none."""
    path = getattr(options, "misses", None)
    return Misses(path) if path else None


def _kept_in(misses: Misses | None) -> str:
    """A line about what is written down: nobody is to find out later."""
    if misses is None:
        return ""
    return f"What is not answered is kept in {misses.path}, names and numbers masked."


def _whose(options: argparse.Namespace) -> str:
    """A line about content that a file or a variable chose; what a flag chose is known."""
    content = options.settled["content"]
    chosen = content.value is not None and content.source != "flag"
    return f"Content: {content.value} (chosen by {content.place})." if chosen else ""


def _ask(options: argparse.Namespace) -> int:
    from bot.terminal.ask import ask  # noqa: PLC0415  each command imports its own

    return ask(partial(_bot, options), options, _misses(options))


def _explain(options: argparse.Namespace) -> int:
    from bot.terminal.explain import explain, show_examples  # noqa: PLC0415

    if options.examples is None:
        explain(_bot(options), " ".join(options.text))
    elif not show_examples(options.examples, chosen_stack(options)):
        print(f"d3k2: there is no intent {printable(options.examples)!r}", file=sys.stderr)
        return PROBLEMS
    return OK


def _topics(options: argparse.Namespace) -> int:
    from bot.terminal.topics import show_topics  # noqa: PLC0415

    show_topics(chosen_library(options), plain=options.plain)
    return OK


def _config(options: argparse.Namespace) -> int:
    from bot.terminal.config import show_settings  # noqa: PLC0415

    show_settings(options.settled, as_json=options.json)
    return OK


def _completion(options: argparse.Namespace) -> int:
    from bot.terminal.shells import completion_script  # noqa: PLC0415

    print(completion_script(options.shell, chosen_library(options).regions))
    return OK


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "chat": _chat,
    "ask": _ask,
    "explain": _explain,
    "topics": _topics,
    **AUTHORING,
    "config": _config,
    "completion": _completion,
}
