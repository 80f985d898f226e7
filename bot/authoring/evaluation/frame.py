"""A title, the inside of a page and its script in, one file of HTML that loads nothing out."""

from html import escape
from importlib.resources import files

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""What a browser may load for such a page: what stands in it."""


def frame(title: str, body: str, script: str = "") -> str:
    """The whole page; the title is escaped, body and script stand as they are given."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>
{asset("page.css")}</style>
</head>
<body>
{body}
{f"<script>{script}</script>" if script else ""}
</body>
</html>
"""


def asset(name: str) -> str:
    """The text of a file beside this one, also from within a zipped package."""
    return files("bot.authoring.evaluation").joinpath(name).read_text(encoding="utf-8")
