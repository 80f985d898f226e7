"""Entries that lack something, or hold something else: what is told of each rule."""

TOLD = """
## citation

A citation is whole: `[@source]`, or `[@one; @two]`.

Good:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: Drinking it went with fewer colds in one study [@leaf_2020].
      examples: [how do i brew yerba mate]

Bad:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: Drinking it went with fewer colds in one study [@leaf_2020.
      examples: [how do i brew yerba mate]

## example

An example is a sentence; `(a|b)`, `[x]` and `{entity}` in it are whole and stand for 24 at most.

Good:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples: ["(rolled|steamed) sencha leaves"]

Bad:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples: ["(rolled|) sencha leaves"]

## case

A case says one thing or holds a dialogue.

Good:

    # cases/tea.yaml
    - say: steeping time
      intents: [brewing]

Bad:

    # cases/tea.yaml
    - intents: [brewing]

## missing-key

An entry has every key that it needs.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml
    - answer: oolong
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

## unknown-key

An entry has no keys but its own; one that is misspelt, say, is none.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      colour: green
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

## wrong-type

A value is of its kind: a text, a date, a list ...

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: next year

## wrong-value

A value is one of those that are known.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml
    - answer: oolong
      form: short
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22
"""
