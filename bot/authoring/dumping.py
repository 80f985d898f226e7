"""Entries in, YAML text out that reads back as the same entries."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

UNWRAPPED = 1_000_000
"""Columns enough for any line: one that is wrapped reads like two."""


def dumped(values: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> str:
    """One mapping, or a list of entries; empty keys are left out."""
    plain = _plain(values)
    return (
        yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=UNWRAPPED) if plain else ""
    )


def _plain(value: Any) -> Any:
    """Lists and mappings that hold something."""
    if isinstance(value, Mapping):
        return {key: _plain(it) for key, it in value.items() if it not in ((), {}, None)}
    if isinstance(value, list | tuple):
        return [_plain(it) for it in value]
    return value
