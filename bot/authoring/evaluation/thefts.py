"""An evaluation in, which intent takes whose utterances out, by what, and what would help."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.authoring.evaluation.edits import Edit, Effect
from bot.authoring.evaluation.evaluation import Evaluation, Tried
from bot.authoring.evaluation.figures import wanted
from bot.authoring.evaluation.foresight import Foresight
from bot.authoring.outcomes import decided, outcome

MOST = 3
"""Pairs of intents whose remedies are looked for."""
BLAMED = 3
"""Examples that are blamed for a pair."""
SHORT = 6
"""Words of an example that is proposed."""


@dataclass(frozen=True, slots=True)
class Blame:
    """An example that pulls utterances away."""

    example: str
    share: float
    """Per cent of all that pulls."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """An edit, and what it would change."""

    edit: Edit
    effect: Effect


@dataclass(frozen=True, slots=True)
class Theft:
    """Utterances of one intent that another answers."""

    loser: str
    thief: str
    lost: tuple[Tried, ...]
    """The clearest first."""
    expected: float
    """Wrong answers of 1,000 questions in scope, spread over intents as what was tried is."""
    blamed: tuple[Blame, ...]
    remedies: tuple[Remedy, ...]


def thefts(found: Evaluation, most: int = MOST) -> list[Theft]:
    """The pairs that cost most wrong answers first; the first few with remedies."""
    inside = sum(bool(it.wanted) for it in found.samples)
    pairs = sorted(_pairs(found).items(), key=lambda it: (-len(it[1]), -_pull(it[1]), it[0]))
    foresight = Foresight(found) if pairs and most else None
    stolen = []
    for at, ((loser, thief), lost) in enumerate(pairs):
        blamed = _blamed(found, loser, thief, lost) if at < most else ()
        edits = _edits(found, loser, thief, lost, blamed)
        remedies = (Remedy(it, foresight.effect(it)) for it in edits) if foresight else ()
        ordered = tuple(sorted(remedies, key=lambda it: -it.effect.expected))
        expected = round(1000 * len(lost) / inside, 1)
        stolen.append(Theft(loser, thief, tuple(lost), expected, blamed, ordered))
    return stolen


def _pairs(found: Evaluation) -> dict[tuple[str, str], list[Tried]]:
    """(Loser, thief) -> the utterances that are lost, the clearest first."""
    pairs: defaultdict[tuple[str, str], list[Tried]] = defaultdict(list)
    for it in found.tried:
        decision = decided(it.sample, found.library.thresholds)
        if outcome(it.sample, decision) == "wrong":
            pairs[wanted(it.sample), decision.first].append(it)
    for lost in pairs.values():
        lost.sort(key=lambda it: -it.sample.best)
    return pairs


def _pull(lost: Sequence[Tried]) -> float:
    return sum(it.sample.best for it in lost)


def _blamed(found: Evaluation, loser: str, thief: str, lost: Sequence[Tried]) -> tuple[Blame, ...]:
    """The examples of the thief whose weights pull the lost utterances from the loser."""
    learned = found.learned
    taught = learned.taught
    rows = learned.rows([found.text(it) for it in lost])
    pulls = learned.influence.pulls(rows, learned.label(thief), learned.label(loser))
    own = [at for at in range(taught.authored) if taught.names[at] == thief]
    total = pulls[own].clip(min=0).sum() or 1.0
    first = sorted(own, key=lambda at: -pulls[at])[:BLAMED]
    return tuple(
        Blame(taught.written[at], round(float(100 * pulls[at] / total), 1))
        for at in first
        if pulls[at] > 0
    )


def _edits(
    found: Evaluation, loser: str, thief: str, lost: Sequence[Tried], blamed: Sequence[Blame]
) -> Iterator[Edit]:
    """Take the example to blame away, move it, or add a short one for what is lost."""
    titles = {it.title for it in found.library.intents.values()}
    for it in blamed[:1]:
        if it.example not in titles:
            yield Edit("remove", it.example, thief)
            yield Edit("move", it.example, thief, loser)
    if blamed:
        yield Edit("add", _short(found, lost[0]), loser)


def _short(found: Evaluation, lost: Tried) -> str:
    """The words of an utterance that tell something."""
    filler = found.library.vocabulary.filler
    words = lost.sample.utterance.split()
    telling = [word for word in words if word.lower() not in filler]
    return " ".join((telling or words)[:SHORT])
