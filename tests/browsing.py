"""A real browser on a real server, with the time of day given by the story that is told."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

ROOT = Path(__file__).parents[1]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
VISIBLE_FIELDS = """() =>
    [...document.querySelectorAll("main form :is(input, select, textarea)[name]")]
        .filter(field => field.getClientRects().length).map(field => field.name)"""
ALMATY = ZoneInfo("Asia/Almaty")
SCREENS = ROOT / "var" / "screens"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a file of tests: the next file may need an event loop of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # Playwright's event loop lives in this thread, where Django would refuse the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def clock() -> Iterator[Callable[[str], None]]:
    """Set the server's clock to a local time of Kazakhstan: `clock("2025-12-13 22:10")`."""
    travels: list[time_machine.travel] = []

    def travel(to: str) -> None:
        while travels:
            travels.pop().stop()
        at = datetime.fromisoformat(to).replace(tzinfo=ALMATY)
        travels.append(time_machine.travel(at, tick=True))
        travels[-1].start()

    yield travel
    while travels:
        travels.pop().stop()


class Visitor:
    """Somebody in front of a screen: opens pages, fills in forms, looks."""

    def __init__(self, page: Page, address: str = "", language: str = "", story: str = "") -> None:
        self.page = page
        self.language = language
        self._address = address
        self._story = story
        self._shots = 0
        if address:
            self.open(f"/?lang={language}")

    def open(self, path: str) -> None:
        self.page.goto(f"{self._address}{path}")

    def sign_in(self, username: str) -> None:
        from making import PASSWORD

        self.open("/sign-in/password/")
        self.page.fill("input[name=username]", username)
        self.page.fill("input[name=password]", PASSWORD)
        self.send("main form button")

    def fill(self, name: str, value: object) -> None:
        """Answer one field the way its control takes it: parts of a date, a choice, a text."""
        page = self.page
        if page.locator(f"[name='{name}-year']").count():
            for part, text in zip(("year", "month", "day"), str(value).split("-"), strict=False):
                page.fill(f"[name='{name}-{part}']", text)
        elif page.locator(f"input[name='{name}'][type=radio]").count():
            page.check(f"input[name='{name}'][value='{value}']")
        elif page.locator(f"input[name='{name}'][type=checkbox]").count():
            page.check(f"input[name='{name}']")
        elif page.locator(f"select[name='{name}']").count():
            page.select_option(f"select[name='{name}']", str(value))
        else:
            page.fill(f"[name='{name}']", str(value))

    def names_asked(self) -> set[str]:
        """The names of the visible fields of the page's own form."""
        names = set(self.page.evaluate(VISIBLE_FIELDS))
        parts = {name for name in names if name.endswith(("-month", "-year"))}
        return {name.removesuffix("-day") for name in names - parts}

    def go_on(self) -> None:
        self.send("main form button.govuk-button >> nth=0")

    def send(self, button: str) -> None:
        """Press what sends a form and wait for the answer: keys pressed before that are lost."""
        with self.page.expect_navigation():
            self.page.click(button)

    def text(self) -> str:
        return self.page.inner_text("main")

    def unfold(self) -> None:
        """Open everything that is folded away."""
        self.page.evaluate(
            "document.querySelectorAll('main details').forEach(one => { one.open = true })"
        )

    def look(self, what: str) -> None:
        """Keep a picture of the page; they are looked at by people, not compared by machines."""
        self._shots += 1
        SCREENS.mkdir(parents=True, exist_ok=True)
        name = f"{self._story}-{self.language}-{self._shots:02d}-{what}.png"
        self.page.screenshot(path=SCREENS / name, full_page=True)


@pytest.fixture(scope="session")
def nobody_keeps_the_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The worker's and the server's threads may still hold connections when all is told."""
    yield
    with django_db_blocker.unblock():
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def visitor(
    nobody_keeps_the_database: None,
    browser: Browser,
    live_server: LiveServer,
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., Visitor]]:
    """Another person with a browser of their own: `visitor("kk", phone=True)`."""
    contexts = []

    def arrive(language: str, *, phone: bool = False) -> Visitor:
        size = {"width": 360, "height": 740} if phone else {"width": 1280, "height": 900}
        context = browser.new_context(viewport=size, accept_downloads=True)
        contexts.append(context)
        story = request.node.originalname.removeprefix("test_")[:40]
        return Visitor(context.new_page(), live_server.url, language, story)

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def work_tasks() -> Callable[[], None]:
    """Let the worker do what waits, as `tirek serve` does all the time."""

    def run() -> None:
        from django.core.management import call_command
        from django.db import connections

        try:
            call_command("procrastinate", "worker", "--one-shot")
        finally:
            connections.close_all()

    def work() -> None:
        thread = threading.Thread(target=run)  # its own event loop, beside Playwright's
        thread.start()
        thread.join(60)
        assert not thread.is_alive(), "the worker did not finish"

    return work


def between_transactions(items: list[pytest.Item], folder: Path) -> None:
    """Mark the tests of the folder: a server in another thread sees only what is committed."""
    for item in items:
        if folder in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
