"""Outcomes of cases in, the XML that continuous integration shows them by out.

The form is the common one of JUnit: a suite for each file, a case for each dialogue.
"""

import re
from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from bot.authoring.cases import Outcome

_FORBIDDEN = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Characters that no XML may hold."""


def junit(outcomes: Iterable[Outcome]) -> "ElementTree[Element]":
    """The whole document."""
    suites = Element("testsuites", name="cases")
    for file, group in groupby(outcomes, key=lambda it: it.file):
        here = list(group)
        suite = SubElement(suites, "testsuite", {"name": _clean(file), **_counts(here)})
        for outcome in here:
            _case(suite, outcome)
    indent(suites)
    return ElementTree(suites)


def _counts(outcomes: list[Outcome]) -> dict[str, str]:
    return {
        "tests": str(len(outcomes)),
        "failures": str(sum(not it.good for it in outcomes)),
        "errors": "0",
        "skipped": str(sum(it.verdict == "known miss" for it in outcomes)),
        "time": f"{sum(it.seconds for it in outcomes):.3f}",
    }


def _case(suite: Element, outcome: Outcome) -> None:
    file, _, line = outcome.dialogue.place.rpartition(":")
    case = SubElement(
        suite,
        "testcase",
        name=_clean(f"{outcome.dialogue.turns[0].say} (line {line})"),
        classname=_clean(file),
        file=_clean(file),
        line=line,
        time=f"{outcome.seconds:.3f}",
    )
    told = _clean(outcome.why)
    if outcome.verdict == "failed":
        failure = SubElement(case, "failure", message=told, type="failed")
        failure.text = _clean(
            "\n".join((f"turn {outcome.turn}: {outcome.said}", *outcome.differences))
        )
    elif outcome.verdict == "passes now":
        SubElement(case, "failure", message="passes now; take known_miss away", type="passes now")
    elif outcome.verdict == "known miss":
        SubElement(case, "skipped", message=f"known miss: {told}")


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
