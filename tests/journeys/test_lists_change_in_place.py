"""A list of the desks is filtered without the page being drawn anew, and its address says how."""

from collections.abc import Callable
from typing import Any

import pytest

from making import officer
from tirek.accounts.models import Role


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_administrator_finds_somebody_and_the_page_stays(
    language: str, visitor: Callable[..., Any]
) -> None:
    chief = officer(Role.ADMINISTRATOR, full_name="Айгүл Сейітова")
    officer(full_name="Жанар Оспанова")
    seen = visitor(language)
    seen.sign_in(chief.username)
    seen.open("/desk/officers/")
    page = seen.page
    page.evaluate("window.still = 'here'")
    assert "Жанар" in page.inner_text("tbody")
    page.fill("input[name=q]", "Сейітова")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    page.locator("tbody", has_text="Жанар").wait_for(state="detached")
    assert "Айгүл Сейітова" in page.inner_text("tbody")
    assert page.evaluate("window.still") == "here"
    assert page.input_value("input[name=q]") == "Сейітова"
    seen.look("found")
    page.go_back()
    page.locator("tbody", has_text="Жанар").wait_for()
