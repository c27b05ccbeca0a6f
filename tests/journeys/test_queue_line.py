"""Hours of a sign-language specialist from the portal to the turn, with the place seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey import (
    as_typed,
    choose_place,
    decide,
    decided,
    establish,
    fill_known,
    send_page,
    sign_by_code,
)

from making import PANFILOV, citizen, office, officer
from queues import ESTABLISHED, MONDAY, SIGNS, answers, granted
from tirek.accounts.models import Role
from tirek.casework.models import Case

TUESDAY, WEDNESDAY = "2026-02-03 11:00", "2026-02-04 11:00"


def tell(parent: Any, known: dict[str, str]) -> None:
    """The question pages, one after another, until the papers; no copy needs to be attached."""
    for _ in range(20):
        if "/q/" not in parent.page.url:
            break
        fill_known(parent, known)
        send_page(parent)
        assert not parent.page.locator(".govuk-error-summary").count(), parent.text()
    parent.look("documents")
    with parent.page.expect_navigation():
        parent.page.click("button[name=go]")
    parent.look("check")


def what_was_found(desk: Any) -> None:
    for name, found in ESTABLISHED.items():
        if found is None:
            desk.page.check(f"[name='{name}.none']")
        else:
            desk.fill(name, as_typed(found))
        desk.fill(f"{name}.source", "officer")


@pytest.mark.parametrize("language", ["kk"])
def test_the_place_is_seen_and_the_turn_is_passed(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    office(PANFILOV)
    first = granted(at=MONDAY)
    person = citizen(full_name="Нұрлан Омаров")
    specialist, head = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)

    clock(TUESDAY)
    parent = visitor(language, phone=True)
    choose_place(parent, person, SIGNS, PANFILOV)
    tell(parent, {name: as_typed(one) for name, one in answers(person).items()})
    sign_by_code(parent)
    number = Case.objects.exclude(pk=first.pk).get().number

    clock(WEDNESDAY)
    desk = visitor(language)
    desk.sign_in(specialist.username)
    establish(desk, number, what_was_found)
    decide(visitor, language, (specialist, head), number)
    work_tasks()
    page, words = decided(parent, person, number)
    assert "Кезектегі орныңыз: 2, кезекте барлығы 2 адам." in page
    assert "кезекке қойылдыңыз" in words

    desk.open("/desk/waiting/")
    desk.look("queue")
    desk.page.click(f"a[href='/desk/cases/{first.number}/serve/']")
    desk.look("serve")
    send_page_of_step(desk)
    desk.look("served")
    assert "Кезегі келді" in desk.text()

    parent.open(f"/cases/{number}/")
    parent.look("first-now")
    assert "Кезектегі орныңыз: 1, кезекте барлығы 1 адам." in parent.text()


def send_page_of_step(desk: Any) -> None:
    with desk.page.expect_navigation():
        desk.page.click("main form .govuk-button-group > button.govuk-button")
    desk.page.wait_for_load_state()
