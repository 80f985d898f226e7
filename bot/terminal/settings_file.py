"""A TOML file in, the settings it holds out; a mistake is told with its place."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from bot.terminal.settings import SETTINGS, SettingError, Value, checked, unknown

TABLE = ("tool", "d3k2")
"""Where our settings stand in a pyproject.toml."""
NEAR = 20
"""How many lines that hold a name, and how many lines after each, are looked at to find its own."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A file that was read."""

    path: Path
    within: tuple[str, ...]
    """The tables around our settings, the outer first."""
    text: str
    table: Any
    """What stands there; None when nothing does."""


def own_path() -> Path:
    """Where the user's own file is, or would be."""
    return user_config_path("d3k2", appauthor=False) / "config.toml"


def own_file() -> SettingsFile | None:
    """The user's own file; None when there is none."""
    path = own_path()
    return _loaded(path) if is_there(path) else None


def project_file(start: Path) -> SettingsFile | None:
    """The nearest d3k2.toml, or pyproject.toml with our table, from this folder upwards.

    Of two in one folder d3k2.toml is read, and the other is not looked at.
    """
    for folder in (start, *start.parents):
        if is_there(folder / "d3k2.toml"):
            return _loaded(folder / "d3k2.toml")
        if _mentions_us(folder / "pyproject.toml"):
            shared = _loaded(folder / "pyproject.toml", TABLE)
            if shared.table is not None:
                return shared
    return None


def is_there(path: Path) -> bool:
    """Whether there is such a file; what stands in a closed folder is as good as none."""
    return os.path.exists(path)  # noqa: PTH110  Path's raises for a closed folder


def read_settings(file: SettingsFile) -> dict[str, Value]:
    """The values that a file gives."""
    if not isinstance(file.table, dict):
        raise SettingError(f"{file.path}: {'.'.join(file.within)}: expected a table")
    values = {}
    for name, given in file.table.items():
        try:
            if name not in SETTINGS:
                raise unknown("setting", name, SETTINGS)
            values[name] = checked(SETTINGS[name], given, file.path.parent)
        except SettingError as error:
            raise SettingError(f"{file.path}{_line(file, name)}: {error}") from None
    return values


def _mentions_us(path: Path) -> bool:
    """Whether a shared file may hold our table, told without reading it as TOML."""
    try:
        data = path.read_bytes()
    except OSError:  # not there, or nothing to do with us
        return False
    return re.search(rb"""\btool["'\s]*(\.\s*["']?d3k2|[\]=][\s\S]*d3k2)""", data) is not None


def _loaded(path: Path, within: tuple[str, ...] = ()) -> SettingsFile:
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        return SettingsFile(path, within, text, _table(text, within))
    except OSError as error:
        raise SettingError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise SettingError(f"{path}: cannot be read: expected UTF-8") from None
    except RecursionError:
        raise SettingError(f"{path}: not TOML that can be read: nested too deeply") from None
    except ValueError as error:
        raise SettingError(f"{path}{_told(error)}") from None


def _table(text: str, within: tuple[str, ...]) -> Any:
    """What stands within these tables; None when nothing does."""
    import tomllib  # noqa: PLC0415  most starts find no file

    table: Any = tomllib.loads(text)
    for name in within:
        table = table.get(name) if isinstance(table, dict) else None
    return table


def _told(error: ValueError) -> str:
    """What the reader of TOML found wrong: `:3:7: not TOML: expected ...`."""
    found = re.fullmatch(r"(.+) \(at line (\d+), column (\d+)\)", str(error))
    place, message = (f":{found[2]}:{found[3]}", found[1]) if found else ("", str(error))
    return f"{place}: not TOML: {message[:1].lower()}{message[1:]}"


def _line(file: SettingsFile, name: str) -> str:
    """`:3` for the line that brings this name into our table; nothing when it cannot be told.

    The reader of TOML keeps no lines. But of the lines with the name in them, the one wanted is
    that before which all is whole TOML without the name, and after which, or soon, with it.
    """
    lines = file.text.split("\n")
    holding = [number for number, line in enumerate(lines) if name in line]
    for start in reversed(holding[-NEAR:]):
        before, *after = (
            _names("\n".join(lines[:end]), file.within) for end in range(start, start + NEAR)
        )
        whole = [names for names in after if names is not None]
        if before is not None and name not in before and whole and name in whole[0]:
            return f":{start + 1}"
    return ""


def _names(text: str, within: tuple[str, ...]) -> frozenset[str] | None:
    """The names in our table; None when the text is no whole TOML."""
    try:
        table = _table(text, within)
    except ValueError:
        return None
    return frozenset(table if isinstance(table, dict) else ())
