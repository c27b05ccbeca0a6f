"""An assistant's month: written down, typed with a mistake, confirmed on a phone, accepted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from making import officer
from queues import ASSISTANT
from tirek.accounts.models import Role
from tirek.supply.models import Act
from work_made import given, told

MARCH_2, APRIL_1 = "2026-03-02 10:00", "2026-04-01 10:00"


@pytest.mark.parametrize("language", ["kk"])
def test_a_month_of_an_assistant(
    language: str, visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    case = given(service=ASSISTANT)
    said = told(case)
    specialist = officer(place=case.place)
    supplier = officer(Role.SUPPLIER, case.place, full_name="Ерлан Сәпиев")

    clock(MARCH_2)
    desk = visitor(language)
    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{case.number}/hours/start/")
    for name in ("full_name", "iin", "sources"):
        desk.fill(name, getattr(said, name))
    desk.fill("office", said.office.pk)
    desk.fill("born_on", date(1990, 1, 1))
    desk.fill("begins", date(2026, 2, 27))
    desk.fill("close_relative", "no")
    for name in said.answers:
        desk.fill(f"answer.{name}", "no")
    desk.fill("answer.conviction", "yes")
    desk.go_on()
    desk.look("excluded")
    assert "соттылығы бар" in desk.text()
    desk.fill("answer.conviction", "no")
    desk.go_on()
    desk.look("begun")

    clock(APRIL_1)
    there = visitor(language)
    there.sign_in(supplier.username)
    assert there.page.url.endswith("/desk/orders/")
    there.open("/desk/sheets/")
    there.look("sheets")
    there.page.click("a[href$='/2026-03/']")
    for day, hours in ((2, "4"), (3, "10"), (4, "25")):
        there.fill(f"hours.{day}", hours)
    there.go_on()
    there.look("wrong")
    assert "24 сағаттан артық" in there.text()
    there.fill("hours.4", "4,5")
    there.go_on()
    there.look("typed")

    person = visitor(language, phone=True)
    person.sign_in(case.applicant_user.username)
    person.open(f"/cases/{case.number}/hours/")
    person.look("account")
    person.page.click("section.tk-notice a")
    person.look("sheet")
    assert "Бюджет күніне 8 сағаттан артық төлемейді" in person.text()
    person.go_on()
    person.look("confirmed")

    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{case.number}/hours/")
    desk.page.click("tbody th a[href*='/hours/']")
    desk.look("month")
    desk.go_on()
    desk.look("accepted")
    act = Act.objects.get()
    assert (str(act.budget_hours), str(act.own_hours)) == ("16.50", "2.00")
