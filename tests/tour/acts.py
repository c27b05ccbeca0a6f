"""What a person of the tour does on a page before its picture is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from browsing import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

KNOWN = {
    "place": "akmola/zhaksy",
    "relation": "parent",
    "child_born_on": "2015-04-10",
    "disability_term": "until_day",
    "disability_until": "2029-01-31",
    "fully_state_supported": "no",
    "certificate_from": "2026-09-01",
    "certificate_to": "2027-05-25",
    "applied_on": "2026-11-21",
}


def calculate(page: Page) -> None:
    """Answer what the calculator asks, page by page, and see the sum."""
    visitor = Visitor(page)
    for _ in range(8):
        asked = visitor.names_asked()
        if not asked:
            return
        for name in asked & KNOWN.keys():
            visitor.fill(name, KNOWN[name])
        visitor.go_on()


def scanned_paper(page: Page) -> None:
    """Look at the paper that was scanned: a browser without a window shows no PDF."""
    paper = page.locator("main iframe").get_attribute("src")
    assert paper
    shown = page.request.get(urljoin(page.url, paper))
    if shown.headers["content-type"] == "application/pdf":
        page.click("main [class*=tabs] a:not([aria-current]) >> nth=0")


ACTS: Mapping[str, Callable[[Page], None]] = {
    "calculate": calculate,
    "scanned_paper": scanned_paper,
}
