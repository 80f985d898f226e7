"""The folder that an author names in, where new content belongs and what is there already out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.authoring.files import all_or_none
from bot.content.loader import load_library
from bot.content.location import checkout_folder
from bot.content.model import Library
from bot.errors import ContentInvalid, ContentNotFound, NotWritten


@dataclass(frozen=True, slots=True)
class Home:
    """Where an author's content is, and whether what ships is below it."""

    folder: Path
    cases: str
    """Folder of the cases in it."""
    layered: bool
    """Whether it is laid over, or is, what ships."""

    @classmethod
    def of(cls, content: Path | None, *, shipped: bool) -> "Home":
        """The author's folder, else the checkout's own; raises NotWritten."""
        if content:
            return cls(content, "cases", shipped)
        own = checkout_folder()
        if own is None:
            raise NotWritten("what is installed is not to be changed; name a folder with --content")
        return cls(own, "tests/cases", layered=True)

    @property
    def own(self) -> bool:
        """Whether it is what ships itself."""
        return self.cases != "cases"

    def keep(self, files: Mapping[Path, bytes]) -> None:
        """Write all of the files, or none where it would not load then.

        Raises NotWritten, OSError.
        """
        try:
            with all_or_none(files):
                self.library()
        except ContentInvalid as error:
            raise NotWritten(f"it would not load: {error.problems[0].message}") from error

    def library(self) -> Library:
        """What is there now; an empty folder holds what is below it. Raises as loading does."""
        if self.own:
            return load_library()
        try:
            return load_library(self.folder, shipped=self.layered)
        except ContentNotFound:
            if not self.layered:
                raise NotWritten(
                    f"{self.folder} holds no content; begin one with d3k2 new content DIR"
                ) from None
            return load_library()
