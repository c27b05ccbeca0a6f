"""A labour migrant's permit is extended by the portal, and the employer's notice follows.

Valid until 30 June 2026, six months so far; asked for on Wednesday 10 June, between 31 May and
25 June. The labour contract ends on Wednesday 9 December: the notice is due by Friday 11 December.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey import (
    attach,
    choose_place,
    decide,
    decided,
    establish,
    fill_known,
    send_page,
    sign_by_code,
)

from making import PANFILOV, citizen, iin, office, officer
from tirek.accounts.models import Role
from tirek.casework.models import Case

WEDNESDAY, THURSDAY, NOTICED = "2026-06-10 11:00", "2026-06-11 11:00", "2026-12-10 11:00"
TOLD = {
    "what": "extension",
    "permit_until": "2026-06-30",
    "permit_months": "6",
    "months": "6",
    "surname": "Каримов",
    "given_name": "Рустам",
    "patronymic": "",
    "employer_is_person": "yes",
    "employer_name": "Әлия Сейітова",
    "employer_iin": iin(female=True),
    "border_crossed_on": "2026-01-20",
    "insurance_months": "6",
    "phone": "+77011234567",
    "settlement": "Жаркент",
    "street": "улица Абая",
    "house": "5",
    "data_consent": "yes",
}
FOUND = {
    "asked.signed_by_both": "yes",
    "passport.certified": "yes",
    "insurance.covers_care": "yes",
    "insurance.registered": "yes",
    "papers.tax_prepaid": "yes",
    "papers.contract": "yes",
}


def tell(migrant: Any, known: dict[str, str]) -> None:
    """The question pages, one after another, until the papers."""
    for number in range(20):
        if "/q/" not in migrant.page.url:
            return
        fill_known(migrant, known)
        if number in (0, 1):
            migrant.look("question")
        send_page(migrant)
        assert not migrant.page.locator(".govuk-error-summary").count(), migrant.text()


def what_was_found(desk: Any) -> None:
    for name, found in FOUND.items():
        desk.fill(name, found)
        desk.fill(f"{name}.source", "officer")


@pytest.mark.parametrize("language", ["ru"])
def test_a_permit_is_extended_and_the_end_of_the_contract_told(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    office(PANFILOV)
    person = citizen(full_name="Рустам Каримов")
    specialist, head = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)

    clock(WEDNESDAY)
    migrant = visitor(language, phone=True)
    choose_place(migrant, person, "labour-migrant-permit", PANFILOV)
    tell(migrant, {**TOLD, "iin": person.iin})
    assert "Нотариально засвидетельствованная копия паспорта" in migrant.text()
    assert "028/Е" not in migrant.text()
    attach(migrant)
    sign_by_code(migrant)
    migrant.look("sent")
    number = Case.objects.get().number

    clock(THURSDAY)
    desk = visitor(language)
    desk.sign_in(specialist.username)
    establish(desk, number, what_was_found)
    decide(visitor, language, (specialist, head), number)
    work_tasks()
    page, words = decided(migrant, person, number)
    assert "Разрешение выдано" in page
    assert "РАЗРЕШЕНИЕ" in words

    clock(NOTICED)
    migrant.sign_in(person.username)
    migrant.open(f"/cases/{number}/change/contract-ended/")
    migrant.fill("on", "2026-12-09")
    migrant.look("contract-ended")
    migrant.go_on()
    migrant.look("told")
    assert "Сообщено в срок: последний день – 11.12.2026" in migrant.text()
