"""People in front of the demonstration, each with a browser window of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from eyes import WIDE, Eyes

from beginnings import begin

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def eyes(browser: Browser, showroom: str) -> Iterator[Callable[[str, str], Eyes]]:
    """Look with somebody's eyes: `eyes("zhaksy-head", "ru")`; nobody's name is a stranger."""
    contexts = []

    def look(person: str, language: str) -> Eyes:
        context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        return Eyes(page, showroom, begin(page, showroom, person, language))

    yield look
    for context in contexts:
        context.close()
