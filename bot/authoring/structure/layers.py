"""Folders laid over others, and problems that wait: what is told of each rule."""

TOLD = """
## protected

What keeps people from harm can be added to, never replaced, silenced or emptied.

Good:

    # answers/_cautions.yaml
    - caution: lithium
      text: Ask the clinic first [@leaf_2020].
      brief: Ask the clinic first.
      sources: [leaf_2020]

Bad:

    # answers/_cautions.yaml
    - caution: thinner
      text: Ask the clinic first [@leaf_2020].
      brief: Ask the clinic first.
      sources: [leaf_2020]

## replaced-answer

An answer that exists gives way only to one that says `replaces: true`.

Good:

    # answers/tea.yaml
    - answer: brewing
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22
      replaces: true

Bad:

    # answers/tea.yaml
    - answer: brewing
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

## empty-quarantine

An entry of `_quarantine.yaml` meets a problem; otherwise it can go.

Good:

    # answers/_quarantine.yaml
    - quarantine: unused-answer
      in: answers/tea.yaml
      entry: sencha
      until: 2026-12-31
      why: Its intent is being written.
    # answers/tea.yaml
    - answer: sencha
      form: brief
      summary: Sencha is a green tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/_quarantine.yaml
    - quarantine: unused-answer
      in: answers/tea.yaml
      entry: sencha
      until: 2026-12-31
      why: Its intent is being written.

## never-quarantined

Only rules of style wait in quarantine; rules of structure and of safety never do.

Good:

    # answers/_quarantine.yaml
    - quarantine: unused-answer
      in: answers/tea.yaml
      entry: sencha
      until: 2026-12-31
      why: Its intent is being written.
    # answers/tea.yaml
    - answer: sencha
      form: brief
      summary: Sencha is a green tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/_quarantine.yaml
    - quarantine: overclaiming
      in: answers/tea.yaml
      entry: sencha
      until: 2026-12-31
      why: Its intent is being written.
    # answers/tea.yaml
    - answer: sencha
      form: brief
      summary: Sencha is a green tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

## overdue-quarantine

A problem in quarantine is mended by its day.

Good:

    # answers/_quarantine.yaml
    - quarantine: unused-answer
      in: answers/tea.yaml
      entry: sencha
      until: 2026-12-31
      why: Its intent is being written.
    # answers/tea.yaml
    - answer: sencha
      form: brief
      summary: Sencha is a green tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/_quarantine.yaml
    - quarantine: unused-answer
      in: answers/tea.yaml
      entry: sencha
      until: 2026-10-31
      why: Its intent is being written.
    # answers/tea.yaml
    - answer: sencha
      form: brief
      summary: Sencha is a green tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22
"""
