"""What is told of all rules in, one page of Markdown out."""

from collections.abc import Iterator

from bot.authoring.quarantine import OPEN
from bot.authoring.rulebook import rulebook
from bot.authoring.rules import NAMES, SAFETY
from bot.authoring.snippets import Explained, visible

HEAD = """\
# What `d3k2 lint` holds content to

Made by `scripts/docs` from the program itself: change that, not this page. `d3k2 rules` and
`d3k2 rules RULE` show the same in the terminal.

A problem is told as `path:line:column: message [rule]`; below stands each rule with an example that
is good and one that is bad. The examples are about tea, and lie over a small content in which the
intents `brewing`, `caffeine`, `thinners`, `oolong` and `matcha`, the caution and alert `thinner`
and the source `leaf_2020` exist. Where a space or a tab would not be seen, it
is written `\\x20` or `\\t`.

`d3k2 lint --fix` mends `key-order` and `spacing` in your own folder: lines change their places,
and nothing is written anew, so comments, quotes and folds stay. A file whose values would change
is left as it is, and so is one that cannot be read.

`d3k2 lint --release` is for content about to be given to people: it also looks for what is
`unwritten`, and lets nothing wait."""
WAITING = """\
## Problems that wait

A problem that is known and cannot be mended now stands in `answers/_quarantine.yaml`; the rule, the
file, perhaps the entry, the last day on which it is not told of, and why:

```yaml
- quarantine: near-repeated-example
  in: intents/tea.yaml
  entry: oolong
  until: 2026-12-31
  why: Both examples were asked by people; an editor has to choose.
```

After that day it is told of again, together with `overdue-quarantine`. An entry that no problem
answers to is an `empty-quarantine`. Rules of structure never wait, and neither do those of safety.
These may:"""


def rules() -> str:
    """The whole page."""
    return "\n\n".join([HEAD, *_groups(), WAITING, *_waiting()]) + "\n"


def _groups() -> Iterator[str]:
    book = rulebook()
    groups = {
        "Rules of safety": SAFETY,
        "Rules of style": NAMES - SAFETY,
        "Rules of structure": book.keys() - NAMES,
    }
    for head, names in groups.items():
        yield f"## {head}"
        for name in sorted(names):
            yield from _rule(book[name])


def _rule(rule: Explained) -> Iterator[str]:
    yield f"### {rule.name}"
    yield rule.told
    if rule.more:
        yield rule.more
    for head, example in (("Good:", rule.good), ("Bad:", rule.bad)):
        yield head
        yield f"```yaml\n{visible(example).rstrip()}\n```"


def _waiting() -> Iterator[str]:
    yield ", ".join(f"`{name}`" for name in sorted(OPEN)) + "."
