"""Markdown in, HTML out: tables are drawn, tags that somebody wrote stay text."""

from markdown_it import MarkdownIt


def in_html(markdown: str) -> str:
    """The inside of a page."""
    drawn: str = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    return drawn
