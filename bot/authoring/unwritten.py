"""How a text says that an author has still to write it."""

MARK = "To be written"
"""Begins the sentence that says what is missing."""


def is_unwritten(text: str) -> bool:
    """Whether a part of the text is still to be written."""
    return MARK in text
