"""A specialist's morning: an own view of the queue, a dossier, facts beside their document."""

from collections.abc import Callable
from typing import Any

import pytest

from making import APPLIED_AT, citizen, office, officer, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.assign import assign
from tirek.casework.models import Case


def at(page: Any) -> str:
    """Where the focus is: the text of the link or the name of the field."""
    return str(
        page.evaluate("() => document.activeElement.name || document.activeElement.textContent")
    )


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_specialist_works_through_the_queue_with_keys(
    language: str, visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    office()
    officer(Role.HEAD, full_name="Гүлнар Оспанова")
    me = officer(full_name="Жанар Оспанова")
    cases = [submitted(citizen(), child_surname=name) for name in ("Әбдіров", "Серіков", "Үсенов")]
    for case in cases[:2]:
        assign(case=case, to=me, by=me, at=APPLIED_AT)
    clock("2025-09-15 09:00")
    seen = visitor(language)
    seen.sign_in(me.username)
    page = seen.page
    with page.expect_navigation():
        page.locator(".tk-views a").first.click()
    seen.look("my-cases")
    assert page.locator("tbody th a").count() == 2
    page.locator(".tk-views summary").click()
    seen.fill("name", "Таңертең")
    with page.expect_navigation():
        page.locator(".tk-views button").first.click()
    assert "Таңертең" in page.inner_text(".tk-views")

    page.keyboard.press("/")
    assert at(page) == "q"
    page.keyboard.type("jk")
    assert page.input_value("input[name=q]") == "jk", "letters are letters in a field"
    page.keyboard.press("Tab")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert at(page) == cases[1].number
    page.keyboard.press("k")
    assert at(page) == cases[0].number
    with page.expect_navigation():
        page.keyboard.press("Enter")
    seen.look("dossier")
    with page.expect_navigation():
        page.keyboard.press("f")
    assert page.locator("iframe").count() == 1
    seen.look("facts-beside-the-document")
    page.locator("h1").click()
    with page.expect_navigation():
        page.keyboard.press("b")
    with page.expect_navigation():
        page.keyboard.press("l")
    seen.look("draft-letter")
    with page.expect_navigation():
        page.keyboard.press("b")
    with page.expect_navigation():
        page.keyboard.press("p")
    with page.expect_navigation():
        seen.go_on()
    assert Case.objects.get(pk=cases[0].pk).stage == "proposed"
    with page.expect_navigation():
        page.keyboard.press("n")
    assert cases[1].number in page.url
    with page.expect_navigation():
        page.keyboard.press("?")
    seen.look("keys")


def test_the_desk_of_a_specialist_on_a_phone(
    visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    office()
    me = officer()
    case = submitted(citizen())
    clock("2025-09-15 09:00")
    seen = visitor("kk", phone=True)
    seen.sign_in(me.username)
    seen.look("queue")
    seen.open(f"/desk/cases/{case.number}/facts/")
    seen.look("facts")
    wide = seen.page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= 360
