"""Whole files that cannot be read: what is told of each rule."""

TOLD = """
## alias

Every text is written out: anchors (`&`) and aliases (`*`) are not allowed.

Good:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples: [sencha leaves]

Bad:

    # intents/tea.yaml
    - intent: sencha
      title: &name Sencha
      answer: brewing
      examples: [*name]

## cut-short

The last line ends as every other does, with Enter: a file without it may have lost its end.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml (without the end of its last line)
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

## empty-file

A file holds entries.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml

## encoding

A file is UTF-8 and holds no control characters.

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
      summary: Oolong\x07 stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

## file-name

A folder holds files that belong there, ending with `.yaml`.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

## joined-lines

A text is written on one line, in quotes or behind `>-`: lines are never joined by a slip.

Good:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples:
        - sencha leaves
        - rolled leaves

Bad:

    # intents/tea.yaml
    - intent: sencha
      title: Sencha
      answer: brewing
      examples:
        - sencha leaves
          - rolled leaves

## symlink

A link leads to a place inside of the folder.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml -> /etc/hostname

## tag

Values are plain: no tags (`!`).

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
      summary: !python/name Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

## too-large

A file has 8 MB at most; several may share a topic's work.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml (of 9 MB)

## unreadable

A file can be read: it is a file, and you may read it.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Oolong stands between green tea and black tea.
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml/notes.txt
    A folder has the name of a file.

## yaml-syntax

A file is YAML: a text with `: ` in it, say, stands in quotes or behind `>-`.

Good:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: "Between two teas: green and black."
      reviewed: 2026-11-22
      review_by: 2027-11-22

Bad:

    # answers/tea.yaml
    - answer: oolong
      form: brief
      summary: Between two teas: green and black.
      reviewed: 2026-11-22
      review_by: 2027-11-22
"""
