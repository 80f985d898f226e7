"""What holds for each setting in, a table or a JSON object of it out."""

import json
from collections.abc import Mapping

from bot.terminal.plain import printable
from bot.terminal.settings import Value
from bot.terminal.settings_file import is_there, own_path
from bot.terminal.settle import Settled


def show_settings(settled: Mapping[str, Settled], *, as_json: bool) -> None:
    """Print every setting with its value and where it comes from, and where one's own file is."""
    own = own_path()
    if as_json:
        settings = {
            name: {"value": _plain(it.value), "source": it.source, "place": it.place or None}
            for name, it in settled.items()
        }
        print(json.dumps({"settings": settings, "own_file": str(own)}))
        return
    rows = [(name, _shown(it.value), it.place or it.source) for name, it in settled.items()]
    names, values = (max(len(row[column]) for row in rows) for column in (0, 1))
    for name, value, place in rows:
        print(printable(f"{name:{names}}  {value:{values}}  {place}"))
    print(printable(f"your own file: {own}{'' if is_there(own) else ' (not there)'}"))


def _plain(value: Value) -> bool | str | None:
    """A path as text, no code as null."""
    return value if isinstance(value, bool) else str(value or "") or None


def _shown(value: Value) -> str:
    plain = _plain(value)
    return plain or "none" if not isinstance(plain, bool) else str(plain).lower()
