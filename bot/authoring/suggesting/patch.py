"""Suggestions in, a patch that people read and edit out; and such a patch in, suggestions out."""

from collections.abc import Iterator

from bot.authoring.entry_text import scalar
from bot.authoring.suggesting.suggesting import Suggested
from bot.authoring.suggesting.suggestion import Suggestion
from bot.content.entries import Entry
from bot.content.problem import Problem
from bot.content.shapes import SUGGESTIONS
from bot.content.source import read_entries
from bot.errors import ContentInvalid

HEAD = """\
# What {misses} misses suggest, those asked most often first.
# Say `accept: yes` or `accept: no`, take away or reword examples, choose another intent, or give
# two entries one id to join them; then run
#   d3k2 misses accept THIS_FILE      (with the same --content; with --check it writes nothing and
#                                      tells what would come of it)
# `predicted` is what the evaluation expects of known questions: right answers and wrong ones more.
# Read every example before you say yes: names and numbers were masked by a program.
"""
CHANGES = 5
"""Questions that are named because they would be led elsewhere."""


def written(found: Suggested) -> str:
    """The patch."""
    lines = [HEAD.format(misses=found.misses)]
    if found.left:
        lines.append("# Nothing is suggested of misses that\n")
        lines += [f"#   {why}: {number}\n" for why, number in found.left]
    for it in found.suggestions:
        lines += ["\n", *(f"{line}\n" for line in _entry(it))]
    return "".join(lines if found.suggestions else [*lines, "\n[]\n"])


def read_patch(data: bytes, path: str) -> tuple[Suggestion, ...]:
    """What a patch says, edited or not; raises ContentInvalid with every problem."""
    entries, problems = read_entries(data, path, SUGGESTIONS)
    problems += [it for entry in entries for it in _wrong(entry)]
    if problems:
        raise ContentInvalid(problems)
    return tuple(map(_suggestion, entries))


def _entry(it: Suggestion) -> Iterator[str]:
    yield f"- suggestion: {it.id}"
    yield f"  kind: {it.kind}"
    yield f"  accept: {'yes' if it.accept else 'no'}"
    yield f"  asked: {it.asked}"
    told = {"seen": it.seen, "because": it.because, "predicted": it.predicted}
    if it.kind == "intent":
        told |= {"topic": it.topic, "title": it.title}
    yield from (f"  {key}: {scalar(text)}" for key, text in told.items() if text)
    changes = it.effect.changes if it.effect else ()
    for change in changes[:CHANGES]:
        yield f"  # would change: {_remark(change.utterance)}: {change.before} -> {change.after}"
    if len(changes) > CHANGES:
        yield f"  # and {len(changes) - CHANGES} more"
    yield "  examples:"
    yield from (f"    - {scalar(text)}" for text in it.examples)
    yield from (f"    # left out: {_remark(text)}: {why}" for text, why in it.left_out)


def _remark(text: str) -> str:
    """A text within a comment: one line without unseen signs."""
    return f'"{"".join(it if it.isprintable() else " " for it in " ".join(text.split()))}"'


def _wrong(entry: Entry) -> Iterator[Problem]:
    """What a new intent lacks, or more examples cannot have."""
    new = entry.get("kind") == "intent"
    for key in ("topic", "title"):
        if new and key not in entry.values:
            yield entry.place.problem("missing-key", f"a new intent has no {key!r}")
        elif not new and key in entry.values:
            message = f"{key} is for a new intent; examples are added where the intent stands"
            yield entry.where(key).problem("wrong-value", message)
    if not entry.get("examples") and entry.get("accept"):
        message = "no example is left; say `accept: no`, or take the entry away"
        yield entry.where("examples").problem("wrong-value", message)


def _suggestion(entry: Entry) -> Suggestion:
    return Suggestion(
        entry.get("suggestion"),
        entry.get("kind"),
        entry.get("accept"),
        entry.get("examples"),
        entry.get("topic", ""),
        entry.get("title", ""),
        int(entry.get("asked", 0)),
        entry.get("seen", ""),
        entry.get("because", ""),
        predicted=entry.get("predicted", ""),
        place=entry.where("suggestion"),
        places=tuple(entry.where("examples", at) for at in range(len(entry.get("examples")))),
    )
