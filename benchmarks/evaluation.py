"""How good the evaluation is: beside learning anew without an example, or with an edit made."""

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from math import sqrt
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import correlation
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bot import Intent, Library, Matcher, Thresholds, load_library
from bot.authoring.cases import read_cases
from bot.authoring.evaluation.disturbed import disturbed
from bot.authoring.evaluation.edits import FELT, Edit, chance
from bot.authoring.evaluation.evaluation import Evaluation, evaluate
from bot.authoring.evaluation.foresight import Foresight
from bot.authoring.evaluation.thefts import thefts
from bot.authoring.outcomes import Outcome, decided, outcome
from bot.authoring.samples import Sample, asked, sample, topics_of
from bot.content.location import case_folders, shipped_folder
from bot.evidence import softmax

HELD_OUT = Path(__file__).parent / "held_out" / "in_scope.yaml"
"""Questions that are no examples: what random edits add."""
ALIKE, EDITS, NOTHINGS, INJECTED = 60, 100, 6, 20
SEED = 7
KEPT = 13
"""Of twenty lines, those that stay in a part of the content."""

Chances = dict[tuple[str, str], tuple[float, Outcome]]
"""(Utterance, wanted) -> the chance that it is led right, and what becomes of it."""


@dataclass(frozen=True, slots=True)
class Real:
    """What an edit really changed."""

    right: int
    stolen: int
    by_intent: Mapping[str, float]


def print_evaluation(jobs: int = 2) -> None:
    """Seconds; left out against learned anew; effects predicted against real; bad examples."""
    library = load_library()
    cases = read_cases(case_folders(None), library)
    _print_seconds("what ships", library)
    with TemporaryDirectory() as folder:
        _print_seconds("a part of it", load_library(_cut(Path(folder)), shipped=False))
    to_the_end()
    found = evaluate(library, cases)
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=to_the_end) as pool:
        _print_alike(found, pool)
        before, foresight = _chances(found), Foresight(found)
        _print_edits(library, before, foresight, pool)
        _print_injected(library, before, pool)


def _print_seconds(name: str, library: Library) -> None:
    """Of a whole evaluation, with the pairs that steal and the edits that would help."""
    cases = read_cases(case_folders(None), load_library())
    start = perf_counter()
    found = evaluate(library, cases)
    evaluated = perf_counter() - start
    thefts(found)
    told = f"{found.learned.taught.authored} examples, those of neighbours among them"
    print(f"evaluate {name}, {told}: {evaluated:.1f} s, with edits {perf_counter() - start:.1f} s")


def _cut(folder: Path) -> Path:
    """The shipped content with about 5,000 examples in all."""
    root = shipped_folder().root
    for tree in ("intents", "answers"):
        shutil.copytree(str(root / tree), folder / tree)
    for path in (folder / "intents").glob("*.yaml"):
        if path.stem == "_neighbours" or path.stem[0] != "_":
            lines = enumerate(path.read_text(encoding="utf-8").splitlines(keepends=True))
            kept = [line for at, line in lines if not line.startswith("    - ") or at % 20 < KEPT]
            path.write_text("".join(kept), encoding="utf-8")
    return folder


def to_the_end() -> None:
    """Learn until nothing is gained: what one edit changes must not drown in where it stopped."""
    softmax.ENOUGH = 1e-9
    softmax.ROUNDS = 400


def _print_alike(found: Evaluation, pool: ProcessPoolExecutor) -> None:
    """Decisions and scores of examples left out, beside those of a matcher learned without."""
    tried = Random(SEED).sample([it for it in found.tried if it.at >= 0], ALIKE)  # noqa: S311
    real = pool.map(_learned_without, [it.sample for it in tried])
    pairs = [(it.sample, other) for it, other in zip(tried, real, strict=True)]
    limits = found.library.thresholds
    same = sum(_led(it, limits) == _led(other, limits) for it, other in pairs)
    apart = sum(abs(it.best - other.best) for it, other in pairs) / len(pairs)
    print(
        f"left out: {same} of {len(pairs)} decided as when learned anew; {apart:.2f} points apart"
    )


def _led(it: Sample, limits: Thresholds) -> tuple[str, str]:
    decision = decided(it, limits)
    return decision.kind, decision.first


def _learned_without(it: Sample) -> Sample:
    """Ranked by a matcher that was learned without the example, in another process."""
    library = load_library()
    name = _owner(library, it)
    edited = _edited(library, Edit("remove", it.utterance, name))
    ranking = Matcher.of(edited).weigh(it.utterance)
    return sample(it.group, it.wanted, it.utterance, ranking, edited)


def _owner(library: Library, it: Sample) -> str:
    if it.wanted:
        return next(iter(it.wanted))
    return next(k for k, v in library.neighbours.items() if it.utterance in v.examples)


def _edited(library: Library, *edits: Edit) -> Library:
    """The library once examples were added, moved or removed."""
    intents, neighbours = dict(library.intents), dict(library.neighbours)
    for edit in edits:
        if edit.kind != "add" and edit.intent in intents:
            intent = intents[edit.intent]
            intents[edit.intent] = replace(intent, **_left(intent, edit.example))
        elif edit.kind != "add":
            neighbour = neighbours[edit.intent]
            left = tuple(it for it in neighbour.examples if it != edit.example)
            neighbours[edit.intent] = replace(neighbour, examples=left)
        if edit.kind != "remove":
            name = edit.to or edit.intent
            examples = (*intents[name].examples, edit.example)
            intents[name] = replace(intents[name], examples=examples)
    return replace(library, intents=intents, neighbours=neighbours, origin=None)


def _left(intent: Intent, example: str) -> dict[str, Any]:
    """What an intent has without an example; its title, which is one more, may go, too."""
    left = tuple(it for it in intent.examples if it != example)
    if intent.title == example:
        return {"title": left[0]}
    return {"examples": left}


def _chances(found: Evaluation) -> Chances:
    limits = found.library.thresholds
    return {
        (it.utterance, min(it.wanted, default="")): (chance(it), outcome(it, decided(it, limits)))
        for it in found.samples
    }


def _evaluated(edits: Sequence[Edit]) -> Chances:
    """The real thing: everything learned and left out anew, in another process."""
    library = load_library()
    cases = read_cases(case_folders(None), library)
    return _chances(evaluate(_edited(library, *edits), cases, quick=True))


def _real(before: Chances, after: Chances, skipped: set[str]) -> Real:
    right = stolen = 0
    gains: defaultdict[str, float] = defaultdict(float)
    for key in before.keys() & after.keys():
        if key[0] in skipped:
            continue
        (was, told), (now, then) = before[key], after[key]
        gains[key[1]] += (now - was) * (abs(now - was) >= FELT)
        right += (then in {"right", "declined"}) - (told in {"right", "declined"})
        stolen += (then in {"wrong", "answered"}) - (told in {"wrong", "answered"})
    return Real(right, stolen, gains)


def _random_edits(library: Library) -> Iterator[Edit]:
    """A third each: added from questions held out, moved to any other intent, removed."""
    random = Random(SEED)  # noqa: S311  no secret
    topics = topics_of(library)
    new = [(text, min(wanted)) for text, wanted in asked(library, read_cases([HELD_OUT])) if wanted]
    for number in range(EDITS):
        name = random.choice(topics)
        example = random.choice(library.intents[name].examples)
        if number % 3 == 0:
            text, intent = random.choice(new)
            yield Edit("add", text, intent)
        elif number % 3 == 1:
            yield Edit("move", example, name, random.choice([it for it in topics if it != name]))
        else:
            yield Edit("remove", example, name)


def _print_edits(
    library: Library, before: Chances, foresight: Foresight, pool: ProcessPoolExecutor
) -> None:
    """How often the sign of an effect is the one that was predicted."""
    edits = list(_random_edits(library))
    real = pool.map(_evaluated, [(it,) for it in edits])
    rows = []
    for edit, after in zip(edits, real, strict=True):
        found = foresight.effect(edit)
        truth = _real(before, after, {edit.example})
        rows.append((found.expected, sum(truth.by_intent.values())))
        print(
            f"  {edit.kind:6} predicted {found.expected:+.2f} real {rows[-1][1]:+.2f};"
            f" right {found.right:+d} {truth.right:+d}; wrong {found.stolen:+d} {truth.stolen:+d}",
            flush=True,
        )
    same = sum(told * real > 0 for told, real in rows)
    print(f"edits: the same sign in {same} of {len(rows)}; correlation {_correlated(rows):.2f}")
    noise = _noise(library, before, pool)
    clear = [it for it in rows if abs(it[1]) > noise]
    same = sum(told * real > 0 for told, real in clear)
    print(f"edits: beyond the noise of {noise:.2f}: the same sign in {same} of {len(clear)}")


def _correlated(rows: Sequence[tuple[float, float]]) -> float:
    return correlation([told for told, _ in rows], [real for _, real in rows])


def _noise(library: Library, before: Chances, pool: ProcessPoolExecutor) -> float:
    """What seems to change when nothing does: an example is moved to the end of its own intent."""
    random = Random(SEED)  # noqa: S311  no secret
    names = random.sample(topics_of(library), NOTHINGS)
    edits = [Edit("move", library.intents[it].examples[0], it, it) for it in names]
    after = pool.map(_evaluated, [(it,) for it in edits])
    sums = [sum(_real(before, it, set()).by_intent.values()) for it in after]
    print(f"edits that change nothing seem to change {', '.join(f'{it:+.2f}' for it in sums)}")
    return 2 * sqrt(sum(it * it for it in sums) / len(sums))


def _print_injected(library: Library, before: Chances, pool: ProcessPoolExecutor) -> None:
    """Examples of one intent, in other words, put among those of another: whom do they harm?"""
    bad = list(_slips(library))
    first = 0
    for (owner, edit), (after, ranked) in zip(
        bad, pool.map(_harmed, [it for _, it in bad]), strict=True
    ):
        truth = _real(before, after, {edit.example})
        harmed = min((loss, name) for name, loss in truth.by_intent.items() if name != edit.intent)
        first += ranked[0] == harmed[1]
        print(
            f"  of {owner} in {edit.intent}: harms {harmed[1]} {harmed[0]:+.2f}, told {ranked[:2]}",
            flush=True,
        )
    print(f"injected: the intent harmed most is ranked first in {first} of {len(bad)}")


def _slips(library: Library) -> Iterator[tuple[str, Edit]]:
    """The intent an example belongs to, and the edit that puts it elsewhere with filler words."""
    random = Random(SEED)  # noqa: S311  no secret
    for owner in random.sample(topics_of(library), INJECTED):
        example = random.choice(library.intents[owner].examples)
        ((_, (text, _)),) = disturbed(
            "filler words", [(example, frozenset({owner}))], library.vocabulary
        )
        yield (
            owner,
            Edit("add", text, random.choice([it for it in topics_of(library) if it != owner])),
        )


def _harmed(edit: Edit) -> tuple[Chances, list[str]]:
    """The content with a bad example evaluated, and who would gain most if it went."""
    library = load_library()
    cases = read_cases(case_folders(None), library)
    found = evaluate(_edited(library, edit), cases, quick=True)
    effect = Foresight(found).effect(Edit("remove", edit.example, edit.intent))
    ranked = [name for name, _ in effect.by_intent if name != edit.intent]
    return _chances(found), ranked
