"""A report of an evaluation in, a page of HTML that stands alone out."""

from collections.abc import Mapping
from typing import Any

from bot.authoring.evaluation.charts import charts
from bot.authoring.evaluation.drawing import drawn, library
from bot.authoring.evaluation.frame import asset, frame
from bot.authoring.evaluation.matrix import is_wrong, matrix, titles_of
from bot.authoring.extra import authoring_extra

TITLE = "How well the content answers what it has not seen"
BEST = 5
"""Edits named before the table of thefts."""


def page(report: Mapping[str, Any]) -> str:
    """The same bytes for the same report; raises ExtraMissing."""
    drawings = {name: drawn(chart) for name, chart in (charts(report) | _matrix(report)).items()}
    body = _template("page.html").render(
        report=report,
        heading=TITLE,
        titles=titles_of(report),
        drawings=drawings,
        best=_best_edits(report),
        mistaken=sorted(filter(is_wrong, report["confusion"]), key=lambda it: -it["count"]),
    )
    script = "\n".join([library(), asset("tables.js"), asset("charts.js")])
    return frame(f"{TITLE}: {report['content']['folder']}", body, script)


def _matrix(report: Mapping[str, Any]) -> dict[str, Any]:
    return {"confusion": matrix(report)} if report["confusion"] else {}


def _best_edits(report: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Those that promise most, the first of each example."""
    edits = (edit for theft in report["thefts"] for edit in theft["remedies"])
    found: dict[str, Mapping[str, Any]] = {}
    for edit in sorted(edits, key=lambda it: (-it["right"], it["stolen"], -it["expected"])):
        if edit["right"] > 0:
            found.setdefault(edit["example"], edit)
    return list(found.values())[:BEST]


def _template(name: str) -> Any:
    """Everything put into it is escaped, unless it says otherwise."""
    with authoring_extra():
        from jinja2 import (  # noqa: PLC0415  only authors have it
            Environment,
            FunctionLoader,
            StrictUndefined,
        )
    environment = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"number": _number, "percent": _percent, "signed": _signed}
    return environment.get_template(name)


def _number(value: float) -> str:
    """With a space between thousands that does not break."""
    text = f"{value:,.1f}" if isinstance(value, float) and value % 1 else f"{value:,.0f}"
    return text.replace(",", "\N{NARROW NO-BREAK SPACE}")


def _percent(value: float | None) -> str:
    if value is None:
        return "none"
    return f"{value:g}\N{NARROW NO-BREAK SPACE}%"


def _signed(value: float) -> str:
    """With a minus of the width of the plus."""
    return f"{value:+g}".replace("-", "\N{MINUS SIGN}")
