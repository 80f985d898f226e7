"""Cases written in YAML in, what the bot did otherwise out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from time import perf_counter
from typing import Any, Literal

from bot.content.dialogues import Names, wrong_cases
from bot.content.entries import Entry
from bot.content.model import Case, Dialogue, Library
from bot.content.problem import Problem
from bot.content.shapes import CASES
from bot.content.source import read_entries
from bot.conversation import Bot
from bot.errors import ContentInvalid, ContentNotFound
from bot.reply import Reply

Verdict = Literal["passed", "failed", "known miss", "passes now"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a dialogue went."""

    dialogue: Dialogue
    verdict: Verdict
    turn: int = 0
    """The first turn that went wrong, from 1; 0 when all was right."""
    differences: tuple[str, ...] = ()
    """What was expected of that turn, and what came."""
    seconds: float = 0.0

    @property
    def good(self) -> bool:
        return self.verdict in {"passed", "known miss"}

    @property
    def said(self) -> str:
        """The utterance that went wrong; empty when all was right."""
        return self.dialogue.turns[self.turn - 1].say if self.turn else ""

    @property
    def why(self) -> str:
        """All differences in one line."""
        return "; ".join(self.differences)

    @property
    def file(self) -> str:
        """The path of the file it is written in."""
        return self.dialogue.place.rpartition(":")[0]


def read_cases(paths: Iterable[Path], library: Library | None = None) -> list[Dialogue]:
    """Dialogues of case files and folders of them; raises ContentInvalid, ContentNotFound.

    With a library, a name that leads nowhere in it is a problem, too.
    """
    names = _names(library) if library else {}
    dialogues: list[Dialogue] = []
    problems: list[Problem] = []
    for path in _files(paths):
        entries, wrong = read_entries(path.read_bytes(), path.as_posix(), CASES)
        problems += [*wrong, *wrong_cases(entries, names)]
        dialogues += map(_dialogue, entries)
    if problems:
        raise ContentInvalid(problems)
    return dialogues


def run_cases(bot: Bot, dialogues: Iterable[Dialogue]) -> Iterator[Outcome]:
    """Say each dialogue in a conversation of its own."""
    for dialogue in dialogues:
        start = perf_counter()
        turn, differences = _first_wrong(bot, dialogue.turns)
        seconds = perf_counter() - start
        yield Outcome(
            dialogue, _verdict(turn, known=dialogue.known_miss), turn, differences, seconds
        )


def _verdict(turn: int, *, known: bool) -> Verdict:
    if known:
        return "known miss" if turn else "passes now"
    return "failed" if turn else "passed"


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.glob("*.yaml"))
        elif path.is_file():
            yield path
        else:
            raise ContentNotFound(f"{path} is neither a case file nor a folder of them")


def _names(library: Library) -> Names:
    kinds = {rule.kind for rule in library.alerts}
    return {"intent": library.intents, "alert": kinds, "caution": library.cautions}


def _dialogue(entry: Entry) -> Dialogue:
    turns = [turn for turn in entry.get("dialogue", (entry,)) if turn is not None]
    place = f"{entry.place.path}:{entry.place.line}"
    return Dialogue(tuple(map(_case, turns)), entry.get("known_miss", False), place)


_KEYS = {field.name for field in fields(Case)}


def _case(entry: Entry) -> Case:
    values: dict[str, Any] = {key: it for key, it in entry.values.items() if key in _KEYS}
    return Case(**{"say": "", **values})


def _first_wrong(bot: Bot, turns: Sequence[Case]) -> tuple[int, tuple[str, ...]]:
    """The first turn that goes wrong, from 1, and all that is wrong about it."""
    conversation = bot.conversation()
    for number, case in enumerate(turns, 1):
        differences = tuple(_differences(case, conversation.reply(case.say), bot))
        if differences:
            return number, differences
    return 0, ()


def _differences(case: Case, reply: Reply, bot: Bot) -> Iterator[str]:
    if case.kind and reply.kind != case.kind:
        yield f"expected {case.kind}, got {reply.kind} {list(reply.intents)}"
    if case.intents is not None and not set(case.intents) & set(_counted(reply)):
        expected = " or ".join(case.intents)
        yield f"expected {expected}, got {reply.kind} {list(reply.intents)}"
    if case.alerts is not None and set(reply.alerts) != set(case.alerts):
        yield f"expected alerts {sorted(case.alerts)}, got {sorted(reply.alerts)}"
    raised = set(reply.alerts) & set(case.no_alerts)
    if raised:
        yield f"raised {sorted(raised)}"
    for name in case.cautions:
        caution = bot.library.cautions.get(name)
        if caution is None or not _says(reply, caution.text, caution.brief):
            yield f"does not say the caution {name}"
    if case.weight and reply.weight != case.weight:
        yield f"expected the {case.weight} disclaimer, got {reply.weight}"


def _counted(reply: Reply) -> tuple[str, ...]:
    """Answered first, or any of those offered."""
    return reply.intents if reply.kind == "clarification" else reply.intents[:1]


def _says(reply: Reply, *wordings: str) -> bool:
    """Whether a caution was said; citations are numbers by then, so its opening is compared."""
    opening = [wording.split("[@")[0].strip() for wording in wordings]
    return any(said.startswith(begin) for said in reply.cautions for begin in opening)
