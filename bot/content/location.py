"""Where content folders are: in a wheel, beside a checkout, or wherever an author says."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from bot.content.shapes import TREES
from bot.errors import ContentNotFound


@dataclass(frozen=True, slots=True)
class ContentFile:
    """One YAML file of a content folder."""

    tree: str
    """`intents`, `answers` or `cases`."""
    name: str
    """File name without its ending; the topic, or a shared file such as `_common`."""
    path: str
    """As shown to the author."""
    file: Traversable


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """A folder that holds `intents/`, `answers/` and perhaps `cases/`."""

    root: Traversable
    shown: str
    """Prefix of the paths in problems, as the author gave it; empty for what ships."""

    def trees(self) -> list[str]:
        return [tree for tree in TREES if (self.root / tree).is_dir()]

    def content_files(self) -> Iterator[ContentFile]:
        """Its YAML files, in a fixed order: shared ones first, then by name."""
        for tree in self.trees():
            found = [file for file in (self.root / tree).iterdir() if file.name.endswith(_ENDINGS)]
            for file in sorted(found, key=lambda file: (file.name[0] != "_", file.name)):
                name = file.name.rpartition(".")[0]
                yield ContentFile(tree, name, f"{self.shown}{tree}/{file.name}", file)


_ENDINGS = (".yaml", ".yml")


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
    if not path.is_dir():
        raise ContentNotFound(f"{path} is no folder")
    folder = ContentFolder(path, f"{path.as_posix()}/" if str(path) != "." else "")
    if not folder.trees():
        raise ContentNotFound(f"{path} holds neither intents/ nor answers/")
    return folder


def case_folders(folder: Path | None) -> list[Path]:
    """Where the cases stand: of an author's folder in its `cases/`, of ours in `tests/cases/`."""
    package = files("bot")
    ours = package.parent / "tests" / "cases" if isinstance(package, Path) else None
    wanted = ours if folder is None else folder / "cases"
    return [wanted] if wanted and wanted.is_dir() else []
