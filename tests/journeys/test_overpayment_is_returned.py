"""A death is reported late: the sum is found, told, put in parts and comes back.

The case is that of specification example 8: Alatau, quarters to March 2026 are paid, the child died
on 30 November 2025.
"""

from collections.abc import Callable
from typing import Any

from debts_making import accountant, owing
from tirek.payments.models import Debt


def test_the_accountant_writes_and_the_mother_agrees_on_parts(
    visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    clock("2026-04-02 10:00")
    debt = owing()
    book_keeper, mother = accountant(debt), debt.case.applicant_user

    desk = visitor("ru")
    desk.sign_in(book_keeper.username)
    desk.open("/desk/debts/")
    desk.look("list")
    desk.page.click(f"text={debt.number}")
    assert "45\u00a0085,33" in desk.text()
    desk.look("found")
    desk.page.click("a.govuk-button >> text=Отправить уведомление")
    desk.look("notice")
    desk.go_on()
    assert "Уведомление отправлено" in desk.page.inner_text("body")

    phone = visitor("kk", phone=True)
    phone.sign_in(mother.username)
    phone.open("/debts/")
    phone.page.click(f"text={debt.number}")
    phone.look("debt")
    phone.page.click("a.govuk-button >> text=Бөліп төлеу")
    phone.go_on()
    assert phone.page.locator(".govuk-error-summary").count() == 1
    phone.look("empty")
    phone.fill("months", "3")
    phone.fill("first_on", "2026-04-15")
    phone.go_on()
    phone.look("agreed")

    desk.open(f"/desk/debts/{debt.number}/return/")
    desk.fill("sum", "сто")
    desk.go_on()
    desk.look("wrong-sum")
    desk.fill("sum", "45 085,33")
    desk.fill("on", "2026-04-02")
    desk.fill("reference", "ПП-118")
    desk.go_on()
    desk.look("returned")
    desk.open("/desk/payments/reports/")
    desk.look("reports")
    assert Debt.objects.get().stage == "returned"

    phone.open(f"/cases/{debt.case.number}/account/")
    phone.look("account")
