"""Utterances in, the same as people in a hurry type them out."""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from bot.content.vocabulary import Vocabulary

SHORTEST = 4
"""Letters from which a word is mistyped."""
FILLERS = 3
"""Words that decide nothing and are put between the others."""
NEIGHBOURS = {
    near: row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for at, near in enumerate(row)
}
"""Key -> those beside it."""

Calm = tuple[str, frozenset[str]]
"""An utterance and what it wants."""
Words = list[str]
Change = Callable[[Words, Random, Vocabulary], Words]


def disturbed(kind: str, calm: Sequence[Calm], vocabulary: Vocabulary) -> list[tuple[Calm, Calm]]:
    """Utterances that the kind changes, each before and after; the same at every run."""
    pairs = []
    for utterance, wanted in calm:
        random = Random(f"{kind} {utterance}")  # noqa: S311  no secret
        changed = " ".join(KINDS[kind](utterance.split(), random, vocabulary))
        if changed and changed != utterance:
            pairs.append(((utterance, wanted), (changed, wanted)))
    return pairs


def _mistyped(edit: Callable[[str, int, Random], str]) -> Change:
    """A change of one letter within one of the longer words."""

    def change(words: Words, random: Random, _: Vocabulary) -> Words:
        places = [at for at, word in enumerate(words) if len(word) >= SHORTEST and word.isalpha()]
        if not places:
            return words
        at = random.choice(places)
        return [
            *words[:at],
            edit(words[at], random.randrange(1, len(words[at]) - 1), random),
            *words[at + 1 :],
        ]

    return change


def _beside(word: str, at: int, random: Random) -> str:
    keys = NEIGHBOURS.get(word[at].lower(), word[at])
    return word[:at] + random.choice(keys) + word[at + 1 :]


def _joined(words: Words, random: Random, _: Vocabulary) -> Words:
    at = random.randrange(max(1, len(words) - 1))
    return [*words[:at], "".join(words[at : at + 2]), *words[at + 2 :]]


def _split(word: str, at: int, _: Random) -> str:
    at = max(2, min(at + 1, len(word) - 2))
    return f"{word[:at]} {word[at:]}"


def _shuffled(words: Words, random: Random, _: Vocabulary) -> Words:
    return random.sample(words, len(words))


def _filled(words: Words, random: Random, vocabulary: Vocabulary) -> Words:
    filler = sorted(vocabulary.filler)
    for _ in range(FILLERS if filler else 0):
        words = [*words]
        words.insert(random.randrange(len(words) + 1), random.choice(filler))
    return words


def _less(words: Words, random: Random, vocabulary: Vocabulary) -> Words:
    """Without one word that tells something, where more than one does."""
    places = [at for at, word in enumerate(words) if word.lower() not in vocabulary.filler]
    if len(places) < 2:
        return words
    at = random.choice(places)
    return [*words[:at], *words[at + 1 :]]


def _denied(words: Words, _: Random, vocabulary: Vocabulary) -> Words:
    """Is it -> isnt it: the question is the same."""
    for at, word in enumerate(words):
        for ending in ("nt", "t"):
            denied = f"{word.lower()}{ending}"
            if word.lower() in vocabulary.openers and denied in vocabulary.filler:
                return [*words[:at], denied, *words[at + 1 :]]
    return words


KINDS: Mapping[str, Change] = {
    "a letter left out": _mistyped(lambda word, at, _: word[:at] + word[at + 1 :]),
    "a letter doubled": _mistyped(lambda word, at, _: word[:at] + word[at] + word[at:]),
    "two letters swapped": _mistyped(
        lambda word, at, _: word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    ),
    "the key beside": _mistyped(_beside),
    "two words joined": _joined,
    "a word split": _mistyped(_split),
    "all in capitals": lambda words, *_: [word.upper() for word in words],
    "no capitals, no marks": lambda words, *_: [
        bare for word in words if (bare := "".join(filter(str.isalnum, word.lower())))
    ],
    "another word order": _shuffled,
    "filler words": _filled,
    "a word missing": _less,
    "asked in the negative": _denied,
}
"""Each takes the words, a source of chance and the vocabulary."""
