"""An evaluation before and one after in, who is led elsewhere out."""

from bot.authoring.evaluation.edits import Change, Effect, gains
from bot.authoring.evaluation.evaluation import Evaluation
from bot.authoring.outcomes import Outcome, decided, outcome
from bot.authoring.samples import Sample


def compared(before: Evaluation, after: Evaluation) -> Effect:
    """What became of the utterances that were tried both times."""
    now = {_key(it): it for it in after.samples}
    pairs = [(it, now[_key(it)]) for it in before.samples if _key(it) in now]
    told = (
        Change(old.utterance, _outcome(old, before), _outcome(new, after)) for old, new in pairs
    )
    return Effect(tuple(it for it in told if it.before != it.after), gains(pairs))


def _key(it: Sample) -> tuple[str, str, frozenset[str]]:
    return it.group, it.utterance, it.wanted


def _outcome(it: Sample, found: Evaluation) -> Outcome:
    return outcome(it, decided(it, found.library.thresholds))
