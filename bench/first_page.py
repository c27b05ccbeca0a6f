"""How soon a page can be used on a slow telephone: bytes, requests, first words, ready.

    make run                                      # in another terminal
    .venv/bin/python bench/first_page.py [--address http://127.0.0.1:8000] [--times 3]

Each page is opened by a Chromium that has never seen it (nothing kept from before), slowed down to
a cheap telephone (a quarter of this processor) on two lines; medians of some openings. Bytes are
what came over the line, compressed, with style, type and script. The page is *ready* when its
words are painted and its scripts have run: it scrolls, its links lead and its form can be sent.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "tests")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tirek.config.settings")

import django  # noqa: E402

django.setup()  # before anything that knows a model

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from beginnings import begin  # noqa: E402
from browsing import CHROMIUM, QUIET  # noqa: E402
from following import Walk  # noqa: E402

PHONE = {"width": 360, "height": 740}
SLOWER = 4
"""A cheap telephone beside the processor this runs on, as Lighthouse takes it."""
KILOBIT = 1000 / 8
LINES = {"phone": (150, 1600), "slow 3G": (400, 400)}
"""Milliseconds of every request and kilobits a second; `phone` is Lighthouse's slow 4G."""
PAGES = {
    "": ("start", "service", "calculate", "law"),
    "newcomer": ("question",),
    "citizen": ("cases", "case"),
    "zhaksy-operator": ("counter:begin",),
    "zhaksy-specialist": ("desk:queue", "desk:case"),
}
TIMES = """() => {
    const [way] = performance.getEntriesByType("navigation");
    const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime || 0;
    return { words: painted, ready: Math.max(painted, way.domContentLoadedEventEnd) };
}"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"


@dataclass(frozen=True)
class Opened:
    """One opening; times in milliseconds from the click."""

    page: str
    line: str
    bytes: int
    requests: int
    words: float
    ready: float


def open_slowly(page: Page, address: str, name: str, line: str) -> Opened:
    """Open the address as a cheap telephone on that line."""
    devtools = page.context.new_cdp_session(page)
    arrived: list[float] = []
    devtools.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))
    devtools.send("Network.enable")
    wait, kilobits = LINES[line]
    speed = {"downloadThroughput": kilobits * KILOBIT, "uploadThroughput": kilobits * KILOBIT}
    devtools.send("Network.emulateNetworkConditions", {"offline": False, "latency": wait, **speed})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    page.wait_for_function(PAINTED)
    times = page.evaluate(TIMES)
    return Opened(name, line, round(sum(arrived)), len(arrived), times["words"], times["ready"])


def measure(browser: Browser, address: str, times: int) -> Iterator[Opened]:
    """Every page on every line, each time in a browser that has seen nothing."""
    for person, names in PAGES.items():
        signed_in, where = _found(browser, address, person, names)
        for name in names:
            for line in LINES:
                for _ in range(times):
                    context = browser.new_context(viewport=PHONE, storage_state=signed_in)  # type: ignore[arg-type]
                    yield open_slowly(context.new_page(), address + where[name], name, line)
                    context.close()


def _found(
    browser: Browser, address: str, person: str, names: tuple[str, ...]
) -> tuple[Any, dict[str, str]]:
    """The person's cookies, and where their links lead to the pages."""
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    walk = Walk(context.request, address)
    walk.go(begin(page, address, person, "kk"), names)
    state = context.storage_state()
    context.close()
    return state, walk.found


def table(opened: list[Opened]) -> str:
    """The medians, for docs/performance.md."""
    heads = [f"{what}, {line}" for line in LINES for what in ("words", "ready")]
    rows = [f"| page | bytes | requests | {' | '.join(heads)} |", "|---" * 7 + "|"]
    for name in dict.fromkeys(one.page for one in opened):
        mine = [one for one in opened if one.page == name]
        cells = [f"`{name}`", f"{median(one.bytes for one in mine):,.0f}"]
        cells.append(f"{median(one.requests for one in mine):.0f}")
        for line in LINES:
            for what in ("words", "ready"):
                taken = median(getattr(one, what) for one in mine if one.line == line)
                cells.append(f"{taken / 1000:.2f} s")
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--out", type=Path, default=HERE.parent / "var/bench/first_page.json")
    asked = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        opened = list(measure(browser, asked.address, asked.times))
        browser.close()
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(json.dumps([asdict(one) for one in opened], indent=1) + "\n")
    sys.stdout.write(f"{table(opened)}\n")


if __name__ == "__main__":
    main()
