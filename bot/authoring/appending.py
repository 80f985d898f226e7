"""Entries as YAML text in, files of a content folder that hold them at their end out."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile


def append(folder: Path, texts: Mapping[str, str], check: Callable[[], object]) -> dict[Path, int]:
    """Add text to files, named from the folder on; gives each with the line where it begins.

    Files and folders that are missing are made. All is written, or nothing: when writing fails,
    or `check` raises afterwards, everything is as it was, and the error is raised again.
    """
    before = {folder / name: _read(folder / name) for name in texts}
    made = [it for path in before for it in reversed(path.parents) if not it.exists()]
    lines = {}
    try:
        for path, text in zip(before, texts.values(), strict=True):
            above = _ended(before[path] or b"")
            lines[path] = above.count(b"\n") + 1
            ending = "\r\n" if above.endswith(b"\r\n") else "\n"
            _write(path, above + text.replace("\n", ending).encode())
        check()
    except BaseException:
        _restore(before, list(dict.fromkeys(made)))
        raise
    return lines


def _read(path: Path) -> bytes | None:
    """What stands in a file; None when there is none."""
    return path.read_bytes() if path.exists() else None


def _ended(data: bytes) -> bytes:
    return data if not data or data.endswith(b"\n") else data + b"\n"


def _write(path: Path, data: bytes) -> None:
    """In one step: nobody reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(data)
    beside = Path(file.name)
    try:
        beside.chmod(path.stat().st_mode if path.exists() else 0o644)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _restore(before: Mapping[Path, bytes | None], made: list[Path]) -> None:
    for path, data in before.items():
        if data is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != data:
            _write(path, data)
    for folder in reversed(made):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
