"""What comes over the line: the first page is light, and nobody else is asked for anything.

The server is `tirek serve`: compressed, with names that a browser may keep for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from showroom import A_BUSY_MACHINE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
LIGHT = 100_000
"""Bytes of a page with its style, type and script, for somebody who comes for the first time."""


def weigh(page: Page, address: str) -> tuple[int, int]:
    """Bytes over the line and requests until the page is there."""
    page.set_default_timeout(A_BUSY_MACHINE)
    devtools = page.context.new_cdp_session(page)
    arrived: list[float] = []
    devtools.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))
    devtools.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    return round(sum(arrived)), len(arrived)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("path", ["/", "/services/home-education/", "/sign-in/"])
def test_a_first_page_is_under_100_kb(
    path: str, language: str, browser: Browser, showroom: str
) -> None:
    context = browser.new_context()
    weight, requests = weigh(context.new_page(), f"{showroom}{path}?lang={language}")
    context.close()
    assert 0 < weight < LIGHT
    assert requests < 20


def test_the_second_page_brings_its_words_only(browser: Browser, showroom: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    weigh(page, f"{showroom}/?lang=ru")
    weight, _ = weigh(page, f"{showroom}/services/home-education/")
    context.close()
    assert weight < LIGHT / 4
