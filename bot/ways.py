"""A library in, the ways to ask for what is matched out."""

from bot.content.model import Library

Examples = dict[str, tuple[str, ...]]


def ways_to_ask(library: Library) -> tuple[Examples, Examples]:
    """The examples of the intents that are matched, and of the neighbours."""
    forms = {name: library.answers[it.answer].form for name, it in library.intents.items()}
    matched = [it for it in library.intents.values() if forms[it.id] != "action"]
    # A title is what completion types for people, so it counts as one more way to ask.
    examples = {it.id: (*it.examples, it.title) for it in matched}
    return examples, {it.id: it.examples for it in library.neighbours.values()}
