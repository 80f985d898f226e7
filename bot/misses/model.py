"""What is kept of a turn that did not help, as a frozen value without behaviour."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

MASK = "_"
"""Stands for a run of what is not kept of an utterance."""
LONGEST_KEPT = 500
"""Characters of it that are."""
MissKind = Literal["fallback", "clarification", "none_of_these", "wrong"]


@dataclass(frozen=True, slots=True)
class Miss:
    """One turn. Equal ones stay apart: each has its own day, and may have its own choice."""

    number: int
    """Of its row; never given twice."""
    kind: MissKind
    """No answer, asked back, nothing offered was meant, or a person called the answer wrong."""
    text: str
    """The utterance, redacted."""
    offered: tuple[str, ...]
    """Intents offered when asking back; of a wrong one those that were answered."""
    chosen: str
    """The intent among them that the next turn answered; empty when none was."""
    day: date
    content: str
    """The hash of the library."""
