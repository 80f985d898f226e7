"""Content folders in, a Library or every problem out; from the cache when nothing changed."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from bot.cache import kept
from bot.content.location import ContentFile, ContentFolder, Refusal, author_folder, shipped_folder
from bot.content.model import Library, Origin
from bot.content.saved import pack_library, unpack_library


def load_library(folder: Path | str | None = None, *, shipped: bool = True) -> Library:
    """Load what ships, or lay an author's folder over it, or load that folder alone.

    Raises ContentNotFound when there is no such content, ContentInvalid with every problem when
    there is any; nothing is half loaded.
    """
    library = load_folders(folders_of(folder, shipped=shipped))
    return replace(library, origin=Origin(None if folder is None else Path(folder), shipped))


def load_folders(folders: list[ContentFolder]) -> Library:
    """The same of folders that were found already, the lowest first; raises ContentInvalid."""
    files = [(layer, file) for layer, folder in enumerate(folders) for file in folder.files]
    key, digest = _digest(files), _digest(it for it in files if it[1].tree != "cases")
    return kept("library", key, lambda: _build(folders, digest), pack_library, unpack_library)


def folders_of(folder: Path | str | None, *, shipped: bool) -> list[ContentFolder]:
    """The folders to read, the lowest first."""
    if folder is None and not shipped:
        raise ValueError("without the shipped content a folder has to be named")
    below = [shipped_folder()] if shipped else []
    return below if folder is None else [*below, author_folder(Path(folder))]


def _build(folders: list[ContentFolder], digest: str) -> Library:
    from bot.content.build import build_library  # noqa: PLC0415  YAML is not needed in most starts

    return build_library(folders, digest)


def _digest(files: Iterable[tuple[int, ContentFile]]) -> str:
    """Of every file and its layer, in the order in which they are laid."""
    digest = sha256()
    for layer, file in files:
        data = b"unreadable" if isinstance(file.data, Refusal) else file.data
        digest.update(f"{layer} {file.tree}/{file.file.name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:16]
