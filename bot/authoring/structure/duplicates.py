"""What stands twice: what is told of each rule."""

TOLD = """
## duplicate-answer

Each answer stands in a folder once.

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
      review_by: 2027-11-22
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

## duplicate-caution

Each caution stands in a folder once.

Good:

    # answers/_cautions.yaml
    - caution: lithium
      text: Ask the clinic first [@leaf_2020].
      brief: Ask the clinic first.
      sources: [leaf_2020]

Bad:

    # answers/_cautions.yaml
    - caution: lithium
      text: Ask the clinic first [@leaf_2020].
      brief: Ask the clinic first.
      sources: [leaf_2020]
    - caution: lithium
      text: Ask the clinic first [@leaf_2020].
      brief: Ask the clinic first.
      sources: [leaf_2020]

## duplicate-intent

Each intent stands in a folder once.

Good:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples: [sencha leaves]

Bad:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples: [sencha leaves]
    - intent: sencha
      title: Sencha
      answer: brewing
      examples: [sencha leaves]

## duplicate-key

A key stands in an entry once.

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
      form: action
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

## duplicate-neighbour

Each neighbour stands in a folder once, and is no intent.

Good:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: Mate is another drink.
      examples: [how do i brew yerba mate]

Bad:

    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: Mate is another drink.
      examples: [how do i brew yerba mate]
    - neighbour: mate
      title: Mate
      line: Mate is another drink.
      examples: [how do i brew yerba mate]

## duplicate-region

Each region stands in a folder once.

Good:

    # answers/_regions.yaml
    - region: uk
      title: United Kingdom
      emergency: 999 [@leaf_2020]
      checked: 2026-11-22

Bad:

    # answers/_regions.yaml
    - region: uk
      title: United Kingdom
      emergency: 999 [@leaf_2020]
      checked: 2026-11-22
    - region: uk
      title: United Kingdom
      emergency: 999 [@leaf_2020]
      checked: 2026-11-22

## duplicate-source

Each source stands in a folder once.

Good:

    # answers/_sources.yaml
    - source: pot_2021
      title: On pots
      who: Pot et al.
      kind: review
      doi: 10.1000/pot
    # intents/_neighbours.yaml
    - neighbour: mate
      title: Mate
      line: Mate is another drink [@pot_2021].
      examples: [how do i brew yerba mate]

Bad:

    # answers/_sources.yaml
    - source: pot_2021
      title: On pots
      who: Pot et al.
      kind: review
      doi: 10.1000/pot
    - source: pot_2021
      title: On pots
      who: Pot et al.
      kind: review
      doi: 10.1000/pot
"""
