"""A payment is suspended, told by a signed letter, and resumed: two officers each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from making import PASSWORD, decided, office, officer
from money_making import paid
from tirek.accounts.models import Role, User


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_suspended_told_and_resumed(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    case, specialist = decided(), officer(full_name="Жанар Оспанова")
    head = User.objects.create_user(
        "b.qasymov", PASSWORD, role=Role.HEAD, office=office(), full_name="Болат Қасымов"
    )
    paid("2026-01")
    clock("2026-02-24 10:00")

    desk = visitor(language)
    desk.sign_in(specialist.username)
    desk.open(f"/desk/cases/{case.number}/money/")
    desk.look("money")
    desk.page.click("aside a.govuk-button >> nth=0")
    desk.go_on()
    assert desk.page.locator(".govuk-error-summary a").count() >= 1
    desk.look("empty")
    desk.fill("month", "2026-03")
    desk.fill("words", "Мүгедектік анықтамасы тексеріледі")
    desk.go_on()
    desk.look("without-a-ground")
    assert desk.page.input_value("[name=words]") == "Мүгедектік анықтамасы тексеріледі"
    desk.fill("ground", "20.02.2026 № 45 сұрау")
    desk.go_on()
    desk.look("proposed")

    chief = visitor(language)
    chief.sign_in(head.username)
    chief.open(f"/desk/cases/{case.number}/")
    chief.look("dossier")
    chief.page.click("aside a[href*='/money/decide/']")
    chief.look("decide")
    chief.fill("decision", "approve")
    chief.go_on()
    chief.look("suspended")
    work_tasks()

    mother = visitor(language, phone=True)
    mother.sign_in(case.applicant_user.username)
    mother.open("/payments/")
    mother.look("calendar")
    mother.open("/letters/")
    mother.look("letters")
    with mother.page.expect_download() as letter:
        mother.page.click("a[href*='/money-letters/'] >> nth=0")
    assert letter.value.path().read_bytes().startswith(b"%PDF")

    desk.open(f"/desk/cases/{case.number}/money/propose/resume/")
    desk.fill("month", "2026-04")
    desk.fill("pay_withheld", "yes")
    desk.fill("words", "Анықтама расталды")
    desk.fill("ground", "03.03.2026 № 51 жауап")
    desk.look("resume")
    desk.go_on()
    chief.open(f"/desk/cases/{case.number}/money/")
    chief.page.click("aside a.govuk-button >> nth=0")
    chief.fill("decision", "approve")
    chief.go_on()
    chief.look("resumed")
    desk.open(f"/desk/cases/{case.number}/money/propose/recipient/")
    desk.look("recipient")
    kinds = list(case.events.order_by("seq").values_list("kind", flat=True))
    assert {"PaymentSuspended", "PaymentResumed"} <= set(kinds)
