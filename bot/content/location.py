"""Where content folders are: in a wheel, beside a checkout, or wherever an author says."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from os.path import realpath
from pathlib import Path
from typing import NamedTuple

from bot.content.shapes import TREES
from bot.errors import ContentNotFound

SHOWN = 200
"""Characters of a path that a message repeats."""


class Refusal(NamedTuple):
    """Why a file is not read."""

    rule: str
    message: str


@dataclass(frozen=True)
class ContentFile:
    """One YAML file of a content folder, read once: all that is made of it is of one moment."""

    tree: str
    """`intents`, `answers` or `cases`."""
    name: str
    """File name without its ending; the topic, or a shared file such as `_common`."""
    path: str
    """As shown to the author."""
    file: Traversable
    refused: Refusal | None = None
    """Set when it must not be read, whatever is in it."""

    @cached_property
    def data(self) -> bytes | Refusal:
        """What stands in it, or why it is not read."""
        try:
            return self.refused or self.file.read_bytes()
        except OSError as error:
            return Refusal("unreadable", f"cannot be read: {error.strerror or error}")


@dataclass(frozen=True)
class ContentFolder:
    """A folder that holds `intents/`, `answers/` and perhaps `cases/`."""

    root: Traversable
    shown: str
    """Prefix of the paths in problems, as the author gave it; empty for what ships."""
    closed: bool = False
    """Whether links that lead out of it are refused; installers make such links to what ships."""

    def trees(self) -> list[str]:
        """Those of `intents`, `answers` and `cases` that are there; raises ContentNotFound."""
        try:
            return [tree for tree in TREES if (self.root / tree).is_dir()]
        except OSError as error:
            raise _unreadable(self.shown or str(self.root), error) from error

    @cached_property
    def files(self) -> tuple[ContentFile, ...]:
        """Its YAML files, in a fixed order: shared ones first, then by name.

        Raises ContentNotFound when it cannot be listed.
        """
        return tuple(self._found())

    def _found(self) -> Iterator[ContentFile]:
        for tree in self.trees():
            if self._leads_out(self.root / tree):
                yield ContentFile(tree, "", f"{self.shown}{tree}", self.root / tree, _LEADS_OUT)
                continue
            for file in self._listed(tree):
                name = file.name.rpartition(".")[0]
                path = f"{self.shown}{tree}/{file.name}"
                yield ContentFile(tree, name, path, file, self._refused(file))

    def _listed(self, tree: str) -> list[Traversable]:
        try:
            found = [*(self.root / tree).iterdir()]
        except OSError as error:
            raise _unreadable(f"{self.shown}{tree}", error) from error
        yaml = [file for file in found if file.name.lower().endswith(_ENDINGS)]
        return sorted(yaml, key=lambda file: (file.name[0] != "_", file.name))

    def _refused(self, file: Traversable) -> Refusal | None:
        """Why a file must not be read: a pipe would never end."""
        if self._leads_out(file):
            return _LEADS_OUT
        odd = isinstance(file, Path) and file.exists() and not file.is_file()
        return Refusal("unreadable", "cannot be read: it is no file") if odd else None

    def _leads_out(self, place: Traversable) -> bool:
        """Whether a link leads to somewhere outside of the folder."""
        if not self.closed or not isinstance(place, Path):
            return False
        return not Path(realpath(place)).is_relative_to(realpath(str(self.root)))


_ENDINGS = (".yaml", ".yml")
_LEADS_OUT = Refusal("symlink", "a link that leads out of the folder; put a copy here")


def _unreadable(shown: str, error: OSError) -> ContentNotFound:
    return ContentNotFound(f"{shown[:SHOWN]} cannot be read: {error.strerror or error}")


def shipped_folder() -> ContentFolder:
    """What ships: inside the package when installed from a wheel, else beside it."""
    package = files("bot")
    bundled = package / "content" / "bundled"
    if (bundled / "intents").is_dir():
        return ContentFolder(bundled, "")
    if isinstance(package, Path) and (package.parent / "intents").is_dir():
        return ContentFolder(package.parent, "")
    raise ContentNotFound("the shipped content is missing; expected intents/ and answers/")


def checkout_folder() -> Path | None:
    """The checkout that holds what ships; None when it was installed."""
    package = files("bot")
    beside = package.parent if isinstance(package, Path) else None
    return beside if beside and shipped_folder().root == beside else None


def author_folder(path: Path) -> ContentFolder:
    """An author's folder; raises ContentNotFound when there is no content in it."""
    try:
        if not path.is_dir():
            raise ContentNotFound(f"{path} is no folder")
    except OSError as error:
        raise _unreadable(str(path), error) from error
    folder = ContentFolder(path, f"{path.as_posix()}/" if str(path) != "." else "", closed=True)
    if not folder.trees():
        raise ContentNotFound(f"{path} holds neither intents/ nor answers/")
    return folder


def is_authors(folder: ContentFolder) -> bool:
    """Whether a folder may be written: it is on disk, and no part of the installed package."""
    package = files("bot")
    inside = isinstance(package, Path) and isinstance(folder.root, Path)
    return isinstance(folder.root, Path) and not (
        inside and folder.root.resolve().is_relative_to(Path(str(package)).resolve())
    )


def case_folders(folder: Path | None) -> list[Path]:
    """Where the cases stand: of an author's folder in its `cases/`, of ours in `tests/cases/`."""
    package = files("bot")
    ours = package.parent / "tests" / "cases" if isinstance(package, Path) else None
    wanted = ours if folder is None else folder / "cases"
    return [wanted] if wanted and wanted.is_dir() else []
