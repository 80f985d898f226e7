"""The commands for authors: options in, an exit code out."""

import argparse
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bot.content.loader import folders_of, load_library
from bot.content.model import Library

if TYPE_CHECKING:
    from bot.content.layers import Stack


def chosen_library(options: argparse.Namespace) -> Library:
    """The content that the settings name; raises ContentInvalid, ContentNotFound."""
    return load_library(options.content, shipped=not options.only)


def chosen_stack(options: argparse.Namespace) -> "Stack":
    """The same as authors wrote it; raises ContentInvalid, ContentNotFound."""
    from bot.content.build import checked, read_layers  # noqa: PLC0415  YAML is seldom needed

    return checked(*read_layers(folders_of(options.content, shipped=not options.only)))


def _lint(options: argparse.Namespace) -> int:
    from bot.terminal.check import show_lint  # noqa: PLC0415  each command imports its own

    return show_lint(options.folder or options.content, options)


def _rules(options: argparse.Namespace) -> int:
    from bot.terminal.rules import show_rules  # noqa: PLC0415

    return show_rules(options.rule)


def _test(options: argparse.Namespace) -> int:
    from bot.terminal.cases import show_cases  # noqa: PLC0415

    return show_cases(chosen_library(options), options)


def _evaluate(options: argparse.Namespace) -> int:
    from bot.terminal.evaluate import show_evaluation  # noqa: PLC0415

    return show_evaluation(chosen_library(options), options)


def _scorecard(options: argparse.Namespace) -> int:
    from bot.terminal.scorecard import show_scorecard  # noqa: PLC0415

    return show_scorecard(chosen_library(options), options)


def _diff(options: argparse.Namespace) -> int:
    from bot.terminal.diff import show_diff  # noqa: PLC0415

    return show_diff(options)


def _export(options: argparse.Namespace) -> int:
    from bot.terminal.exchange import show_export  # noqa: PLC0415

    return show_export(chosen_library(options), options)


def _import(options: argparse.Namespace) -> int:
    from bot.terminal.exchange import show_import  # noqa: PLC0415

    return show_import(options)


def _fit(options: argparse.Namespace) -> int:
    from bot.terminal.fit import show_fit  # noqa: PLC0415

    return show_fit(chosen_library(options), options)


def _misses(options: argparse.Namespace) -> int:
    from bot.terminal.misses import show_misses  # noqa: PLC0415

    return show_misses(options)


def _new(options: argparse.Namespace) -> int:
    from bot.terminal.new import show_new  # noqa: PLC0415

    return show_new(options)


AUTHORING: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "new": _new,
    "lint": _lint,
    "rules": _rules,
    "test": _test,
    "evaluate": _evaluate,
    "scorecard": _scorecard,
    "diff": _diff,
    "export": _export,
    "import": _import,
    "misses": _misses,
    "fit": _fit,
}
