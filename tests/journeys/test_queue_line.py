"""Hours of a sign-language specialist from the portal to the turn, with the place seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey import choose_place, decide, decided, examine, pass_papers, send, tell

from making import PANFILOV, citizen
from queues import ESTABLISHED, MONDAY, SIGNS, answers, granted
from tirek.accounts.models import User

TUESDAY, WEDNESDAY = "2026-02-03 11:00", "2026-02-04 11:00"


@pytest.mark.parametrize("language", ["kk"])
def test_the_place_is_seen_and_the_turn_is_passed(
    language: str,
    officers: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    first = granted(at=MONDAY)
    person = citizen(full_name="Нұрлан Омаров")

    clock(TUESDAY)
    parent = visitor(language, phone=True)
    choose_place(parent, person, SIGNS, PANFILOV)
    tell(parent, answers(person))
    pass_papers(parent)
    number = send(parent)

    clock(WEDNESDAY)
    desk = examine(visitor, language, officers[0], number, ESTABLISHED)
    decide(visitor, language, officers, number)
    work_tasks()
    page, words = decided(parent, person, number)
    assert "Кезектегі орныңыз: 2, кезекте барлығы 2 адам." in page
    assert "кезекке қойылдыңыз" in words

    desk.open("/desk/waiting/")
    desk.look("queue")
    desk.page.click(f"a[href='/desk/cases/{first.number}/serve/']")
    desk.look("serve")
    desk.send("main form .govuk-button-group > button.govuk-button")
    desk.look("served")
    assert "Кезегі келді" in desk.text()

    parent.open(f"/cases/{number}/")
    parent.look("first-now")
    assert "Кезектегі орныңыз: 1, кезекте барлығы 1 адам." in parent.text()
