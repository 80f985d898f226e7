"""Cases written in YAML in, what the bot did otherwise out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from bot.content.entries import Entry
from bot.content.model import Case, Dialogue
from bot.content.node import Place
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
    said: str
    """The utterance that went wrong; empty when all was right."""
    why: str

    @property
    def good(self) -> bool:
        return self.verdict in {"passed", "known miss"}


def read_cases(paths: Iterable[Path]) -> list[Dialogue]:
    """Dialogues of case files and folders of them; raises ContentInvalid, ContentNotFound."""
    dialogues: list[Dialogue] = []
    problems: list[Problem] = []
    for path in _files(paths):
        entries, wrong = read_entries(path.read_bytes(), path.as_posix(), CASES)
        problems += wrong
        for entry in entries:
            problems += odd(entry)
            dialogues.append(_dialogue(entry))
    if problems:
        raise ContentInvalid(problems)
    return dialogues


def run_cases(bot: Bot, dialogues: Iterable[Dialogue]) -> Iterator[Outcome]:
    """Say each dialogue in a conversation of its own."""
    for dialogue in dialogues:
        said, why = _first_wrong(bot, dialogue.turns)
        if dialogue.known_miss:
            yield Outcome(dialogue, "known miss" if why else "passes now", said, why)
        else:
            yield Outcome(dialogue, "failed" if why else "passed", said, why)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.glob("*.yaml"))
        elif path.is_file():
            yield path
        else:
            raise ContentNotFound(f"{path} is neither a case file nor a folder of them")


def odd(entry: Entry) -> Iterator[Problem]:
    place: Place = entry.place
    if ("say" in entry.values) == ("dialogue" in entry.values):
        yield place.problem("case", "a case says one thing or holds a dialogue; expected either")


def _dialogue(entry: Entry) -> Dialogue:
    turns = [turn for turn in entry.get("dialogue", (entry,)) if turn is not None]
    place = f"{entry.place.path}:{entry.place.line}"
    return Dialogue(tuple(map(_case, turns)), entry.get("known_miss", False), place)


_KEYS = {field.name for field in fields(Case)}


def _case(entry: Entry) -> Case:
    values: dict[str, Any] = {key: it for key, it in entry.values.items() if key in _KEYS}
    return Case(**{"say": "", **values})


def _first_wrong(bot: Bot, turns: Sequence[Case]) -> tuple[str, str]:
    conversation = bot.conversation()
    for case in turns:
        reply = conversation.reply(case.say)
        why = next(_differences(case, reply, bot), "")
        if why:
            return case.say, why
    return "", ""


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
