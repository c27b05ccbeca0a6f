"""Look at a page as people with other eyes, hands or screens do; a look answers with findings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LOOK = Path(__file__).with_name("look.js")
WIDE = {"width": 1280, "height": 1024}
NARROW = {"width": 320, "height": 256}
"""What is left of the wide screen at 400 %."""
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
TARGETS = {"runOnly": {"type": "rule", "values": ["target-size"]}, "resultTypes": ["violations"]}
RUN_AXE = "rules => axe.run(document, rules).then(found => found.violations)"
SEND = "main form[method=post] button:not([name=remove])"
A_FEW = 3
IN_A_FRAME = 40
OF_THE_BROWSER = ("data:", "blob:", "chrome:", "chrome-extension:")
"""What a page or the browser's own reader of papers makes itself: nobody is asked."""


class Eyes:
    """One window in which pages are looked at.

    `begins` are the addresses where its owner begins; `noise` is what pages said to the console.
    """

    def __init__(self, page: Page, origin: str, begins: Sequence[str] = ()) -> None:
        self.page, self.origin, self.begins = page, origin, begins
        self.noise: list[str] = []
        self._axe, self._look = AXE.read_text("utf-8"), LOOK.read_text("utf-8")
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.noise.append(f"script: {error}"))
        page.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        # What a browser says of the picture or paper it draws itself is none of ours.
        ours = "/files/" not in message.location["url"] and "status of 422" not in message.text
        if message.type in ("error", "warning") and ours:
            self.noise.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", *OF_THE_BROWSER)):
            self.noise.append(f"asks a third party: {request.url}")

    def open(self, address: str) -> int:
        """Open the page; the status of its answer."""
        self.noise.clear()
        answer = self.page.goto(f"{self.origin}{address}")
        self.ready()
        return answer.status if answer else 0

    def ready(self) -> None:
        """Bring our own tools to the page that is open now."""
        self.page.evaluate(self._axe)
        self.page.evaluate(self._look)

    def everything(self) -> list[str]:
        """Every look that takes no writing: axe, narrow screen, keyboard, console."""
        return [*self.axe(RULES), *self.keyboard(), *self.narrow(), *self.noise]

    def narrow(self) -> list[str]:
        """On a small telephone, or at 400 %: nothing is cut, and a finger finds each target."""
        self.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        cut = self.page.evaluate(f"look.cutOff({NARROW['width']})")
        found = [*cut, *self.axe(TARGETS)]
        self.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        return found

    def axe(self, rules: dict[str, Any]) -> list[str]:
        """What axe-core finds against WCAG 2.2 AA, with the first few elements of each."""
        violations = self.page.evaluate(RUN_AXE, rules)
        return [
            f"{one['id']}: {one['help']}: "
            + " | ".join(node["html"][:160] for node in one["nodes"][:A_FEW])
            for one in violations
        ]

    def keyboard(self) -> list[str]:
        """Tab through the whole page: everything is reached, seen and left again."""
        stops = self.page.evaluate("look.follow()")
        # A paper that is shown has the browser's own buttons, as many as it likes.
        stops += IN_A_FRAME * self.page.locator("iframe").count()
        self._tab(stops)
        # A list that renews itself meanwhile takes keys as well: what is left has a second round.
        if self.page.evaluate("look.missed().length"):
            self._tab(stops)
        return list(self.page.evaluate("look.followed()"))

    def _tab(self, stops: int) -> None:
        for _ in range(stops + 1):
            self.page.keyboard.press("Tab")

    def send_empty(self) -> None:
        """Empty the page's own form and send it."""
        self.page.evaluate("look.empty()")
        with self.page.expect_navigation():
            self.page.locator(SEND).first.click()
        self.ready()

    def errors(self) -> list[str]:
        """After a form was sent back: what its errors fail to say."""
        return list(self.page.evaluate("look.errors()"))
