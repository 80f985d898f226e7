"""A content file's folder and name in, the schema that editors check it by out."""

from importlib.resources.abc import Traversable
from pathlib import Path

from bot.content.location import shipped_folder

FOLDER = "schemas"
"""Beside the folders of the content."""


def schema_name(tree: str, name: str) -> str:
    """The file of the schema: `intents.json` for every topic, `alerts.json` for `_alerts`."""
    shared = name.startswith("_") and tree != "cases"
    return f"{name.lstrip('_') if shared else tree}.json"


def schema_line(tree: str, name: str, up: str = "../") -> str:
    """The first line of a content file: it tells an editor where the schema is."""
    return f"# yaml-language-server: $schema={up}{FOLDER}/{schema_name(tree, name)}\n"


def shipped_schemas() -> list[Traversable]:
    """The schemas of this version, by name."""
    found = (shipped_folder().root / FOLDER).iterdir()
    return sorted((it for it in found if it.name.endswith(".json")), key=lambda it: it.name)


def schema_files(folder: Path) -> dict[Path, bytes]:
    """The schemas as the files of a content folder."""
    return {folder / FOLDER / it.name: it.read_bytes() for it in shipped_schemas()}
