"""Cases in, what the whole bot made of each out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter

from bot.authoring.outcomes import Outcome
from bot.authoring.scorecard.share import Share
from bot.content.model import Case
from bot.conversation import Bot
from bot.reply import Reply


@dataclass(frozen=True, slots=True)
class TriedCase:
    """A case, and the reply to it by itself."""

    case: Case
    outcome: Outcome | None
    """None of a case that says nothing of intents or of a fallback."""
    alerts: frozenset[str]
    milliseconds: float


def tried(bot: Bot, cases: Iterable[Case]) -> list[TriedCase]:
    """Say each by itself."""
    found = []
    for case in cases:
        start = perf_counter()
        reply = bot.reply(case.say)
        spent = 1000 * (perf_counter() - start)
        found.append(TriedCase(case, _outcome(case, reply), frozenset(reply.alerts), spent))
    return found


def _outcome(case: Case, reply: Reply) -> Outcome | None:
    """As people see it: the first intent that is answered, any that is offered."""
    if case.kind == "fallback":
        outside: dict[str, Outcome] = {"answer": "answered", "clarification": "asked"}
        return outside.get(reply.kind, "declined")
    if case.intents is None:
        return None
    if reply.kind == "answer":
        return "right" if reply.intents[0] in case.intents else "wrong"
    if set(reply.intents) & set(case.intents):
        return "offered"
    return "refused" if reply.kind == "fallback" else "astray"


def shares(found: Sequence[TriedCase], *, inside: bool) -> dict[str, Share]:
    """Outcome -> its share, in scope or out of it."""
    wanted = "right offered wrong refused astray" if inside else "declined asked answered"
    names = wanted.split()
    counts = Counter(it.outcome for it in found if it.outcome in names)
    total = sum(counts.values())
    return {name: Share(counts[name], total) for name in names}  # type: ignore[index]


def recall(found: Sequence[TriedCase]) -> dict[str, Share]:
    """Kind of alert -> how many of the cases that want it raise it, in the order met."""
    wanted = dict.fromkeys(kind for it in found for kind in it.case.alerts or ())
    return {
        kind: Share(
            sum(kind in it.alerts for it in found if kind in (it.case.alerts or ())),
            sum(kind in (it.case.alerts or ()) for it in found),
        )
        for kind in wanted
    }


def alarmed(found: Sequence[TriedCase]) -> Share:
    """Cases that want no alert, or name none, and raise one all the same."""
    calm = [it for it in found if not it.case.alerts]
    return Share(sum(bool(it.alerts) for it in calm), len(calm))
