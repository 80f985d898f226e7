"""A reading in, the places of words that may be names of people out."""

from collections.abc import Collection, Iterator

from bot.english.lists import names
from bot.misses.reading import Reading
from bot.misses.tokens import Token

LONGEST_NAME = 3
"""Words of a name."""


def unknown(reading: Reading) -> Iterator[int]:
    """Words that nobody knows, and what is no word."""
    for at, token in enumerate(reading.tokens):
        if at in reading.held or reading.is_unit(at):
            continue
        strange = token.kind in {"odd", "mixed"} or reading.classes[at] == "other"
        if strange or _is_initial(reading, at) or _is_owning(reading, at):
            yield at


def _is_owning(reading: Reading, at: int) -> bool:
    """An everyday word that has something as a person has: young's."""
    return reading.classes[at] == "everyday" and reading.tokens[at].owned in names()


def _is_initial(reading: Reading, at: int) -> bool:
    """A letter before a full stop that ends no sentence: A. Brown."""
    if reading.tokens[at].kind != "word" or len(reading.text(at)) > 1:
        return False
    follows = reading.tokens[at + 1].before if at + 1 < len(reading.tokens) else ""
    after_name = at > 0 and reading.text(at - 1) in names()
    return follows.startswith(".") and (after_name or reading.tokens[at].form != "lower")


def capitalised(reading: Reading) -> Iterator[int]:
    """Words with a capital that no sentence asks for, unless they are words of the library."""
    for at, token in enumerate(reading.tokens):
        if token.kind != "word":
            continue
        kind = reading.classes[at]
        if reading.is_capital(at):
            shouted = token.form == "upper" and kind in {"plain", "small"}
            if token.text != "i" and not shouted and not _is_written_so(reading, at):
                yield at
        elif token.begins and kind == "everyday" and token.text in names():
            follows = at + 1 < len(reading.tokens) and not reading.tokens[at + 1].apart
            if token.form == "title" and follows and _goes_on_as_name(reading, at + 1):
                yield at


def _is_written_so(reading: Reading, at: int) -> bool:
    """Words of the library, and letters that it calls things by."""
    text = reading.text(at)
    if reading.classes[at] == "everyday":
        return len(text) == 1 and not _is_initial(reading, at)
    return reading.known.in_library(text)


def _goes_on_as_name(reading: Reading, at: int) -> bool:
    """Will Brown, Rich here, Norm did."""
    acts = reading.is_in(at, "person_verbs") or reading.is_in(at, "speaking")
    return acts or reading.text(at) == "did" or _is_named(reading, at)


def _is_named(reading: Reading, at: int) -> bool:
    """Whether a word with a capital goes on with a name: Will Brown, not Will I."""
    return reading.is_capital(at) and reading.text(at) != "i" and at not in reading.held


def introduced(reading: Reading) -> Iterator[int]:
    """Words after my name is, Dr, dear, signed ..., and between this is and speaking."""
    for _, end in reading.cues("name_cues"):
        for at in reading.run(end, LONGEST_NAME):
            if reading.tokens[at].kind == "number" or (at > end and _is_ordinary(reading, at)):
                break
            yield at
    for name in ("weak_name_cues", "titles"):
        for _, end in reading.cues(name):
            yield from _while_no_word(reading, end)
    for start, end in reading.cues("relations"):
        yield from _after_relation(reading, start, end)
    for at in range(len(reading.tokens)):
        if _acts_as_person(reading, at):
            yield at
        if at > 1 and reading.is_in(at, "speaking"):
            yield from _before_speaking(reading, at)


def _while_no_word(reading: Reading, at: int) -> Iterator[int]:
    """Up to the first word that is no name, or is written as none."""
    if reading.is_in(at + 1, "telling") and at not in reading.held:
        yield at  # Dr Do said
    for place in reading.run(at, LONGEST_NAME):
        if reading.tokens[place].kind == "number" or _is_ordinary(reading, place):
            return
        yield place


def _is_ordinary(reading: Reading, at: int) -> bool:
    kind = reading.classes[at]
    return kind == "small" or (kind == "plain" and not reading.is_capital(at))


def _after_relation(reading: Reading, start: int, end: int) -> Iterator[int]:
    """A word that is a name as well, right after those who have one: my friend Hope."""
    greets = reading.text(start) in {"thanks", "cheers", "hi", "hello", "hey", "thx"}
    if end < len(reading.tokens) and (greets or not reading.tokens[end].apart):
        tells = reading.is_in(end + 1, "telling") and reading.classes[end] == "everyday"
        if (tells or reading.text(end) in names()) and end not in reading.held:
            yield end


def _acts_as_person(reading: Reading, at: int) -> bool:
    """Will takes, may is my, can autumn take: what does as people do."""
    if not reading.is_in(at, "people") or at + 1 >= len(reading.tokens):
        return False
    opens = at == 0 or reading.tokens[at].apart or reading.is_in(at - 1, "joining")
    follows = reading.tokens[at + 1]
    if follows.apart:
        return at == 0 and follows.before.strip() in {":", ","}
    acts = opens and reading.is_in(at + 1, "person_verbs")
    return acts or (reading.is_in(at - 1, "asking") and reading.is_in(at + 1, "doing"))


def _before_speaking(reading: Reading, at: int) -> Iterator[int]:
    """This is X here: all of X."""
    for start in range(max(0, at - LONGEST_NAME - 2), at - 2):
        said = (reading.text(start), reading.text(start + 1))
        if said in {("this", "is"), ("its", "just"), ("it", "is")}:
            yield from (it for it in range(start + 2, at) if it not in reading.held)
    for start in (at - 2, at - 3):
        if start >= 0 and reading.text(start) == "its":
            yield from (it for it in range(start + 1, at) if it not in reading.held)


def beside(reading: Reading, masked: Collection[int]) -> frozenset[int]:
    """With the words that are names as well beside one that is masked: Tom Young.

    A misspelt word may be a name that resembles a word: it goes where a name stands beside it, and
    an everyday word beside it goes.
    """
    tokens = reading.tokens
    caught = {at for at in masked if tokens[at].kind == "word"}
    mended = {at for at, it in enumerate(tokens) if it.is_mended and reading.classes[at] == "plain"}
    forward = range(len(tokens))
    for places, step in ((forward, -1), (reversed(forward), 1)):
        for at in places:
            beside = at + step in caught or (at + step in mended and not tokens[at].is_mended)
            if at not in caught and beside and _goes_with(reading, at, at + step):
                caught.add(at)
    return frozenset({*masked, *caught})


def _goes_with(reading: Reading, at: int, other: int) -> bool:
    """Whether a word belongs to a name beside it."""
    token, last = reading.tokens[at], reading.tokens[max(at, other)]
    if at in reading.held or token.kind != "word":
        return False
    if token.chunk == reading.tokens[other].chunk:
        return True
    if last.apart and not _reaches_over(reading, last, min(at, other), other):
        return False
    if reading.is_capital(at) and reading.classes[at] != "small":
        return True  # Upper Hill: a capital beside a name is a part of it
    named = reading.text(other) in names() or len(reading.text(other)) == 1
    if reading.classes[at] == "everyday" and named and (other < at or _opens_list(reading, at)):
        return not reading.is_in(at, "person_verbs")
    doubtful = token.is_mended or len(token.text) == 1 or token.text in names()
    return doubtful and (token.is_mended or reading.classes[at] == "everyday")


def _opens_list(reading: Reading, at: int) -> bool:
    """Whether it may be a surname that comes first: Price, Mary."""
    return at == 0 and "," in reading.tokens[1].before


def _reaches_over(reading: Reading, last: Token, first: int, other: int) -> bool:
    """A mark within a name: J. Smith; Young, Mary."""
    mark = last.before.strip()
    surname_first = mark == "," and reading.text(other) in names()
    return surname_first or (mark == "." and len(reading.text(first)) == 1)
