"""Alerts, and what nobody may go without: what is told of each rule."""

TOLD = """
## incomplete

Content has what nobody may go without: disclaimers of all weights, a fallback, and more.

Good:

    # intents/_alerts.yaml
    - alert: iron
      weight: medicine
      intent: thinners
      dose: {of: [iron], taken: [took]}
      limits: {at_once: 900, daily: 90, child: 9, pieces: 6, mcg_per_iu: 1}

Bad:

    # intents/_alerts.yaml
    - alert: iron
      weight: medicine
      intent: thinners
      dose: {of: [iron], taken: [took]}
      limits: {at_once: 900}

## phrase

A phrase opens and closes its brackets, and begins and ends with a word.

Good:

    # intents/_alerts.yaml
    - alert: iron
      weight: medicine
      intent: thinners
      lay: ['(iron|ferrous) tablets']

Bad:

    # intents/_alerts.yaml
    - alert: iron
      weight: medicine
      intent: thinners
      lay: ['(iron|ferrous tablets']

## together

Signs that alarm together are joined by ` & `.

Good:

    # intents/_alerts.yaml
    - alert: iron
      weight: medicine
      intent: thinners
      together: [iron & stomach]

Bad:

    # intents/_alerts.yaml
    - alert: iron
      weight: medicine
      intent: thinners
      together: [iron]

## unsourced

A number to call has a source.

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
      emergency: 999 or 112
      checked: 2026-11-22
"""
