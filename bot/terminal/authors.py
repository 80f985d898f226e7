"""The commands for authors: options in, an exit code out."""

import argparse
from collections.abc import Callable, Mapping

from bot.content.loader import load_library
from bot.content.model import Library


def chosen_library(options: argparse.Namespace) -> Library:
    """The content that the settings name; raises ContentInvalid, ContentNotFound."""
    return load_library(options.content, shipped=not options.only)


def _lint(options: argparse.Namespace) -> int:
    from bot.terminal.check import show_lint  # noqa: PLC0415  each command imports its own

    return show_lint(options.folder or options.content, shipped=not options.only)


def _test(options: argparse.Namespace) -> int:
    from bot.terminal.check import show_cases  # noqa: PLC0415

    return show_cases(chosen_library(options), options.cases, options.content)


def _fit(options: argparse.Namespace) -> int:
    from bot.terminal.fit import show_fit  # noqa: PLC0415

    return show_fit(chosen_library(options), options)


def _new(options: argparse.Namespace) -> int:
    from bot.terminal.new import show_new  # noqa: PLC0415

    return show_new(options)


AUTHORING: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "lint": _lint,
    "test": _test,
    "fit": _fit,
    "new": _new,
}
