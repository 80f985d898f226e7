"""Files and what they should hold in, all of them written or none."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def all_or_none(files: Mapping[Path, bytes]) -> Iterator[None]:
    """Write every file; what goes wrong then or within puts everything back. Raises OSError."""
    targets = {path.resolve(): data for path, data in files.items()}  # a link stays a link
    before = {path: path.read_bytes() if path.exists() else None for path in targets}
    folders = _missing(targets)
    waiting = {path: path.with_name(f".{path.name}.new") for path in targets}
    try:
        for path, data in targets.items():
            _prepare(path, waiting[path], data)
        for path, made in waiting.items():
            made.replace(path)
        yield
    except BaseException:
        _put_back(before, waiting.values(), folders)
        raise


def _missing(paths: Iterable[Path]) -> list[Path]:
    """Folders that have to be made, the deepest first."""
    found = {folder for path in paths for folder in path.parents if not folder.exists()}
    return sorted(found, key=lambda folder: -len(folder.parts))


def _prepare(path: Path, made: Path, data: bytes) -> None:
    """Write it beside the file, so that taking its place cannot stop half way."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made.write_bytes(data)
    if path.exists():
        shutil.copymode(path, made)


def _put_back(
    before: Mapping[Path, bytes | None], made: Iterable[Path], folders: Iterable[Path]
) -> None:
    """As far as that can be done: what went wrong is told in any case."""
    for path, data in before.items():
        with suppress(OSError):
            if data is None:
                path.unlink()
            elif path.read_bytes() != data:
                path.write_bytes(data)
    for path in made:
        with suppress(OSError):
            path.unlink()
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
