"""Suggestions in, the same with what each would change out; examples that harm are left out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.authoring.evaluation.edits import Edit, Effect
from bot.authoring.evaluation.evaluation import Evaluation, evaluate
from bot.authoring.evaluation.foresight import Foresight
from bot.authoring.suggesting.compared import compared
from bot.authoring.suggesting.suggestion import Suggestion
from bot.authoring.unwritten import MARK
from bot.content.model import Answer, Dialogue, Intent, Library
from bot.errors import NotEvaluated

WORST = -0.5
"""Right answers that may be expected to be lost by one example."""
MOST_TRIED = 100
"""Examples that are tried one by one, some 0.4 seconds each; of more only all together."""
UNKNOWN = "unknown"


def predicted(
    suggestions: Sequence[Suggestion], library: Library, cases: Sequence[Dialogue]
) -> tuple[Suggestion, ...]:
    """Tell the effect of each; of new intents, which are learned to tell it, of all together."""
    if not suggestions:
        return ()
    try:
        found = evaluate(library, cases, quick=True)
    except NotEvaluated as error:
        return tuple(replace(it, predicted=f"{UNKNOWN}: {error}") for it in suggestions)
    new = _with_new([it for it in suggestions if it.kind == "intent"], found, cases)
    foresight = Foresight(found)
    made: list[Suggestion] = []
    tried = 0
    for it in suggestions:
        if it.kind == "intent":
            made.append(replace(it, effect=new, predicted=f"{in_words(new)}, all new together"))
            continue
        tried += len(it.examples)
        made.append(_more(it, foresight, alone=tried <= MOST_TRIED))
    return tuple(made)


def in_words(effect: Effect | None) -> str:
    """The effect in a line."""
    if effect is None:
        return UNKNOWN
    told = f"{effect.right:+d} right, {effect.stolen:+d} wrong"
    return f"{told} (expected {effect.expected:+z.1f} right)"


def edits(suggestions: Iterable[Suggestion]) -> list[Edit]:
    """What is added to intents that are there."""
    return [
        Edit("add", text, it.id)
        for it in suggestions
        if it.kind == "examples"
        for text in it.examples
    ]


def _more(it: Suggestion, foresight: Foresight, *, alone: bool) -> Suggestion:
    """Without the examples that would do harm by themselves, unless all of them would."""
    effects = {text: foresight.effect(Edit("add", text, it.id)) for text in it.examples if alone}
    harm = {text: effect for text, effect in effects.items() if _harms(effect)}
    kept = tuple(text for text in it.examples if text not in harm)
    told = tuple((text, f"alone {in_words(effect)}") for text, effect in harm.items())
    if kept:
        it = replace(it, examples=kept, left_out=told)
    else:
        it = replace(it, accept=False, because=f"{it.because}; every example would do harm")
    effect = foresight.effect(*edits([it]))
    return replace(
        it, accept=it.accept and not _harms(effect), effect=effect, predicted=in_words(effect)
    )


def _harms(effect: Effect) -> bool:
    return effect.expected < WORST or effect.stolen > max(effect.right, 0)


def _with_new(
    new: Sequence[Suggestion], before: Evaluation, cases: Sequence[Dialogue]
) -> Effect | None:
    """What becomes of all that was tried once there are these intents; None of none."""
    if not new:
        return None
    library = before.library
    intents = {it.id: Intent(it.id, it.title, it.topic, it.id, it.examples) for it in new}
    answers = {it.id: Answer(it.id, "brief", MARK) for it in new}
    learned = replace(
        library,
        intents={**library.intents, **intents},
        answers={**library.answers, **answers},
        origin=None,
    )
    return compared(before, evaluate(learned, cases, quick=True))
