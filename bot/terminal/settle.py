"""Files, variables and flags in, what holds for each setting and who said so out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.terminal.settings import (
    OTHER_VARIABLES,
    PREFIX,
    SETTINGS,
    Value,
    checked,
    switched,
    unknown,
)
from bot.terminal.settings_file import own_file, project_file, read_settings

Source = Literal["default", "file", "variable", "flag"]
HERE = Path()


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds for one setting."""

    value: Value
    source: Source = "default"
    place: str = ""
    """The path of the file, or the name of the variable or of the flag."""


def settle(
    flags: Mapping[str, object], environment: Mapping[str, str], folder: Path | None
) -> dict[str, Settled]:
    """What holds for every setting: flag over variable over the folder's file over one's own.

    Raises SettingError for the first mistake, also where something stronger hides it.
    """
    settled = {name: Settled(setting.default) for name, setting in SETTINGS.items()}
    settled.update(_from_files(folder))
    settled.update(_from_variables(environment))
    settled.update(_from_flags(flags))
    return settled


def _from_files(folder: Path | None) -> Iterator[tuple[str, Settled]]:
    near = project_file(folder) if folder else None
    for file in filter(None, (own_file(), near)):
        for name, value in read_settings(file).items():
            yield name, Settled(value, "file", str(file.path))


def _from_variables(environment: Mapping[str, str]) -> Iterator[tuple[str, Settled]]:
    ours = {setting.variable: setting for setting in SETTINGS.values()}
    for name in sorted(environment):
        text = environment[name]
        if not name.startswith(PREFIX) or name in OTHER_VARIABLES or not text.strip():
            continue
        if name not in ours:
            raise unknown("variable", name, (*ours, *OTHER_VARIABLES))
        setting = ours[name]
        given = switched(setting, text) if setting.kind == "switch" else text
        yield setting.name, Settled(checked(setting, given, HERE), "variable", name)


def _from_flags(flags: Mapping[str, object]) -> Iterator[tuple[str, Settled]]:
    for name, given in flags.items():
        setting = SETTINGS[name]
        flag = setting.flag if given is not False else f"--no-{name}"
        yield name, Settled(checked(setting, given, HERE), "flag", flag)
