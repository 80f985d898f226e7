"""What a chart needs of its own in, with what all charts share out, as settings of plotly."""

from typing import Any

Chart = dict[str, Any]
BLUE, ORANGE, GREY = "#3b82c4", "#d9632b", "#7d858e"
"""Each stands out at 3:1 and more from a white and from a nearly black ground."""
PALE_BLUE, PALE_ORANGE, PALE_GREY = (
    "rgba(59,130,196,0.45)",
    "rgba(217,99,43,0.5)",
    "rgba(125,133,142,0.35)",
)
"""Grounds on which the page's text can be read, light or dark."""


def layout(**settings: Any) -> Chart:
    """Without a ground, so that the page's shows; the legend above, so that it fits a phone."""
    clear = "rgba(0,0,0,0)"
    return {
        "paper_bgcolor": clear,
        "plot_bgcolor": clear,
        "font": {"family": "inherit", "size": 13},
        "margin": {"l": 52, "r": 24, "t": 48, "b": 52},
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1.02,
            "yanchor": "bottom",
            "traceorder": "normal",
        },
        "hoverlabel": {"align": "left"},
        "dragmode": False,
        **settings,
    }


def axis(title: str, **settings: Any) -> Chart:
    """One that stays as it is: nobody zooms by chance while scrolling."""
    return {
        "title": {"text": title, "standoff": 8, "font": {"size": 13}},
        "zeroline": False,
        "fixedrange": True,
    } | settings
