"""The name of a rule in, what is told of it out; without one, a line for each."""

from collections.abc import Iterator

from bot.authoring.rulebook import rulebook
from bot.authoring.snippets import Explained, visible
from bot.terminal.settings import unknown


def show_rules(name: str | None) -> int:
    """Print all rules, or one with its examples; raises SettingError for a name of none."""
    book = rulebook()
    if name is None:
        widest = max(map(len, book))
        for rule in book.values():
            print(f"{rule.name:<{widest}}  {rule.told}")
    elif name in book:
        print("\n".join(_told(book[name])))
    else:
        raise unknown("rule", name, book)
    return 0


def _told(rule: Explained) -> Iterator[str]:
    yield f"{rule.name}: {rule.told}"
    if rule.more:
        yield f"\n{rule.more}"
    for head, example in (("good", rule.good), ("bad", rule.bad)):
        yield f"\n{head}:\n"
        yield from (f"    {line}".rstrip() for line in visible(example).splitlines())
