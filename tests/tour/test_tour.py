"""The tour: the most important pages as they are now, on a telephone and on a desk.

`make tour` takes the pictures anew and writes docs/tour; without it this only makes sure that each
page of the tour can be found, and that the tour shows each of them.
"""

from __future__ import annotations

import os
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from acts import ACTS
from stops import STOPS, Stop

from beginnings import begin
from following import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
TOUR = Path(__file__).parents[2] / "docs" / "tour"
SIZES = {"desktop": {"width": 1280, "height": 860}, "phone": {"width": 360, "height": 740}}
SCALES = {"desktop": 0.7, "phone": 1.0}
A_PICTURE, ALL_PICTURES = 130_000, 4_500_000
"""Bytes: somebody on a slow line reads this too."""
ORIENTATION = """# A tour

The {count} pages that matter most, as they are with the demonstration data (`make run`), on a desk
and on a telephone. `make tour` takes the pictures anew. Every page speaks Kazakh, Russian and
English; here they take turns.
"""


def test_the_pages_of_the_tour_can_be_found_and_are_shown(browser: Browser, showroom: str) -> None:
    takes = os.environ.get("TIREK_TOUR")
    for person in dict.fromkeys(stop.person for stop in STOPS):
        mine = [stop for stop in STOPS if stop.person == person]
        for stop, page in _visits(browser, showroom, person, mine):
            if takes:
                _take(page, stop)
    if takes:
        TOUR.joinpath("README.md").write_text(written(), encoding="utf-8")


def test_the_tour_shows_them_all_and_is_light() -> None:
    assert len(STOPS) >= 20
    assert TOUR.joinpath("README.md").read_text(encoding="utf-8") == written()
    pictures = {stop.picture(size) for stop in STOPS for size in SIZES}
    assert {path.name for path in TOUR.glob("*.png")} == pictures
    sizes = [(TOUR / name).stat().st_size for name in pictures]
    assert max(sizes) < A_PICTURE
    assert sum(sizes) < ALL_PICTURES


def _visits(
    browser: Browser, showroom: str, person: str, stops: list[Stop]
) -> Iterator[tuple[Stop, Page]]:
    """Each stop of one person, found by following links, in its language."""
    context = browser.new_context(viewport=SIZES["desktop"])  # type: ignore[arg-type]
    page = context.new_page()
    walk = Walk(context.request, showroom)
    walk.go(begin(page, showroom, person, "kk"), [stop.page for stop in stops])
    for stop in stops:
        assert stop.page in walk.found, f"no link leads {person or 'a stranger'} to {stop.page}"
        answer = page.goto(f"{showroom}{walk.found[stop.page]}?lang={stop.language}")
        assert answer
        assert answer.status == 200
        if stop.act:
            ACTS[stop.act](page)
        yield stop, page
    context.close()


def _take(page: Page, stop: Stop) -> None:
    for size, pixels in SIZES.items():
        page.set_viewport_size(pixels)  # type: ignore[arg-type]
        page.evaluate("() => new Promise(requestAnimationFrame)")  # it is drawn in that size
        clip = {"x": 0, "y": 0, **pixels, "scale": SCALES[size]}
        shot = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"clip": clip})
        (TOUR / stop.picture(size)).write_bytes(b64decode(shot["data"]))
    page.set_viewport_size(SIZES["desktop"])  # type: ignore[arg-type]


def written() -> str:
    """docs/tour/README.md."""
    parts = [ORIENTATION.format(count=len(STOPS))]
    for chapter in dict.fromkeys(stop.chapter for stop in STOPS):
        parts.append(f"## {chapter}\n")
        parts += [_section(stop) for stop in STOPS if stop.chapter == chapter]
    return "\n".join(parts)


def _section(stop: Stop) -> str:
    pictures = " ".join(
        f'<img src="{stop.picture(size)}" width="{width}" alt="{stop.words} ({size})">'
        for size, width in (("desktop", 640), ("phone", 180))
    )
    return f"**{stop.words}**\n\n{pictures}\n"
