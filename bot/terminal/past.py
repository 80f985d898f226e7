"""The lines that were typed, to be called back: in memory, and in a file where one is named."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from bot.terminal.plain import printable

MEMORY = "the lines you type are kept in memory alone"


class Past(History):
    """Keeps lines in memory and, until that fails, in a file; written at each line."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self._path = path
        self.problem = ""
        """Why the file cannot be used, in one sentence."""
        self.leaves_out: Callable[[str], bool] = lambda _line: False
        self._kept: History = InMemoryHistory()
        if path:
            self._open(path)

    @property
    def path(self) -> Path | None:
        """The file; None without one, and once it cannot be written."""
        return self._path

    def load_history_strings(self) -> Iterable[str]:
        try:
            return list(self._kept.load_history_strings())
        except OSError as error:
            self._give_up(error.strerror or str(error))
            return ()

    def append_string(self, string: str) -> None:
        if not self.leaves_out(string):
            super().append_string(string)

    def store_string(self, string: str) -> None:
        try:
            self._kept.store_string(string)
        except OSError as error:
            self._give_up(error.strerror or str(error))

    def forget(self) -> None:
        """Leave nothing to be called back in this chat; the file stays as it is."""
        self._loaded_strings.clear()
        self._loaded = True

    def _open(self, path: Path) -> None:
        try:
            trouble = _trouble(path)
        except (OSError, ValueError) as error:
            trouble = getattr(error, "strerror", None) or str(error)
        if trouble:
            self._give_up(trouble)
        else:
            self._kept = FileHistory(path)

    def _give_up(self, trouble: str) -> None:
        self.problem = f"history {printable(str(self._path))}: {trouble}; {MEMORY}"
        self._path = None
        self._kept = InMemoryHistory()


def _trouble(path: Path) -> str:
    """Why a file is none of ours, empty when it is; makes it, for its owner alone, when new."""
    if path.exists() and not path.is_file():
        return "expected a file"
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600))
    with path.open("rb") as lines:
        ours = all(line[:1] in b"+#\n" for line in lines)
    return "" if ours else "expected a history file, this is something else"
