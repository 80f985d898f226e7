"""Grave alerts in, what to do now out, and nothing else."""

from collections.abc import Iterable, Sequence

from bot.bibliography import Bibliography
from bot.content.model import Library
from bot.parts import Parts, answer_of
from bot.screen import Alert


def action(
    alerts: Sequence[Alert], library: Library, books: Bibliography, told: Sequence[Alert]
) -> Parts:
    """What to do now, and nothing else: no numbers, no list, no next questions.

    `told` are the alerts of the whole conversation.
    """
    first = alerts[0]
    answer = answer_of(first.intent, library)
    steps = [books.mute(answer.summary)] if answer.form == "action" else []
    beside = _beside(alerts, said=bool(steps))
    cautions = {name: books.mute(library.cautions[name].text) for name in beside}
    body = "\n\n".join([*steps, *cautions.values()])
    takes = _takes(told, library) if first.weight == "urgent" else ""
    wording = library.wording
    where = books.mute(wording.everywhere)
    after = " ".join(filter(None, (takes, where, wording.afterwards.get(first.weight, ""))))
    return Parts("answer", (first.intent,), body, body, cautions, after=after, lists_sources=False)


def _beside(alerts: Sequence[Alert], *, said: bool) -> Iterable[str]:
    """The cautions that an action shows.

    Its own where no answer of steps says it already, and beside a crisis those of other grave
    alerts.
    """
    first = alerts[0]
    shown = [alert for alert in alerts if alert.grave and alert.kind != first.kind]
    shown = shown if first.weight == "crisis" else []
    shown = shown if said else [first, *shown]
    return dict.fromkeys(name for alert in shown for name in alert.cautions)


def _takes(alerts: Sequence[Alert], library: Library) -> str:
    names = dict.fromkeys(alert.words for alert in alerts if alert.medicine)
    return library.wording.takes.replace("{names}", ", ".join(names)) if names else ""
