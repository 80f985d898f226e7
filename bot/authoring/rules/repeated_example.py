"""No two intents share an example, and none is written twice.

Good:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples: [oolong leaves, rolled tea]

Bad:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples: [oolong leaves, steeping time]
"""

from collections.abc import Iterator

from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "repeated-example"


def check(material: Material) -> Iterator[Problem]:
    """Examples that read the same once case and punctuation are gone."""
    seen: dict[tuple[str, ...], str] = {}
    for example in material.examples:
        words = example.words or (example.text,)
        if words in seen:
            message = f"{example.text!r} stands under {seen[words]} already"
            yield example.place.problem(RULE, message)
        else:
            seen[words] = f"{example.kind} {example.owner!r}"
