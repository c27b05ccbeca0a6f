"""A child with a companion from the application for a sanatorium to the place in the queue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from journey import (
    choose_place,
    decide,
    decided,
    establish,
    found,
    pass_papers,
    send,
    tell,
)

from making import PANFILOV, citizen, iin
from tirek.accounts.models import User
from tirek.casework.models import Case

MONDAY, TUESDAY = "2026-02-02 11:00", "2026-02-03 11:00"
CHILD_BORN = date(2015, 4, 10)
KNOWN = {
    "for_whom": "accompanied_child",
    "representative": "yes",
    "children": "2",
    "mode": "portal",
    "child_surname": "Серикова",
    "child_given_name": "Алия",
    "child_born_on": "2015-04-10",
    "disability": "ребёнок с инвалидностью",
    "by_employer": "no",
    "document_kind": "birth_certificate",
    "document_number": "0123456",
    "document_issued_by": "ЗАГС",
    "document_issued_on": "2015-05-01",
    "oblast": "Жетысу",
    "district": "Панфиловский район",
    "settlement": "Жаркент",
    "street": "ул. Абая",
    "house": "5",
    "surname": "Серикова",
    "given_name": "Айгуль",
    "born_on": "1990-01-01",
    "phone": "+77011234567",
    "data_consent": "yes",
}
FOUND = {
    "disability_established": "yes",
    "measure_listed": "yes",
    "programme_until": None,
    "need_confirmed": None,
    "no_suppliers": "no",
    "lives_in_place": "yes",
    "documents_true": "yes",
}


def what_was_found(desk: Any) -> None:
    found(FOUND)(desk)
    desk.fill("findings.source", "officer")


def test_a_child_with_a_companion_takes_a_place(
    officers: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    mother = citizen(full_name="Айгуль Серикова")

    clock(MONDAY)
    parent = visitor("ru", phone=True)
    choose_place(parent, mother, "sanatorium-treatment", PANFILOV)
    known = {**KNOWN, "iin": mother.iin, "child_iin": iin(CHILD_BORN)}
    asked = tell(parent, known, look=("for-whom", "companion", "stays", "document"))
    assert "employer" not in asked, "asked only of whom an employer made disabled"
    pass_papers(parent)
    assert "Ребёнку с инвалидностью с сопровождающим" in parent.text()
    send(parent)
    case = Case.objects.get()
    assert case.subject.iin != case.applicant.iin == mother.iin

    clock(TUESDAY)
    desk = visitor("ru")
    desk.sign_in(officers[0].username)
    establish(desk, case.number, what_was_found)
    assert "Законный представитель" in desk.text() or "законный представитель" in desk.text()
    decide(visitor, "ru", officers, case.number)
    work_tasks()
    page, words = decided(parent, mother, case.number)
    assert "Ваше место в очереди: 1" in page
    assert "на санаторно-курортное лечение оформлены" in words
    assert "внесено в электронный журнал очереди «Е-Собес»" in words, "as annex 5 has it"
    assert "aleumet.egov.kz" in words
