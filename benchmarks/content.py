"""How varied the authored examples are, intent by intent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table

from bot import Library, Matcher, load_library
from bot.normalize import cut

NEAR = 88
"""token_sort_ratio from which an example nearly repeats another."""
FOLDS = 10
"""Parts that are left out in turn; each example is judged by a matcher that never saw it."""


@dataclass(frozen=True, slots=True)
class Variety:
    """Figures of one intent."""

    intent: str
    examples: int
    near_repeats: float
    """Share of examples, 0 to 1."""
    content_words: int
    found: float
    """Share of examples that find their own intent when left out, 0 to 1."""


def print_content() -> None:
    """One row an intent, and the whole."""
    rows = variety(load_library())
    table = Table("intent", "examples", "near repeats", "content words", "found when left out")
    for row in rows:
        table.add_row(
            row.intent,
            str(row.examples),
            f"{row.near_repeats:.0%}",
            str(row.content_words),
            f"{row.found:.0%}",
        )
    total = sum(row.examples for row in rows)
    found = sum(row.found * row.examples for row in rows) / total
    table.add_row("all", str(total), "", "", f"{found:.0%}")
    Console(width=100).print(table)


def variety(library: Library) -> list[Variety]:
    """The figures of every intent that is matched, in the order of the content."""
    examples = {
        it.id: it.examples
        for it in library.intents.values()
        if library.answers[it.answer].form != "action"
    }
    found = found_when_left_out(library, examples)
    filler = set(library.vocabulary.filler)
    return [
        Variety(
            intent=name,
            examples=len(texts),
            near_repeats=near_repeats(texts),
            content_words=len(content_words(texts, filler)),
            found=found[name],
        )
        for name, texts in examples.items()
    ]


def near_repeats(examples: Sequence[str]) -> float:
    """Share of examples with another one at least NEAR alike."""
    texts = [" ".join(cut(example).words) for example in examples]
    near = 0
    for at, text in enumerate(texts):
        others = texts[:at] + texts[at + 1 :]
        near += bool(
            process.extractOne(text, others, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR)
        )
    return near / len(texts)


def content_words(examples: Sequence[str], filler: set[str]) -> set[str]:
    """Words of the examples that may decide."""
    return {word for example in examples for word in cut(example).words} - filler


def found_when_left_out(
    library: Library, examples: Mapping[str, Sequence[str]]
) -> dict[str, float]:
    """Share of each intent's examples that a matcher without them ranks first."""
    right = dict.fromkeys(examples, 0)
    for fold in range(FOLDS):
        kept = {
            name: [text for at, text in enumerate(texts) if at % FOLDS != fold]
            for name, texts in examples.items()
        }
        matcher = Matcher(kept, library.vocabulary)
        for name, texts in examples.items():
            for text in texts[fold::FOLDS]:
                ranking = matcher.rank(text, limit=1)
                right[name] += bool(ranking) and ranking[0].intent == name
    return {name: right[name] / len(texts) for name, texts in examples.items()}
