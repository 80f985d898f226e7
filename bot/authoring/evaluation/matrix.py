"""A report in, the heat map of which intent was taken for which out, as plain values."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.authoring.evaluation.drawing import plain
from bot.authoring.evaluation.looks import Chart, layout

CELL = 21
"""Pixels of a cell's side: room for a count of three digits."""
NAMES = 200
"""Pixels for the names beside and above."""
LONGEST = 27
"""Letters of a name beside the map; the pointer tells it whole."""
WRONG = [[0, "rgba(217,99,43,0.22)"], [1, "rgba(217,99,43,0.66)"]]
OTHER = [[0, "rgba(125,133,142,0.16)"], [1, "rgba(125,133,142,0.16)"]]
"""Pale enough for the counts to be read on them, light or dark."""

Cell = Mapping[str, Any]


def matrix(report: Mapping[str, Any]) -> Chart:
    """Wrong answers stand out, all else is pale; every cell holds its count."""
    cells, titles = report["confusion"], titles_of(report)
    rows, columns = (_names(cells, titles, side) for side in ("wanted", "led"))
    layers = (
        _layer([it for it in cells if not is_wrong(it)], rows, columns, OTHER, titles),
        _layer([it for it in cells if is_wrong(it)], rows, columns, WRONG, titles),
    )
    return {
        "data": list(layers),
        "layout": layout(
            width=NAMES + 24 + CELL * max(len(columns), 8),
            height=NAMES + 24 + CELL * max(len(rows), 4),
            margin={"l": NAMES, "t": NAMES, "r": 24, "b": 24},
            xaxis=_axis(columns, titles) | {"side": "top", "tickangle": -90},
            yaxis=_axis(rows, titles) | {"range": [len(rows) - 0.5, -0.5]},
        ),
    }


def titles_of(report: Mapping[str, Any]) -> Mapping[str, str]:
    """Intent -> title, in the order of the report."""
    return {it["intent"]: it["title"] for it in report["intents"]}


def is_wrong(cell: Cell) -> bool:
    """Another intent answered than the one wanted, or one where none was."""
    return cell["wanted"] != cell["led"] and not cell["led"].startswith("(")


def _names(cells: Sequence[Cell], titles: Mapping[str, str], side: str) -> list[str]:
    """All intents in their order, then what else stands on that side."""
    return list(dict.fromkeys([*titles, *(cell[side] for cell in cells)]))


def _layer(
    cells: Sequence[Cell],
    rows: Sequence[str],
    columns: Sequence[str],
    colors: list[list[Any]],
    titles: Mapping[str, str],
) -> Chart:
    counts = {(cell["wanted"], cell["led"]): cell["count"] for cell in cells}

    def grid(told: Callable[[str, str], Any], nothing: Any = None) -> list[list[Any]]:
        return [
            [told(row, column) if (row, column) in counts else nothing for column in columns]
            for row in rows
        ]

    return {
        "type": "heatmap",
        "z": grid(lambda *at: counts[at]),
        "text": grid(lambda *at: _short(counts[at]), ""),
        "customdata": grid(lambda *at: [plain(titles.get(name, name)) for name in at]),
        "texttemplate": "%{text}",
        "textfont": {"size": 10},
        "hovertemplate": "wanted: %{customdata[0]}<br>led to: %{customdata[1]}"
        "<br>utterances: %{z}<extra></extra>",
        "hoverongaps": False,
        "colorscale": colors,
        "zmin": 1,
        "zmax": max(2, *counts.values()) if counts else 2,
        "showscale": False,
        "xgap": 1,
        "ygap": 1,
    }


def _short(count: int) -> str:
    return str(count) if count < 1000 else f"{count / 1000:.1f}k"


def _axis(names: Sequence[str], titles: Mapping[str, str]) -> Chart:
    """Names at the middle of cells, a fine line between them."""
    return {
        "tickvals": list(range(len(names))),
        "ticktext": [plain(_cut(titles.get(name, name))) for name in names],
        "tickfont": {"size": 11},
        "range": [-0.5, len(names) - 0.5],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "minor": {"tick0": -0.5, "dtick": 1, "showgrid": True, "ticks": ""},
        "showspikes": True,
        "spikemode": "across",
        "spikethickness": 1,
    }


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
