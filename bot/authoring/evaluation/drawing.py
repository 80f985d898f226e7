"""What a chart shows, as plain values, in, what draws it in a browser out."""

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from bot.authoring.extra import authoring_extra

_SCRIPT_SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""No end of a script and no comment may stand within one."""


def drawn(chart: Mapping[str, Any]) -> str:
    """The chart as JSON that may stand in a script; ValueError names a setting plotly lacks."""
    with authoring_extra():
        from plotly.graph_objects import Figure  # noqa: PLC0415  only authors have it
    figure = Figure(chart).to_plotly_json()
    figure["layout"].pop("template", None)
    return json.dumps(figure, ensure_ascii=False).translate(_SCRIPT_SAFE)


def library() -> str:
    """The script of plotly, whole: its Python package ships no smaller one (4.8 MB)."""
    with authoring_extra():
        from plotly.offline import get_plotlyjs  # noqa: PLC0415  only authors have it
    return str(get_plotlyjs())


def plain(text: str) -> str:
    """A text of authors for use in a chart, where plotly would read tags and entities."""
    return escape(text, quote=False)
