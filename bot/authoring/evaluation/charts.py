"""A report in, its charts out, as plain values; the page's stylesheet colours texts and axes."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.authoring.evaluation.drawing import plain
from bot.authoring.evaluation.looks import (
    BLUE,
    GREY,
    ORANGE,
    PALE_BLUE,
    PALE_GREY,
    PALE_ORANGE,
    Chart,
    axis,
    layout,
)


def charts(report: Mapping[str, Any]) -> dict[str, Chart]:
    """Name -> chart; the matrix of what was taken for what has a module of its own."""
    return {
        "curve": _curve(report["curve"], report["chosen"]),
        "calibration": _calibration([it for it in report["calibration"]["bins"] if it["said"]]),
        "robustness": _robustness(report["robustness"]),
    }


def _curve(points: Sequence[Mapping[str, Any]], chosen: Mapping[str, Any]) -> Chart:
    mark = {
        **_line([chosen], "covered", f"chosen: answer from a score of {chosen['answer']:g}"),
        "mode": "markers",
        "marker": {"symbol": "diamond", "size": 14, "color": ORANGE},
    }
    lines = [
        {**_line(points, "covered", "answered"), "line": {"color": BLUE, "width": 3}},
        {
            **_line(points, "right", "answered rightly"),
            "line": {"color": GREY, "width": 2, "dash": "dash"},
        },
    ]
    return {
        "data": [*lines, mark],
        "layout": layout(
            height=420,
            xaxis=axis("out of scope, answered all the same, %", rangemode="tozero"),
            yaxis=axis("in scope, %", range=[0, 102]),
        ),
    }


def _line(points: Sequence[Mapping[str, Any]], value: str, name: str) -> Chart:
    told = "threshold %{customdata[0]:.1f}<br>in scope answered: %{customdata[1]:.1f} %"
    told += "<br>wrongly: %{customdata[2]:.1f} %<br>out of scope answered: %{x:.1f} %"
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [it["answered"] for it in points],
        "y": [it[value] for it in points],
        "customdata": [[it["answer"], it["covered"], it["wrong"]] for it in points],
        "hovertemplate": f"{told}<extra></extra>",
    }


def _calibration(bins: Sequence[Mapping[str, Any]]) -> Chart:
    """How often right at each score above, how many utterances had such a score below."""
    told = "score %{customdata[0]} to %{customdata[1]}: %{customdata[2]} utterances"
    told += "<br>right: %{customdata[3]:.1f} %<extra></extra>"
    shared = {
        "customdata": [[it["low"], it["high"], it["said"], it["right"]] for it in bins],
        "hovertemplate": told,
    }
    diagonal = {
        "type": "scatter",
        "mode": "lines",
        "name": "a score that keeps its word",
        "x": [0, 100],
        "y": [0, 100],
        "line": {"color": GREY, "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
    }
    found = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": "found",
        "x": [it["score"] for it in bins],
        "y": [it["right"] for it in bins],
        "line": {"color": BLUE, "width": 3},
        "marker": {"size": 9},
        **shared,
    }
    counts = {
        "type": "bar",
        "name": "utterances",
        "yaxis": "y2",
        "showlegend": False,
        "x": [(it["low"] + it["high"]) / 2 for it in bins],
        "width": [0.9 * (it["high"] - it["low"]) for it in bins],
        "y": [it["said"] for it in bins],
        "texttemplate": "%{y:.2~s}",
        "textposition": "outside",
        "textangle": 0,
        "cliponaxis": False,
        "marker": {"color": PALE_BLUE, "line": {"color": BLUE, "width": 1}},
        **shared,
    }
    return {
        "data": [diagonal, found, counts],
        "layout": layout(
            height=480,
            xaxis=axis("score of the best intent", range=[0, 100], anchor="y2"),
            yaxis=axis("right, %", range=[0, 102], domain=[0.36, 1]),
            yaxis2=axis("utterances", domain=[0, 0.24], showticklabels=False, showgrid=False),
        ),
    }


def _robustness(rows: Sequence[Mapping[str, Any]]) -> Chart:
    kinds = [plain(row["kind"]) for row in rows]
    places = list(range(len(rows)))
    bars = [
        _bar(rows, "right", "right", PALE_BLUE, ""),
        _bar(rows, "offered", "offered", PALE_GREY, "/"),
        _bar(rows, "wrong", "wrong", PALE_ORANGE, "x"),
    ]
    before = {
        "type": "scatter",
        "mode": "markers",
        "name": "right, undisturbed",
        "x": [row["before"] for row in rows],
        "y": places,
        "marker": {"symbol": "line-ns-open", "size": 22, "line": {"width": 3}, "color": ORANGE},
        "hovertemplate": "undisturbed: %{x:.1f} % right<extra></extra>",
    }
    names = {"tickvals": places, "ticktext": kinds, "automargin": True, "autorange": "reversed"}
    return {
        "data": [*bars, before],
        "layout": layout(
            height=130 + 34 * len(rows),
            barmode="stack",
            xaxis=axis("of the utterances in scope, %", range=[0, 100]),
            yaxis={**names, "showgrid": False, "zeroline": False, "ticks": "outside", "ticklen": 6},
        ),
    }


def _bar(
    rows: Sequence[Mapping[str, Any]], value: str, name: str, color: str, pattern: str
) -> Chart:
    """With a pattern of its own, so that the colour is not needed to tell bars apart."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": [row[value] for row in rows],
        "y": list(range(len(rows))),
        "marker": {
            "color": color,
            "line": {"color": GREY, "width": 1},
            "pattern": {"shape": pattern, "fgcolor": GREY, "fillmode": "overlay", "size": 7},
        },
        "texttemplate": "%{x:.0f}" if value == "right" else "",
        "textposition": "inside",
        "insidetextanchor": "start",
        "hovertemplate": f"{name}: %{{x:.1f}} %<extra></extra>",
    }
