"""A page of HTML in, what a reader's browser makes of it out: headless, and nothing fetched."""

import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SCHEMES, WIDTHS = ("light", "dark"), (1400, 400)
CONTRASTS = """() => {
  const numbers = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const over = (top, below) => {
    const [r, g, b, alpha = 1] = top;
    return [r, g, b].map((it, at) => alpha * it + (1 - alpha) * below[at]);
  };
  const bright = (color) => {
    const [r, g, b] = color.map((it) => it / 255)
      .map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, two) => {
    const [low, high] = [bright(one), bright(two)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    const chain = [];
    for (let it = element; it; it = it.parentElement) chain.unshift(it);
    return chain
      .filter((it) => !(it instanceof SVGElement))
      .map((it) => numbers(getComputedStyle(it).backgroundColor))
      .reduce((below, top) => over(top, below), [255, 255, 255]);
  };
  const tints = (element) => {
    const chart = element.closest(".chart");
    if (!chart) return [];
    const figures = document.getElementById(chart.id.replace("chart", "figures")).textContent;
    return [...new Set(figures.match(/rgba\\([\\d.,]+\\)/g))].map(numbers);
  };
  const written = (it) =>
    [...it.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  return [...document.querySelectorAll("body *:not(script)")]
    .filter((it) => written(it) && it.checkVisibility())
    .map((it) => {
      const style = getComputedStyle(it);
      const color = numbers(it instanceof SVGElement ? style.fill : style.color);
      const below = ground(it);
      const grounds = [below, ...tints(it).map((tint) => over(tint, below))];
      const least = Math.min(...grounds.map((one) => ratio(over(color, one), one)));
      return [it.tagName, it.textContent.trim().slice(0, 40), least];
    });
}"""
"""Each text that shows, and its least contrast on its ground; in charts on every tint, too."""


@contextmanager
def chromium():
    """The Chromium that is installed; none is ever fetched."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Sheet:
    """A page as one reader sees it, and what it did that a page should not."""

    def __init__(self, browser, file, scheme="light", width=1400):
        self.asked, self.said, self.file = [], [], file.as_uri()
        size = {"width": width, "height": 900}
        self.page = browser.new_page(viewport=size, color_scheme=scheme)
        self.page.on("request", lambda it: self.asked.append(it.url))
        self.page.on("console", lambda it: self.said.append((it.type, it.text)))
        self.page.on("pageerror", lambda it: self.said.append(("error", str(it))))
        self.page.on("dialog", lambda it: (self.said.append(("dialog", it.message)), it.dismiss()))
        self.page.goto(self.file)

    def outside(self):
        """Addresses that were asked for, other than the page and what it holds itself."""
        return [it for it in self.asked if it != self.file and not it.startswith("data:")]

    def open_all(self):
        self.page.evaluate("document.querySelectorAll('details').forEach((it) => it.open = true)")

    def texts(self, selector):
        """What is written in all that shows of a selector."""
        found = self.page.locator(selector).filter(visible=True)
        return [it.strip() for it in found.all_inner_texts()]
