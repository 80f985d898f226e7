"""Misses in, rows of an SQLite file out; several processes may write to the same file."""

import json
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bot.errors import MissesUnusable, MissNotKept
from bot.misses.model import LONGEST_KEPT, Miss, MissKind

if TYPE_CHECKING:
    from sqlite3 import Connection

VERSION = 1
"""Of the table, kept as `user_version`."""
OURS = 0x6D697373
"""Kept as `application_id`, so that no other program's file is taken for one of ours."""
MOST, DAYS = 10_000, 180
PATIENCE = 2.0
"""Seconds that a write waits for others before it gives up."""

_HEAD = b"SQLite format 3\0"
_TABLE = """CREATE TABLE misses (
    number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, text TEXT NOT NULL,
    offered TEXT NOT NULL, chosen TEXT NOT NULL, day TEXT NOT NULL, content TEXT NOT NULL
)"""
_COLUMNS = "number, kind, text, offered, chosen, day, content"


class Misses:
    """A file of misses. Each call opens and closes it: threads and processes may share a value.

    One transaction a call, with a rollback journal, which works in network folders and leaves one
    file alone, and is written through to the disk: what was added once `add` returns is there even
    after the process was killed.
    """

    def __init__(
        self,
        path: Path,
        *,
        most: int = MOST,
        days: int = DAYS,
        patience: float = PATIENCE,
        today: Callable[[], date] = date.today,
    ) -> None:
        """Make the file, for its owner alone, where there is none.

        At each write rows older than `days` go, and the oldest beyond `most`. Raises MissesUnusable
        when the file is none of ours, MissNotKept when it cannot be made.
        """
        self.path = path
        self._most, self._days, self._patience, self._today = most, days, patience, today
        with self._opened():
            pass

    def add(
        self,
        kind: MissKind,
        text: str,
        *,
        offered: Sequence[str] = (),
        chosen: str = "",
        content: str = "",
    ) -> int:
        """Keep a miss of today and return its number; `text` has to be redacted already.

        Raises MissNotKept when it cannot be written, MissesUnusable.
        """
        day = self._today().isoformat()
        row = (kind, text[:LONGEST_KEPT], json.dumps([*offered]), chosen, day, content)
        with self._opened() as file:
            added = file.execute(
                f"INSERT INTO misses ({_COLUMNS[8:]}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608  ours
                row,
            )
            self._limit(file)
            return added.lastrowid or 0

    def choose(self, number: int, intent: str) -> None:
        """Note what of the offered was meant; raises as `add` does."""
        with self._opened() as file:
            file.execute("UPDATE misses SET chosen = ? WHERE number = ?", (intent, number))

    def mark(self, number: int, kind: MissKind) -> None:
        """Give a miss another kind; raises as `add` does."""
        with self._opened() as file:
            file.execute("UPDATE misses SET kind = ? WHERE number = ?", (kind, number))

    def list(self, kind: MissKind | None = None) -> tuple[Miss, ...]:
        """All of them or those of a kind, the oldest first; raises as `add` does."""
        with self._opened() as file:
            rows = file.execute(
                f"SELECT {_COLUMNS} FROM misses WHERE kind = ?1 OR ?1 IS NULL ORDER BY number",  # noqa: S608  ours
                (kind,),
            ).fetchall()
        return tuple(_miss(row) for row in rows)

    def purge(self, older_than: int | None = None) -> int:
        """Remove those of more than so many days ago, or all, and return how many went.

        What is removed is overwritten in the file. Raises as `add` does.
        """
        with self._opened() as file:
            if older_than is None:
                return file.execute("DELETE FROM misses").rowcount
            return file.execute(
                "DELETE FROM misses WHERE day < ?", (self._day(older_than),)
            ).rowcount

    def _day(self, ago: int) -> str:
        return (self._today() - timedelta(min(ago, self._today().toordinal() - 1))).isoformat()

    def _limit(self, file: "Connection") -> None:
        file.execute("DELETE FROM misses WHERE day < ?", (self._day(self._days),))
        newest = "SELECT number FROM misses ORDER BY number DESC LIMIT 1 OFFSET ?"
        file.execute(f"DELETE FROM misses WHERE number <= ({newest})", (self._most,))  # noqa: S608

    @contextmanager
    def _opened(self) -> Iterator["Connection"]:
        """The file within one transaction, kept when all went well."""
        import sqlite3  # noqa: PLC0415  importing the package is not to pay for it

        try:
            _made(self.path)
            file = sqlite3.connect(self.path, timeout=self._patience, isolation_level=None)
            try:
                file.execute("PRAGMA secure_delete = ON")
                file.execute("PRAGMA synchronous = FULL")
                file.execute("PRAGMA temp_store = MEMORY")
                file.execute("BEGIN IMMEDIATE")
                _settled(file, self.path)
                yield file
                file.execute("COMMIT")
            finally:
                file.close()  # what was not committed is as if it had never been
        except sqlite3.OperationalError as error:
            raise MissNotKept(f"{self.path}: {error}") from None
        except sqlite3.DatabaseError as error:
            raise MissesUnusable(f"{self.path}: {error}; nothing was written to it") from None
        except OSError as error:
            raise MissNotKept(f"{self.path}: {error.strerror or error}") from None


def _made(path: Path) -> None:
    """Make a file that only its owner reads; raises MissesUnusable when there is something else."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    if path.is_symlink():  # who may write there could have it lead to any file of ours
        raise MissesUnusable(f"{path}: this is a link; name the file itself")
    number = os.open(path, flags, 0o600)
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise MissesUnusable(f"{path}: expected a file of misses, this is no file")
        head = os.read(number, len(_HEAD))
    finally:
        os.close(number)
    if head not in {b"", _HEAD}:
        raise MissesUnusable(f"{path}: expected a file of misses, this is something else")


def _settled(file: "Connection", path: Path) -> None:
    """Write the table into a new file; raises MissesUnusable for another program's or a later."""
    ours, version, tables = file.execute(
        "SELECT (SELECT application_id FROM pragma_application_id), "
        "(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_master)"
    ).fetchone()
    if (ours, version, tables) == (0, 0, 0):
        file.execute(_TABLE)
        file.execute(f"PRAGMA application_id = {OURS}")
        file.execute(f"PRAGMA user_version = {VERSION}")
    elif ours != OURS:
        raise MissesUnusable(f"{path}: expected a file of misses, this is another database")
    elif version != VERSION:
        raise MissesUnusable(f"{path}: version {version} of misses, this program knows {VERSION}")


def _miss(row: Sequence[object]) -> Miss:
    number, kind, text, offered, chosen, day, content = row
    return Miss(
        cast("int", number),
        cast("MissKind", kind),
        str(text),
        tuple(json.loads(str(offered))),
        str(chosen),
        date.fromisoformat(str(day)),
        str(content),
    )
