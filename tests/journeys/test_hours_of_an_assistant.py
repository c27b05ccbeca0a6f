"""An assistant's month: written down, typed with a mistake, confirmed on a phone, accepted, paid.

No act prints what an hour costs: the act waits for its sum until the head enters both numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from making import officer
from money_making import payer
from queues import ASSISTANT
from tirek.accounts.models import Role
from tirek.payments.bank_simulator.books import Bank
from tirek.payments.models import PaymentRun, SupplierAccount, SupplierTransfer
from tirek.payments.queries.standing import standing_of
from tirek.supply.models import Act
from work_made import given, told

MARCH_2, APRIL_1 = "2026-03-02 10:00", "2026-04-01 10:00"
APRIL_2 = datetime(2026, 4, 2, 5, tzinfo=UTC)


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
    assert act.tiyn is None

    chief = visitor(language)
    chief.sign_in(officer(Role.HEAD, case.place).username)
    for kind, sum_ in (("hour", "1500"), ("month", "20000")):
        chief.open("/desk/guarantees/")
        chief.fill("kind", f"{ASSISTANT}/{kind}")
        chief.fill("sum", sum_)
        chief.fill("since", date(2026, 1, 1))
        chief.fill("source", "Аудан әкімдігінің 2026 жылғы 5 қаңтардағы № 3 қаулысы")
        chief.go_on()
    chief.look("priced")
    is_paid(there, chief, visitor(language), case.place)


def is_paid(there: Any, chief: Any, desk: Any, place: str) -> None:
    """From the supplier's account to the bank's answer; 16.5 × 1 500 is above the month's sum."""
    there.open("/desk/paid-to-me/")
    there.look("owed-to-me")
    assert "20\u00a0000" in there.text()
    there.fill("iban", "KZ86 125K ZT50 0410 0101")
    there.fill("name", "«Көмек» ЖШС")
    there.fill("bin", "050140001233")
    there.send("button[value=enter]")
    assert there.page.locator(".govuk-error-summary").count(), "its check digits are wrong"
    there.fill("iban", "KZ86 125K ZT50 0410 0100")
    there.send("button[value=enter]")
    there.look("account-entered")

    payer(place)
    desk.sign_in(officer(Role.ACCOUNTANT, place).username)
    desk.open("/desk/claims/")
    desk.look("owed")
    assert "рұқсат етілген шоты жоқ" in desk.text()
    desk.open("/desk/claims/accounts/")
    desk.fill("account", SupplierAccount.objects.get().pk)
    desk.fill("way", "admit")
    desk.fill("words", "Банктің 2026 жылғы 1 сәуірдегі анықтамасы")
    desk.go_on()
    desk.look("admitted")
    desk.open("/desk/claims/")
    desk.send("button[value=propose]")
    run = PaymentRun.objects.get()
    desk.open(f"/desk/runs/{run.pk}/")
    desk.look("proposed")
    desk.go_on()
    desk.go_on()
    desk.look("frozen")

    chief.open(f"/desk/runs/{run.pk}/")
    chief.look("before-the-head")
    chief.send("button[value=kept_key]")
    desk.open(f"/desk/runs/{run.pk}/")
    desk.go_on()
    with desk.page.expect_download() as file:
        desk.page.click(f"a[href='/desk/runs/{run.pk}/file/']")
    order = file.value.path().read_bytes()
    assert "050140001233" in order.decode()
    desk.go_on()
    bank = Bank(now=lambda: APRIL_2)
    bank.take(order)
    answer = bank.waiting()[0]
    desk.open("/desk/runs/")
    told = {
        "name": answer,
        "mimeType": "application/xml",
        "buffer": str(bank.fetch(answer)).encode(),
    }
    desk.page.set_input_files("input[name=file]", told)
    desk.send("main form:has([name=file]) button")
    desk.open(f"/desk/runs/{run.pk}/lines/")
    desk.look("paid-lines")
    there.open("/desk/paid-to-me/")
    there.look("paid-to-me")
    assert "Төленді" in there.text()
    (transfer,) = SupplierTransfer.objects.all()
    assert (transfer.amount_tiyn, standing_of(transfer).paid_tiyn) == (2_000_000, 2_000_000)
