"""A reading in, the places of words that may tell where somebody is found out."""

from collections.abc import Iterator

from bot.english.lists import names
from bot.misses.reading import Reading

STREET = 3
"""Words before a street's that may be its name."""


def places(reading: Reading) -> Iterator[int]:
    """Streets with their houses, towns, rooms, numbers of records, addresses that are spelt out."""
    yield from _streets(reading)
    yield from _houses(reading)
    yield from _towns(reading)
    yield from _identities(reading)
    yield from _spelt(reading)


def _streets(reading: Reading) -> Iterator[int]:
    """A street whatever stands before it; a drive or a close after a number alone."""
    for at in range(1, len(reading.tokens)):
        if at in reading.held:
            continue
        before = range(at - 1, max(-1, at - 1 - STREET), -1)
        if reading.is_in(at, "streets"):
            yield at
            yield from _named_before(reading, at, before)
        elif reading.is_in(at, "street_words"):
            numbered = [it for it in before if _is_house_number(reading, it)]
            if numbered:
                yield from range(numbered[0], at + 1)


def _named_before(reading: Reading, at: int, before: range) -> Iterator[int]:
    """The name of a street, and of a house before a comma: the old mill, mill lane."""
    for place in before:
        blank = reading.classes[place] == "small" or reading.tokens[place].kind == "mask"
        if blank or "," in reading.tokens[at].before:
            return
        yield place
        if "," in reading.tokens[place].before:
            start = max(0, place - STREET)
            yield from (it for it in range(start, place) if reading.classes[it] != "small")
            return
        if reading.tokens[place].apart:
            return


def _is_house_number(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    if at in reading.held:
        return False
    numbered = token.kind == "mixed" or (token.kind == "number" and not token.unit)
    return numbered and reading.text(at + 1) not in reading.known.units


def _houses(reading: Reading) -> Iterator[int]:
    """The name before a ward, a hospital, a school."""
    for at in range(1, len(reading.tokens)):
        attended = reading.is_in(at, "houses_at") and reading.is_in(at - 2, "attending")
        if (attended or reading.is_in(at, "houses")) and not reading.is_in(at - 1, "house_words"):
            for place in (at - 1, at - 2):
                if place < 0 or reading.tokens[place + 1].apart or place in reading.held:
                    break
                blank = reading.classes[place] == "small" or reading.tokens[place].kind == "mask"
                if blank or reading.is_in(place, "house_words"):
                    break
                yield place


def _towns(reading: Reading) -> Iterator[int]:
    """What follows live in, I'm from, work at, up to a small word."""
    for _, end in reading.cues("place_cues"):
        for at in reading.run(end, 4):
            if reading.classes[at] == "small":
                break
            yield at


def _identities(reading: Reading) -> Iterator[int]:
    """What follows room, policy number, NHS number: numbers, letters, and names."""
    for _, end in reading.cues("identity_cues"):
        start = end
        while reading.is_in(start, "cue_fillers") and start < end + 4:
            start += 1
        for at in reading.run(start, 6):
            token = reading.tokens[at]
            if token.kind == "word" and len(token.text) > 1 and not _may_name(reading, at):
                break
            yield at


def _may_name(reading: Reading, at: int) -> bool:
    kind = reading.classes[at]
    return kind == "other" or (kind == "everyday" and reading.text(at) in names())


def _spelt(reading: Reading) -> Iterator[int]:
    """Joe dot bloggs at mail dot com."""
    for at in range(1, len(reading.tokens) - 1):
        if reading.text(at) in {"dot", "underscore"}:
            yield from range(max(0, at - 3), at + 2)
