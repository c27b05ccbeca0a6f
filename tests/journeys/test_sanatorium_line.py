"""A child with a companion from the application for a sanatorium to the place in the queue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from journey import choose_place, decide, decided, establish, fill_known, send_page, sign_by_code

from making import PANFILOV, citizen, iin, office, officer
from tirek.accounts.models import Role
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


def tell(parent: Any, known: dict[str, str]) -> None:
    """The question pages until the papers; of earlier stays there are none."""
    seen = set()
    for _ in range(30):
        if "/q/" not in parent.page.url:
            break
        seen |= parent.names_asked()
        fill_known(parent, known)
        question = parent.page.url.rstrip("/").rpartition("/")[2]
        if question in ("for-whom", "companion", "stays", "document"):
            parent.look(question)
        send_page(parent)
        assert not parent.page.locator(".govuk-error-summary").count(), parent.text()
    assert "employer" not in seen  # asked only of whom an employer made disabled
    parent.look("documents")
    with parent.page.expect_navigation():
        parent.page.click("button[name=go]")
    parent.look("check")


def what_was_found(desk: Any) -> None:
    for name, found in FOUND.items():
        if found is None:
            desk.page.check(f"[name='{name}.none']")
        else:
            desk.fill(name, found)
        desk.fill(f"{name}.source", "officer")
    desk.fill("findings.source", "officer")


def test_a_child_with_a_companion_takes_a_place(
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    office(PANFILOV)
    mother = citizen(full_name="Айгуль Серикова")
    specialist, head = officer(place=PANFILOV), officer(Role.HEAD, PANFILOV)

    clock(MONDAY)
    parent = visitor("ru", phone=True)
    choose_place(parent, mother, "sanatorium-treatment", PANFILOV)
    tell(parent, {**KNOWN, "iin": mother.iin, "child_iin": iin(CHILD_BORN)})
    assert "Ребёнку с инвалидностью с сопровождающим" in parent.text()
    sign_by_code(parent)
    parent.look("sent")
    case = Case.objects.get()
    assert case.subject.iin != case.applicant.iin == mother.iin

    clock(TUESDAY)
    desk = visitor("ru")
    desk.sign_in(specialist.username)
    establish(desk, case.number, what_was_found)
    assert "Законный представитель" in desk.text() or "законный представитель" in desk.text()
    decide(visitor, "ru", (specialist, head), case.number)
    work_tasks()
    page, words = decided(parent, mother, case.number)
    assert "Ваше место в очереди: 1" in page
    assert "на санаторно-курортное лечение оформлены" in words
    assert "электронном журнале очереди" in words
