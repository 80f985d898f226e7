"""A folder or a revision in, one side of a comparison out: its library and what is said to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.authoring.cases import read_cases
from bot.authoring.diff.revision import as_it_was
from bot.content.loader import load_folders
from bot.content.location import ContentFolder, author_folder, shipped_folder
from bot.content.model import Library
from bot.errors import ContentInvalid, ContentNotFound

Said = tuple[str, ...]
"""The utterances of one conversation; mostly one."""
CASES = ("cases", "tests/cases")
"""Where the cases of a folder stand: the first that is there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person who compares chose."""

    content: Path | None = None
    """The content folder in use; None: what ships."""
    only: bool = False
    """Whether a folder is taken alone, not laid over what ships."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two contents that are compared."""

    name: str
    """As the person gave it."""
    folders: tuple[ContentFolder, ...]
    """The lowest first."""
    library: Library
    said: Mapping[Said, str]
    """What is said to it, and where that stands."""


def read_side(name: str, wanted: Wanted, into: Path) -> Side:
    """A folder by its name, else a revision; an empty name is the content in use as it is.

    What a revision holds is written `into` a folder. Raises ContentInvalid, ContentNotFound.
    """
    folders, library = _loaded(_folder(name, wanted, into), only=wanted.only)
    said = {**_cases(folders), **_written(library)}
    return Side(name or "working tree", folders, library, said)


def _folder(name: str, wanted: Wanted, into: Path) -> ContentFolder:
    if not name:
        return author_folder(wanted.content) if wanted.content else shipped_folder()
    path = Path(name)
    if _holds_content(path):
        return author_folder(path)
    if path.is_absolute() or name.startswith((".", "~")):
        return author_folder(path)  # no revision begins like this: let it tell what is missing
    root = wanted.content or shipped_folder().root
    if not isinstance(root, Path):
        raise ContentNotFound("what ships is inside an archive here; name two folders")
    if not root.is_dir():
        return author_folder(root)
    return as_it_was(name, root, into)


def _holds_content(path: Path) -> bool:
    try:
        return any((path / tree).is_dir() for tree in ("intents", "answers"))
    except ValueError:  # a zero byte
        return False


def _loaded(folder: ContentFolder, *, only: bool) -> tuple[tuple[ContentFolder, ...], Library]:
    """A folder that is whole by itself, else laid over what ships.

    When it loads neither way, the problems are those of the way in which there are fewer.
    """
    ways: list[tuple[ContentFolder, ...]] = [(folder,)]
    shipped = shipped_folder()
    if not only and folder.root != shipped.root:
        ways.append((shipped, folder))
    failed = []
    for folders in ways:
        try:
            return folders, load_folders(list(folders))
        except ContentInvalid as error:
            failed.append(error)
    raise min(failed, key=lambda error: len(error.problems))


def _cases(folders: Iterable[ContentFolder]) -> dict[Said, str]:
    return {said: place for folder in folders for said, place in _cases_of(folder)}


def _cases_of(folder: ContentFolder) -> Iterator[tuple[Said, str]]:
    """What the cases of one folder say, and the file in which they stand."""
    root = folder.root
    found = [root / name for name in CASES if isinstance(root, Path) and (root / name).is_dir()]
    if not found or not isinstance(root, Path):
        return
    before = f"{root.as_posix()}/"
    try:
        dialogues = read_cases(found[:1])
    except ContentInvalid as error:
        raise ContentInvalid(
            [replace(it, path=folder.shown + it.path.removeprefix(before)) for it in error.problems]
        ) from None
    for dialogue in dialogues:
        path = dialogue.place.removeprefix(before).rpartition(":")[0]
        said = tuple(case.say for case in dialogue.turns)
        yield said, f"{'dialogue' if len(said) > 1 else 'case'} in {path}"


def _written(library: Library) -> dict[Said, str]:
    """Examples and titles; a title is what completion types for people."""
    return {**_titles(library), **_examples(library)}


def _titles(library: Library) -> dict[Said, str]:
    return {(it.title,): f"title of {it.id}" for it in library.intents.values()}


def _examples(library: Library) -> dict[Said, str]:
    found: dict[Said, str] = {
        (text,): f"example of the neighbour {it.id}"
        for it in library.neighbours.values()
        for text in it.examples
    }
    for intent in library.intents.values():
        found.update({(text,): f"example of {intent.id}" for text in intent.examples})
    return found
