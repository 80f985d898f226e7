"""What can be asked, topic by topic."""

from itertools import groupby

from bot.content.model import Library
from bot.terminal.render import shower


def topics_text(library: Library) -> str:
    """Topics with the titles of their intents, as Markdown; without what only alerts reach."""
    forms = {name: library.answers[it.answer].form for name, it in library.intents.items()}
    asked = [it for it in library.intents.values() if forms[it.id] == "full"]
    parts = []
    for topic, intents in groupby(asked, key=lambda intent: intent.topic):
        listed = "\n".join(f"- {intent.title}" for intent in intents)
        parts.append(f"**{topic.replace('_', ' ').capitalize()}**\n\n{listed}")
    return "\n\n".join(parts)


def show_topics(library: Library, *, plain: bool) -> None:
    """Print them."""
    shower(library.wording.headings, asked_plain=plain).text(topics_text(library))
