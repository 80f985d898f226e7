"""A reading in, the places of numbers that are no amounts out: ages, dates, telephones, years."""

from collections.abc import Iterator

from bot.misses.reading import Reading, listed
from bot.misses.tokens import Token

SPELT = 4
"""Digits in words one after the other that are no amount."""
NEAR_BIRTH = 8
"""Words behind a word of birth in which numbers are of a date."""
AGE_FROM = 16
"""Years from which so many are an age rather than a while."""


def figures(reading: Reading) -> Iterator[int]:
    """Numbers, but for doses and amounts, and the words that make dates and ages of others."""
    for at, token in enumerate(reading.tokens):
        if token.kind == "number" and not _is_amount(reading, at):
            yield at
    yield from _dates(reading)
    yield from _spelt(reading)
    yield from _ages(reading)


def _is_amount(reading: Reading, at: int) -> bool:
    """Whether a unit stands right behind, and no other number right before."""
    token = reading.tokens[at]
    if _begins_with_zero(token) or _goes_on(reading, at):
        return False
    if token.unit:  # 5a is a house
        measured = token.unit in reading.known.units - (listed("each") - {"x"})
        return measured and not _is_age(reading, at, token.unit, at + 1)
    if at + 1 >= len(reading.tokens) or reading.tokens[at + 1].apart:
        return False
    unit = reading.text(at + 1)
    if unit in {"or", "to", "and", "vs", "versus"}:
        return len(token.text) > 1 and _leads_to_amount(reading, at + 2)
    if unit in listed("each"):
        return unit in {"x", "times"} or reading.text(at + 2) in reading.known.units
    return unit in reading.known.units and not _is_age(reading, at, unit, at + 2)


def _begins_with_zero(token: Token) -> bool:
    """As telephones and records do, amounts do not: but for 0.5."""
    digits = token.text.removesuffix(token.unit)
    return digits.startswith("0") and digits.isdigit() and len(digits) > 1


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether another number without a unit stands right before: 07700 900 123."""
    before = reading.tokens[at - 1] if at else None
    if before is None or reading.tokens[at].apart:
        return False
    return (
        before.kind in {"number", "mixed", "odd"} and not before.unit and at - 1 not in reading.held
    )


def _leads_to_amount(reading: Reading, at: int) -> bool:
    """1000 or 2000 iu: the first is an amount when the second is, right away."""
    if at >= len(reading.tokens) or reading.tokens[at].kind != "number":
        return False
    token = reading.tokens[at]
    follows = at + 1 < len(reading.tokens) and not reading.tokens[at + 1].apart
    unit = token.unit or (reading.text(at + 1) if follows else "")
    return unit in reading.known.units - listed("each") and unit not in listed("years")


def _is_age(reading: Reading, at: int, unit: str, after: int) -> bool:
    """67 years, 5 years old, 18 months old."""
    number = reading.tokens[at].text.removesuffix(reading.tokens[at].unit)
    many = not number.isdigit() or int(number) >= AGE_FROM
    return (unit in listed("years") and many) or reading.text(after) in {"old", "olds"}


def _dates(reading: Reading) -> Iterator[int]:
    """Months beside a number or an ordinal: 3 March, the third of March 1950."""
    for at in range(len(reading.tokens)):
        if not reading.is_in(at, "months"):
            continue
        ordinals = [it for it in range(max(0, at - 3), at) if reading.is_in(it, "ordinals")]
        ordinals += [it for it in (at + 1, at + 2) if reading.is_in(it, "ordinals")]
        near = [it for it in range(max(0, at - 2), at + 3) if _has_digits(reading, it)]
        if ordinals or near:
            yield at
            yield from ordinals


def _has_digits(reading: Reading, at: int) -> bool:
    if not 0 <= at < len(reading.tokens) or at in reading.held:
        return False
    token = reading.tokens[at]
    return token.kind in {"mixed", "odd"} or (token.kind == "number" and not token.unit)


def _spelt(reading: Reading) -> Iterator[int]:
    """Runs of digits in words: oh seven seven double oh."""
    run: list[int] = []
    for at in range(len(reading.tokens) + 1):
        if at < len(reading.tokens) and reading.is_in(at, "digit_words"):
            run.append(at)
            continue
        if len(run) >= SPELT:
            yield from run
        run = []


def _ages(reading: Reading) -> Iterator[int]:
    """Number words of an age, and of a year somebody was born in."""
    for at in range(len(reading.tokens)):
        if reading.is_in(at, "decades"):
            yield at
        if not reading.is_in(at, "number_words") or _follows_number(reading, at):
            continue
        end = at
        while reading.is_in(end, "number_words"):
            end += 1
        asked = at and reading.is_in(at - 1, "age_cues") and not _has_unit(reading, end)
        born = any(reading.is_in(it, "birth") for it in range(max(0, at - NEAR_BIRTH), at))
        if asked or born or _ends_age(reading, at, end):
            yield from range(at, end)


def _follows_number(reading: Reading, at: int) -> bool:
    return at > 0 and reading.is_in(at - 1, "number_words")


def _has_unit(reading: Reading, at: int) -> bool:
    """Whether what was counted is said: twenty micrograms, one of them, two or three."""
    return reading.text(at) in reading.known.units | {"of", "or", "thousand", "to", "week", "month"}


def _ends_age(reading: Reading, start: int, end: int) -> bool:
    """Sixty seven years old, seventy-two now."""
    years = reading.text(end) in listed("years")
    if reading.text(end + years) in {"old", "olds", "yearold", "yo"}:
        return True
    return years and (end - start > 1 or reading.text(start).endswith(("ty", "teen")))
