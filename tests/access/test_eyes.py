"""The looks find what they look for: a page with every fault is seen through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from eyes import RULES, TARGETS, WIDE, Eyes

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
FAULTY = """<!doctype html><html><head><title>x</title><style>
a:focus { outline: none } .wide { width: 900px } .cut { width: 80px; overflow: hidden }
.small { width: 12px; height: 12px; padding: 0; display: block }
.away { position: fixed; top: -90px }
</style></head><body><main>
<img src="data:,"><p class="wide">wide words</p><p class="cut">Unbreakablewordthatiscut</p>
<a href="#a">dim</a><button class="small">a</button><button class="small">b</button>
<a class="away" href="#b">away</a><button id="trap">trap</button>
<div class="govuk-error-summary"><a href="#nowhere">wrong</a></div>
<p class="govuk-error-message" id="e">wrong</p>
</main><script>trap.onkeydown = (event) => event.preventDefault()</script></body></html>"""


@pytest.fixture
def eyes(browser: Browser) -> Iterator[Eyes]:
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
    seen = Eyes(context.new_page(), "http://127.0.0.1")
    seen.page.set_content(FAULTY)
    seen.ready()
    yield seen
    context.close()


def test_axe_finds_a_picture_without_words_and_small_targets(eyes: Eyes) -> None:
    found = " ".join(eyes.axe(RULES))
    for rule in ("image-alt", "html-has-lang", "target-size"):
        assert rule in found
    assert "target-size" in " ".join(eyes.axe(TARGETS))


def test_the_keyboard_finds_a_trap_and_where_the_focus_cannot_be_seen(eyes: Eyes) -> None:
    eyes.page.evaluate("document.body.append(Object.assign(document.createElement('button'))) ")
    found = " ".join(eyes.keyboard())
    assert "Tab does not reach" in found
    assert "no visible focus on <a class" in found
    assert "out of sight while it has the focus" in found


def test_a_narrow_screen_finds_what_is_cut(eyes: Eyes) -> None:
    found = " ".join(eyes.narrow())
    assert "the page scrolls sideways" in found
    assert "hides part of itself" in found


def test_errors_that_are_not_told(eyes: Eyes) -> None:
    found = " ".join(eyes.errors())
    assert "has not the focus" in found
    assert "#nowhere is nowhere" in found
    assert "no field names its error" in found


def test_requests_to_others_are_heard(eyes: Eyes) -> None:
    eyes.page.evaluate("fetch('http://127.0.0.2:9/').catch(() => 0)")
    assert any("asks a third party" in one for one in eyes.noise)
