"""The page of an evaluation: what stands in it, that it holds still, and how it looks and works."""

import json
import os
import re
import subprocess
import sys
from copy import deepcopy
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.authoring.evaluation.drawing import drawn, library, plain
from bot.authoring.evaluation.frame import POLICY, frame
from bot.authoring.evaluation.page import page
from bot.errors import ExtraMissing
from tests.browser import CONTRASTS, SCHEMES, WIDTHS, Sheet, chromium
from tests.reports import NASTY, empty_report, full_report, small_report

ROOT = Path(__file__).parents[1]
CHARTS = {
    "confusion": (".heatmaplayer image", 2),
    "curve": (".scatterlayer .js-line, .scatterlayer .point", 3),
    "calibration": (".scatterlayer .point, .barlayer .point", 20),
    "robustness": (".barlayer .point, .scatterlayer .point", 48),
}
"""Chart -> what its marks are, and how many a full report has."""


class Outline(HTMLParser):
    """The elements of a page with the names of their attributes, its texts, and its figures."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.texts, self.figures, self._in = [], [], [], None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        self.elements.append((tag, *names))
        self._in = names.get("type") if tag == "script" else tag

    def handle_endtag(self, tag):
        self.elements.append(("end", tag))
        self._in = None

    def handle_data(self, data):
        (self.figures if self._in == "application/json" else self.texts).append(data)


@pytest.fixture(scope="module")
def written():
    """The page of a full report."""
    return page(full_report())


@pytest.fixture(scope="module")
def own(written):
    """The same without the script of the library."""
    return without_library(written)


@pytest.fixture(scope="module")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def file(written, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(written, encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=[(it, wide) for it in SCHEMES for wide in WIDTHS], ids=str)
def sheet(request, browser, file):
    """The page as it came up, in each scheme and width."""
    made = Sheet(browser, file, *request.param)
    yield made
    made.page.close()


@pytest.fixture
def desk(browser, file):
    """The page in front of somebody who has only a keyboard."""
    made = Sheet(browser, file)
    yield made
    made.page.close()


def without_library(text):
    return text.replace(library(), "")


@settings(max_examples=30, deadline=None)
@given(text=st.text(min_size=1) | st.sampled_from([NASTY, "<!--<script>", "]]>", "&lt;b&gt;", '"']))
def test_no_text_of_authors_adds_an_element_or_breaks_the_figures(text):
    found = Outline(without_library(page(small_report(text))))
    expected = Outline(without_library(page(small_report("words"))))

    assert found.elements == expected.elements
    assert [json.loads(it)["data"] is not None for it in found.figures] == [True] * len(CHARTS)


@pytest.mark.parametrize("text", [NASTY, "a & b", "<i>", 'it\'s "so"', "&amp;"])
def test_a_text_of_authors_is_read_as_it_was_written(text):
    shown = "".join(Outline(without_library(page(small_report(text)))).texts)

    assert shown.count(text) >= 8


def test_a_chart_shows_tags_of_authors_as_letters():
    assert plain("<b>a & b</b>") == "&lt;b&gt;a &amp; b&lt;/b&gt;"


def test_no_end_of_a_script_stands_in_the_figures_of_a_chart():
    text = "</script><!-- & -->"

    figures = drawn({"layout": {"title": {"text": text}}})

    assert not set("<>&") & set(figures)
    assert json.loads(figures)["layout"]["title"]["text"] == text


def test_a_chart_with_a_setting_that_is_unknown_is_refused():
    with pytest.raises(ValueError, match="colour"):
        drawn({"data": [{"type": "bar", "colour": "red"}]})


def test_no_address_stands_in_the_page_outside_of_the_library(own):
    assert re.findall(r"(?:\w+:)?//[\w.]+|\bsrc=|@import|url\(", own) == []


def test_the_policy_stands_before_anything_that_could_load(own):
    assert own.index(POLICY) < min(own.index("<style"), own.index("<script"))
    assert POLICY.startswith("default-src 'none'; ")


def test_every_intent_and_every_theft_is_in_the_page(own):
    report = full_report()

    assert own.count('<tbody data-find="') == len(report["thefts"])
    assert own.count('<tr id="intent-') == len(report["intents"])
    shown = "".join(Outline(own).texts)
    for theft in report["thefts"]:
        lost, blamed = theft["utterances"], theft["blamed"]
        assert all(it["utterance"] in shown for it in lost)
        assert all(it["example"] in shown for it in blamed)
    for intent in report["intents"]:
        assert own.count(f'<tr id="intent-{intent["intent"]}"') == 1


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        ({"edit": "add", "to": "pots"}, "Add “x” to Pots: +3 right, 1 fewer stolen"),
        ({"edit": "remove", "right": 0}, "Remove “x” from Cups: 0 right, 1 fewer stolen"),
        (
            {"edit": "move", "to": "pots", "stolen": 2},
            "Move “x” from Cups to Pots: +3 right, 2 more stolen",
        ),
        (
            {"edit": "remove", "right": -2, "stolen": 0},
            "Remove “x” from Cups: −2 right, as many stolen",
        ),
    ],
)
def test_an_edit_is_told_with_what_it_would_change(edit, told):
    report = small_report("words")
    remedy = {"example": "x", "intent": "cups", "to": "", "right": 3, "stolen": -1, "expected": 2.0}
    report["thefts"][0]["remedies"] = [remedy | edit]
    for intent in report["intents"]:
        intent["title"] = intent["intent"].title()

    parts = Outline(without_library(page(report)).replace("<q>", "“").replace("</q>", "”"))

    assert told in re.sub(r"\s+", " ", "".join(parts.texts))


def test_the_same_report_gives_the_same_bytes_in_any_process(written):
    code = (
        "import hashlib; from bot.authoring.evaluation.page import page; "
        "from tests.reports import full_report; "
        "print(hashlib.sha256(page(full_report()).encode()).hexdigest())"
    )

    def made(seed):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
        line = [sys.executable, "-c", code]
        return subprocess.run(line, env=environment, capture_output=True, check=True).stdout

    assert made("1") == made("2")
    assert page(deepcopy(full_report())) == written


def test_a_report_in_which_nothing_was_tried_makes_a_page():
    text = without_library(page(empty_report()))

    assert "Nothing was tried" in text
    assert "No intent answers in place of another." in text


def test_what_could_not_be_reckoned_is_left_out_or_said_to_be_none():
    report = small_report("words")
    report["intents"][0]["precision"] = None
    report["calibration"]["bins"][3] |= {"said": 0, "score": None, "right": None}

    text = without_library(page(report))

    assert '<span class="value">none</span>' in text
    assert ">30 to 40<" not in text
    assert ">40 to 50<" in text


def test_the_pairs_that_cost_most_stand_first():
    report = small_report("words")
    report["thefts"] = [report["thefts"][0] | {"expected": it} for it in (1.2, 8.7, 3.4)]

    text = without_library(page(report))

    assert text.index(">8.7<") < text.index(">3.4<") < text.index(">1.2<")


@pytest.mark.parametrize("name", ["plotly", "jinja2"])
def test_what_to_install_is_named_where_the_extra_is_missing(monkeypatch, name):
    for module in [it for it in sys.modules if it.split(".")[0] == name]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, name, None)

    with pytest.raises(ExtraMissing, match=re.escape("pip install 'd3k2-bot[authoring]'")):
        page(small_report("words"))


def test_a_frame_escapes_its_title_and_has_a_script_only_when_one_is_given():
    assert "<title>a &lt;b&gt; &amp; c</title>" in frame("a <b> & c", "<p>inside</p>")
    assert "<script" not in frame("a", "<p>inside</p>")
    assert "<script>go()</script>" in frame("a", "<p>inside</p>", "go()")


def test_nothing_is_asked_of_any_other_place_and_nothing_goes_wrong(sheet):
    sheet.open_all()

    assert sheet.outside() == []
    assert sheet.said == []


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_drawn_with_all_its_marks_and_told_in_words(sheet, name):
    marks, count = CHARTS[name]
    chart = sheet.page.locator(f"#chart-{name}")

    assert chart.locator(marks).count() == count
    assert len(sheet.page.locator(f"#{chart.get_attribute('aria-labelledby')}").inner_text()) > 40


def test_each_cell_of_the_map_holds_its_count(sheet):
    counts = [it["count"] for it in full_report()["confusion"]]

    shown = sheet.page.locator("#chart-confusion .heatmap-label").all_text_contents()

    assert sorted(filter(None, shown)) == sorted(
        str(it) if it < 1000 else f"{it / 1000:.1f}k" for it in counts
    )


def test_every_text_can_be_read_on_its_ground(sheet):
    sheet.open_all()

    found = sheet.page.evaluate(CONTRASTS)

    assert len(found) > 1500
    assert {tag for tag, _, _ in found} >= {"text", "TD", "SUMMARY", "P", "BUTTON"}
    assert [it for it in found if it[2] < 4.5] == []


def test_the_page_follows_the_scheme_of_the_reader(browser, file):
    light, dark = (Sheet(browser, file, scheme) for scheme in SCHEMES)
    ground = "getComputedStyle(document.body).backgroundColor"

    assert light.page.evaluate(ground) == "rgb(251, 250, 248)"
    assert dark.page.evaluate(ground) == "rgb(20, 23, 26)"


def test_the_page_never_scrolls_sideways(sheet):
    sheet.open_all()

    assert sheet.page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


def test_every_table_has_a_caption_and_headings_with_a_scope(desk):
    tables = desk.page.locator("table")

    assert tables.count() == 6
    assert desk.page.locator("table > caption").count() == tables.count()
    assert desk.page.locator("th:not([scope])").count() == 0


def test_a_heading_sorts_by_keyboard_and_turns_the_order_when_pressed_again(desk):
    recall = desk.page.locator("#table-intents th", has_text="Recall")
    expected = sorted(it["recall"] for it in full_report()["intents"])

    def press():
        recall.locator("button").focus()
        desk.page.keyboard.press("Enter")
        cells = desk.page.locator("#table-intents tbody td:nth-of-type(3)")
        return recall.get_attribute("aria-sort"), cells.evaluate_all(
            "found => found.map(it => Number(it.dataset.value))"
        )

    assert press() == ("descending", expected[::-1])
    assert press() == ("ascending", expected)


def test_thefts_sort_with_their_details(desk):
    desk.page.locator("#table-thefts th", has_text="Utterances lost").locator("button").press(
        "Space"
    )

    lost = desk.texts("#table-thefts tbody tr:first-child td:nth-of-type(3)")
    told = desk.texts("#table-thefts summary")

    assert [int(it) for it in lost] == sorted((int(it) for it in lost), reverse=True)
    assert [it.split()[0] for it in told] == lost


def test_typing_part_of_a_title_leaves_the_thefts_of_such_intents(desk):
    report = full_report()
    titles = {it["intent"]: it["title"].lower() for it in report["intents"]}
    wanted = [
        it
        for it in report["thefts"]
        if any("milk" in titles[name] for name in (it["loser"], it["thief"]))
    ]

    desk.page.get_by_label("Only with the intent").focus()
    desk.page.keyboard.type("MILK ")

    assert 0 < len(wanted) < len(report["thefts"])
    assert len(desk.texts("#table-thefts tbody")) == len(wanted)
    assert desk.texts("output[for=find-thefts]") == [f"{len(wanted)} of 40 shown"]


def test_details_open_by_keyboard_and_all_at_once(desk):
    shown = "#table-thefts .three"
    desk.page.locator("#table-thefts summary").first.press("Enter")
    assert len(desk.texts(shown)) == 1

    desk.page.get_by_role("button", name="Open all").press("Enter")
    assert len(desk.texts(shown)) == 40


def test_pointing_at_a_cell_tells_the_pair_and_the_count(desk):
    first = full_report()["confusion"][0]
    title = full_report()["intents"][0]["title"]

    desk.page.locator("#chart-confusion .nsewdrag").hover(position={"x": 10, "y": 10}, force=True)

    said = f"{title} → {title}: {first['count']}"
    desk.page.get_by_text(said, exact=True).wait_for(timeout=5000)
    assert desk.texts("#pointed-confusion") == [said]


def test_what_is_folded_is_printed_and_folded_again(desk):
    folded = "document.querySelectorAll('details:not([open])').length"
    before = desk.page.evaluate(folded)

    desk.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert (before > 40, desk.page.evaluate(folded)) == (True, 0)

    desk.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert desk.page.evaluate(folded) == before
