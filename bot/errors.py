"""What can go wrong when content is loaded. No utterance ever raises.

BotError
├── ContentError
│   ├── ContentNotFound
│   └── ContentInvalid      .problems
├── ExtraMissing
├── NotEvaluated
├── NotWritten
├── MissesUnusable
└── MissNotKept
"""

from collections.abc import Sequence

from bot.content.problem import Problem


class BotError(Exception):
    """Everything this package raises on purpose."""


class ContentError(BotError):
    """The content cannot be used."""


class ContentNotFound(ContentError):  # noqa: N818  the public name is fixed
    """There is no content folder where one was named or expected."""


class ContentInvalid(ContentError):  # noqa: N818  the public name is fixed
    """The content has mistakes; `problems` holds all of them, in reading order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ExtraMissing(BotError):  # noqa: N818  named for what is missing, like its siblings
    """A library that only some need is not installed; the message says how to."""


class NotEvaluated(BotError):  # noqa: N818  the same
    """The content cannot be evaluated; the message says why."""


class NotWritten(BotError):  # noqa: N818  the same
    """A file for authors could not be written, and nothing was; the message says why."""


class MissesUnusable(BotError):  # noqa: N818  the same
    """A file named for misses is none, or a later version's; it was left as it is."""


class MissNotKept(BotError):  # noqa: N818  the same
    """A file of misses cannot be read or written now: locked, full, read-only."""
