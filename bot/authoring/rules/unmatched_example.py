"""An example holds a word that tells what is asked.

Good:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples: [rolled leaves]

Bad:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples: ["???", rolled leaves]
"""

from collections.abc import Iterator

from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "unmatched-example"


def check(material: Material) -> Iterator[Problem]:
    """Examples of signs alone."""
    for example in material.examples:
        if not example.words:
            message = f"{example.text!r} holds neither letters nor digits: nothing matches it"
            yield example.place.problem(RULE, message)
