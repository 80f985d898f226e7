"""The command that asks for or changes the region whose numbers to call are given."""

from bot.errors import BotError
from bot.terminal.talk import Talk

NEUTRAL = "none"
"""What takes the region away."""


def change_region(talk: Talk, wanted: str) -> str:
    """Tell which region holds, or go on with another; what was said before is kept in mind."""
    if not wanted:
        return f"{_now(talk)}\n\n{_known(talk)}"
    code = _code(talk, wanted)
    if code is None:
        return _unknown(talk, wanted)
    if not talk.moves:
        return "The region cannot be changed in this chat."
    try:
        talk.move(code)
    except BotError as error:
        return f"The content cannot be read any more, so the region stays: {error}"
    return _now(talk)


def codes(talk: Talk) -> dict[str, str]:
    """What may stand after the command, with what it means."""
    regions = {it.id: it.title for it in talk.library.regions.values()}
    return {**regions, NEUTRAL: "no region"}


def _code(talk: Talk, wanted: str) -> str | None:
    """The code that a code or a title stands for; None when it is unknown."""
    folded = wanted.casefold()
    titled = {it.title.casefold(): it.id for it in talk.library.regions.values()}
    if folded == NEUTRAL:
        return ""
    return folded if folded in talk.library.regions else titled.get(folded)


def _now(talk: Talk) -> str:
    if not talk.region:
        return "No region is set: numbers to call are told in words that hold everywhere."
    title = talk.library.regions[talk.region].title
    return f"Numbers to call are those of: {title} ({talk.region})."


def _known(talk: Talk) -> str:
    return "\n".join(f"- {code}: {title}" for code, title in codes(talk).items())


def _unknown(talk: Talk, wanted: str) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only mistakes need it here

    known = codes(talk)
    named = {code: f"{code} {title}".casefold() for code, title in known.items()}
    words = wanted.casefold()[:40]
    _, _, code = process.extractOne(words, named, scorer=fuzz.partial_ratio)
    return (
        f"There is no region {wanted[:40]}; the nearest is {code} ({known[code]}). "
        "/region lists them."
    )
