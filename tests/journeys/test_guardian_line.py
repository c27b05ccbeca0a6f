"""A guardian asks to sell the ward's flat: from the portal to the permission and the report.

The same without the notary's guarantee obligations is refused, and the refusal says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey import (
    as_typed,
    attach,
    choose_place,
    decide,
    decided,
    establish,
    fill_known,
    paper,
    send_page,
    sign_by_code,
)

from making import PANFILOV, citizen, heard, office, officer
from paper_seekers import FOUND, GUARDIAN, MONDAY, answers, applied
from tirek.accounts.models import Role, User
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.models import Case

APPLIED, DECIDED = "2026-02-02 11:00", "2026-02-04 11:00"


@pytest.fixture
def people() -> tuple[User, User]:
    """The specialist and the head."""
    office(PANFILOV)
    return officer(Role.SPECIALIST, PANFILOV), officer(Role.HEAD, PANFILOV)


def tell(parent: Any, known: dict[str, str]) -> None:
    """The question pages, one after another, until the papers."""
    for _ in range(30):
        if "/q/" not in parent.page.url:
            break
        fill_known(parent, known)
        parent.look(parent.page.url.rstrip("/").rpartition("/")[2])
        send_page(parent)
        assert not parent.page.locator(".govuk-error-summary").count(), parent.text()


def what_was_found(desk: Any) -> None:
    for name, found in FOUND[GUARDIAN].items():
        desk.fill(name, as_typed(found))
        desk.fill(f"{name}.source", "officer")


def test_a_ward_s_flat_is_sold_and_the_guardian_reports(
    people: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(APPLIED)
    guardian = citizen(full_name="Күләш Омарова")
    parent = visitor("kk", phone=True)
    parent.open(f"/services/{GUARDIAN}/")
    parent.look("service")
    choose_place(parent, guardian, GUARDIAN, PANFILOV)
    tell(parent, {name: as_typed(one) for name, one in answers(guardian, GUARDIAN).items()})
    assert parent.page.locator("input[type=file]").count() == 3
    attach(parent)
    sign_by_code(parent)
    parent.look("sent")
    number = Case.objects.get().number

    clock(DECIDED)
    desk = visitor("kk")
    desk.sign_in(people[0].username)
    establish(desk, number, what_was_found)
    decide(visitor, "kk", people, number)
    work_tasks()
    page, words = decided(parent, guardian, number)
    assert "Ақша емделуге және күтімге жұмсалады" in " ".join(words.split())
    assert "Рұқсат берілді" in page
    assert Case.objects.get().stage == "closed"

    parent.open(f"/cases/{number}/change/report/")
    parent.fill("on", "2026-02-04")
    parent.fill("what", "Пәтер сатылды, ақша шотқа салынды.")
    parent.page.locator("input[type=file]").first.set_input_files(paper("shart.pdf"))
    parent.look("report")
    send_page(parent)
    parent.look("reported")
    desk.open("/desk/changes/")
    desk.look("to-check")
    assert number in desk.text()


def test_a_sale_without_guarantee_obligations_is_refused(
    people: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(APPLIED)
    guardian = citizen(full_name="Күләш Омарова")
    case = applied(GUARDIAN, guardian)
    found = {**FOUND[GUARDIAN], "papers.guarantee": False}
    establish_facts(case=case, by=people[0], facts=found, source="officer", at=MONDAY)
    heard(case, MONDAY, people[0])

    clock(DECIDED)
    decide(visitor, "ru", people, case.number)
    work_tasks()
    page, words = decided(visitor("ru", phone=True), guardian, case.number)
    ground = "Имущество продаётся, но гарантийные обязательства от нотариуса не представлены"
    assert ground in page
    assert ground in " ".join(words.split())
    assert Case.objects.get().stage == "refused"
