"""A content file's folder and name in, the schema that editors check it by out."""

from importlib.resources.abc import Traversable
from pathlib import Path

from bot.content.location import shipped_folder

FOLDER = "schemas"
"""Beside the folders of the content."""
MARK = "# yaml-language-server: $schema="
"""How editors know the line that names a schema."""


def schema_name(tree: str, name: str) -> str:
    """The file of the schema: `intents.json` for every topic, `alerts.json` for `_alerts`."""
    shared = name.startswith("_") and tree != "cases"
    return f"{name.lstrip('_') if shared else tree}.json"


def schema_line(tree: str, name: str, up: str = "../") -> str:
    """The first line of a content file: it tells an editor where the schema is."""
    return f"{MARK}{up}{FOLDER}/{schema_name(tree, name)}\n"


def keep_schema_line(old: str, new: str) -> str:
    """The new text, naming its schema where the old one did: it may lie several folders up."""
    kept, made = old.partition("\n")[0], new.partition("\n")[0]
    return new.replace(made, kept, 1) if kept.startswith(MARK) and made.startswith(MARK) else new


def shipped_schemas() -> list[Traversable]:
    """The schemas of this version, by name."""
    found = (shipped_folder().root / FOLDER).iterdir()
    return sorted((it for it in found if it.name.endswith(".json")), key=lambda it: it.name)


def schema_files(folder: Path) -> dict[Path, bytes]:
    """The schemas as the files of a content folder."""
    return {folder / FOLDER / it.name: it.read_bytes() for it in shipped_schemas()}
