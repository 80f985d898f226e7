"""A git revision and a folder in, the content of that folder as it was then out."""

import os
import subprocess
import tarfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from bot.content.location import ContentFolder
from bot.errors import ContentNotFound

WANTED = ("intents", "answers", "cases", "tests/cases")
"""What is taken from a revision."""
HOOKS = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}
"""Variables by which a hook of git says which repository it runs for; the folder says it here."""


def as_it_was(revision: str, folder: Path, into: Path) -> ContentFolder:
    """Write the content of a folder at a revision `into` another; problems name `REV:path`.

    Raises ContentNotFound when git, the repository, the revision or the content is missing.
    """
    before = _before(folder)
    commit = _commit(revision, folder)
    missing = ContentNotFound(f"{revision} holds neither intents/ nor answers/ in {folder}")
    try:
        names = _git(folder, "ls-tree", "-r", "--name-only", "-z", commit, "--", *WANTED)
        there = {name for name in WANTED if f"\0{names.decode()}".find(f"\0{name}/") >= 0}
        if not there & {"intents", "answers"}:
            raise missing
        archive = _git(folder, "archive", "--format=tar", commit, "--", *sorted(there))
    except subprocess.CalledProcessError:
        raise missing from None
    _write(archive, into)
    return ContentFolder(into, f"{revision}:{before}")


def _before(folder: Path) -> str:
    """The path of a folder inside its repository."""
    try:
        return _git(folder, "rev-parse", "--show-prefix").decode(errors="replace").strip("\n")
    except subprocess.CalledProcessError:
        raise ContentNotFound(f"{folder} is in no git repository that can be read") from None


def _commit(revision: str, folder: Path) -> str:
    """The commit that is meant; what could be read as an option is refused."""
    unknown = ContentNotFound(f"{revision!r} is neither a folder with content nor a git revision")
    if revision.startswith("-") or "\0" in revision:
        raise unknown
    try:
        found = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except subprocess.CalledProcessError:
        raise unknown from None
    return found.decode().strip()


def _git(folder: Path, *words: str) -> bytes:
    """What git says; raises CalledProcessError when it does not want to."""
    line: Sequence[str] = ("git", "-C", str(folder), *words)
    around = {name: it for name, it in os.environ.items() if name not in HOOKS}
    try:
        done = subprocess.run(  # noqa: S603  no shell
            line, check=True, capture_output=True, stdin=subprocess.DEVNULL, env=around
        )
    except FileNotFoundError:
        raise ContentNotFound("git is not installed; name two folders") from None
    return done.stdout


def _write(archive: bytes, into: Path) -> None:
    """The YAML files of an archive, no links and nothing outside of the folder."""
    with tarfile.open(fileobj=BytesIO(archive)) as opened:
        for member in opened:
            tree, _, name = member.name.rpartition("/")
            data = opened.extractfile(member) if member.isfile() and tree in WANTED else None
            if data:
                (into / tree).mkdir(parents=True, exist_ok=True)
                (into / tree / name).write_bytes(data.read())
