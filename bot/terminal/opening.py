"""A reply in, what has to be seen first and the rest out."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.reply import Reply
from bot.terminal.sentences import sentences

_LABELS = {"general": "caution", "medicine": "caution", "urgent": "urgent"}
"""Weight -> the heading that begins it; a crisis is met without one."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The text of a reply in two parts, both Markdown."""

    first: tuple[str, ...]
    """Cautions, or what to do now; each begins with the word for it, but for a crisis."""
    rest: str
    alarms: bool = True
    """Whether to make it stand out by all means; a crisis is met calmly."""


def opening(reply: Reply, headings: Mapping[str, str]) -> Opening:
    """What opens the reply, marked by words."""
    grave = reply.weight in {"urgent", "crisis"}
    opens = (reply.body,) if grave else reply.cautions
    said = "\n\n".join(opens)
    if not opens or not reply.text.startswith(said):
        return Opening((), reply.text)
    kind = _LABELS.get(reply.weight, "")
    label = headings.get(kind) or kind.capitalize()
    return Opening(
        tuple(_marked(it, f"{label}:", action=grave) if label else it for it in opens),
        reply.text.removeprefix(said).strip("\n"),
        alarms=reply.weight != "crisis",
    )


def _marked(text: str, word: str, *, action: bool) -> str:
    """The text after its word in bold; of an action, its first sentence is bold, too."""
    first = sentences(text.split("\n", maxsplit=1)[0])[0]
    if action and first[:1].isalnum() and "*" not in first:
        return f"**{word} {first}**{text.removeprefix(first)}"
    space = "\n\n" if text.startswith(("- ", "* ", "#", "|", ">")) else " "
    return f"**{word}**{space}{text}"
