"""Sources and links lead somewhere: whole, and over https.

Good:

    # answers/_sources.yaml
    - source: pot_2021
      title: On pots
      who: Pot et al.
      kind: review
      doi: 10.1000/pot
      pmid: '12345678'
      url: https://example.org/pots
    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: Mate has [a page](https://example.org/mate), and pots have one [@pot_2021].
      examples: [how do i brew yerba mate]

Bad:

    # answers/_sources.yaml
    - source: pot_2021
      title: On pots
      who: Pot et al.
      kind: review
      doi: https://doi.org/10.1000/pot
      pmid: PMC1234
      url: http://example.org/pots
    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: Mate has [a page](http://example.org/mate, and pots have one [@pot_2021].
      examples: [how do i brew yerba mate]
"""

import re
from collections.abc import Iterator, Mapping

from bot.authoring.claims import blocks
from bot.authoring.material import Material
from bot.content.problem import Problem

RULE = "link-form"
FORMS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "doi": (re.compile(r"10\.\d{4,9}(\.\d+)*/\S+"), "10. and digits, a slash, no spaces"),
    "pmid": (re.compile(r"[1-9]\d{0,8}"), "digits"),
    "url": (
        re.compile(r"https://[^\s/?#]+\.[^\s/?#.]+([/?#]\S*)?"),
        "https:// and an address without spaces",
    ),
}
"""Key of a source -> what it looks like."""
LINK = re.compile(r"\[[^\[\]]+\]\(https://[^\s()]+(\([^\s()]*\)[^\s()]*)*\)")
BROKEN = re.compile(r"\]\s?\((?!\s)|\bhttp://")
"""What is left of a link that is not whole, or leads over an open line."""


def check(material: Material) -> Iterator[Problem]:
    """Addresses of another form, and links that are cut short."""
    for entry in material.stacked.all("source"):
        for key, (form, expected) in FORMS.items():
            given = entry.get(key, "")
            if given and not form.fullmatch(given):
                message = f"{key} is {given!r}; expected {expected}"
                yield entry.where(key).problem(RULE, message)
    for block in blocks(material.stacked):
        rest = LINK.sub("", block.text)
        found = BROKEN.search(rest)
        if found:
            at = " ".join(rest[max(found.start() - 20, 0) : found.end() + 20].split())
            message = f"a link is not whole: {at!r}; expected [words](https://...)"
            yield block.place.problem(RULE, message)
