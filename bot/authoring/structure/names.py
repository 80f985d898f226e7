"""Names that lead nowhere: what is told of each rule."""

TOLD = """
## unknown-alert

An alert that is named after `@` exists.

Good:

    # intents/_alerts.yaml
    - alert: iron
      weight: medicine
      intent: thinners
      together: ['iron & @thinner']

Bad:

    # intents/_alerts.yaml
    - alert: iron
      weight: medicine
      intent: thinners
      together: ['iron & @zinc']

## unknown-answer

The answer of an intent exists.

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
      answer: storing
      examples: [sencha leaves]

## unknown-caution

A caution that is named exists.

Good:

    # intents/_alerts.yaml
    - alert: iron
      weight: medicine
      intent: thinners
      caution: thinner

Bad:

    # intents/_alerts.yaml
    - alert: iron
      weight: medicine
      intent: thinners
      caution: zinc

## unknown-intent

An intent that is named exists.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      see_also: [brewing, caffeine]
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      see_also: [brewing, storing]
      reviewed: 2026-11-22
      review_by: 2027-11-22

## unknown-place

A name in braces stands for something.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: 'Call {emergency}.'
      reviewed: 2026-11-22
      review_by: 2027-11-22
    # answers/_common.yaml
    places:
      emergency: your emergency number

Bad:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: 'Call {emergency}.'
      reviewed: 2026-11-22
      review_by: 2027-11-22

## unknown-source

A source that is cited exists.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong is half green [@leaf_2020].
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong is half green [@pot_2021].
      reviewed: 2026-11-22
      review_by: 2027-11-22

## unknown-name

`_language.yaml` names what is there: keys, entities, concepts and alerts.

Good:

    # intents/_language.yaml
    vocabulary: [filler, denials]
    alerts: [urgent]

Bad:

    # intents/_language.yaml
    vocabulary: [filler, denails]
    alerts: [urgent]
"""
