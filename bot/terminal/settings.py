"""What may be set, in one table; what a file, a variable or a flag says in, checked values out."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.errors import BotError

Kind = Literal["folder", "file", "code", "switch"]
Value = bool | str | Path | None
"""A switch, a code (empty when there is none), or a path (None when there is none)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that may be set: in a file by its name, by its variable, by its flag."""

    name: str
    kind: Kind
    default: Value
    help: str

    @property
    def variable(self) -> str:
        return f"{PREFIX}{self.name.upper()}"

    @property
    def flag(self) -> str:
        return f"--{self.name}"


PREFIX = "D3K2_"
SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("content", "folder", default=None, help="lay this folder over ours"),
        Setting("only", "switch", default=False, help="use the folder alone, not over ours"),
        Setting(
            "region",
            "code",
            default="",
            help="whose emergency, poison and crisis numbers to give: us, uk, eu ...",
        ),
        Setting("plain", "switch", default=False, help="no colour, no boxes"),
        Setting("history", "file", default=None, help="where the chat keeps the lines typed"),
        Setting("short", "switch", default=False, help="show the short form of each answer"),
    )
}
OTHER_VARIABLES = ("D3K2_CACHE",)
"""Variables of ours that are no settings: where to keep what start-up builds."""
EXPECTED: dict[Kind, str] = {
    "folder": "the path of a folder",
    "file": "the path of a file",
    "code": "a text",
    "switch": "true or false",
}
SHOWN = 60
"""Characters of a wrong name or value that a message repeats."""


class SettingError(BotError):
    """A setting, or the file it stands in, cannot be read; the message is one sentence."""


def checked(setting: Setting, given: object, folder: Path) -> Value:
    """The value that a file or a flag gives, paths from this folder on; an empty text is none."""
    if setting.kind == "switch":
        if isinstance(given, bool):
            return given
    elif isinstance(given, str) and not _holds_controls(given):
        return _read(setting.kind, given, folder)
    expected = EXPECTED[setting.kind]
    raise SettingError(f"{setting.name}: expected {expected}, got {_type_of(given)}")


def switched(setting: Setting, text: str) -> bool:
    """The value that a variable gives a switch."""
    try:
        return _SWITCHES[text.strip().lower()]
    except KeyError:
        words = ", ".join(_SWITCHES)
        raise SettingError(
            f"{setting.variable}: expected one of {words}, got {text[:SHOWN]!r}"
        ) from None


def unknown(what: str, name: str, known: Iterable[str]) -> SettingError:
    """The error about a name that is none of ours, with the nearest that is."""
    from difflib import get_close_matches  # noqa: PLC0415  only mistakes are to pay for it

    folded = {it.casefold(): it for it in known}
    nearest = folded[get_close_matches(name[:SHOWN].casefold(), folded, 1, 0)[0]]
    names = ", ".join(folded.values())
    return SettingError(
        f"unknown {what} {name[:SHOWN]!r}; the nearest is {nearest!r}; known: {names}"
    )


_SWITCHES = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


def _read(kind: Kind, text: str, folder: Path) -> Value:
    if kind == "code":
        return text.strip().lower()
    return folder / os.path.expanduser(text) if text else None  # noqa: PTH111  Path's may raise


def _holds_controls(text: str) -> bool:
    """Whether a zero byte, which no path may hold, or a line break, say, stands in it."""
    return any(char < " " or char == "\x7f" for char in text)


def _type_of(given: object) -> str:
    """What the person who wrote it would call it."""
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, str):
        return "a text with control characters" if _holds_controls(given) else "a text"
    names = {"int": "a number", "float": "a number", "list": "a list", "dict": "a table"}
    return names.get(type(given).__name__, "a date or a time")
