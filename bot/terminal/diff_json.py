"""A comparison in, one JSON object out: everything, nothing cut."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from bot.authoring.diff.change import Change
from bot.authoring.diff.compare import Comparison

SCHEMA = 1
"""Grows when a name changes its meaning or goes away."""


def in_json(found: Comparison) -> Iterator[str]:
    """One line."""
    values: dict[str, Any] = {
        "schema": SCHEMA,
        "old": found.old,
        "new": found.new,
        "compared": found.compared,
        "routing": [_change(it) for it in found.routing],
        "words": [asdict(it) for it in found.words],
        "added": found.added,
        "removed": found.removed,
        "counts": {name: list(pair) for name, pair in found.counts.items()},
        "touched": found.touched,
    }
    yield json.dumps(values)


def _change(change: Change) -> dict[str, Any]:
    return {**asdict(change), "group": change.group}
