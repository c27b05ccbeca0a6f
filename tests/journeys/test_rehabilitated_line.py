"""A lost certificate of a rehabilitated person: from the portal to the stamped duplicate.

Without a proof of rehabilitation the certificate is refused, and the refusal says so.
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
    send_page,
    sign_by_code,
)

from making import PANFILOV, citizen, heard, office, officer
from paper_seekers import FOUND, MONDAY, REHABILITATED, answers, applied
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
    for _ in range(20):
        if "/q/" not in parent.page.url:
            break
        fill_known(parent, known)
        parent.look(parent.page.url.rstrip("/").rpartition("/")[2])
        send_page(parent)
        assert not parent.page.locator(".govuk-error-summary").count(), parent.text()


def what_was_found(desk: Any) -> None:
    for name, found in {**FOUND[REHABILITATED], "issued_before": True}.items():
        desk.fill(name, as_typed(found))
        desk.fill(f"{name}.source", "officer")


def test_a_duplicate_of_a_lost_certificate(
    people: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(APPLIED)
    person = citizen(full_name="Күләш Омарова")
    parent = visitor("kk", phone=True)
    parent.open(f"/services/{REHABILITATED}/")
    parent.look("service")
    choose_place(parent, person, REHABILITATED, PANFILOV)
    told = answers(person, REHABILITATED, wanted="duplicate", ground="lost")
    tell(parent, {name: as_typed(one) for name, one in told.items()})
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
    page, words = decided(parent, person, number)
    assert "Куәлік дайын" in page
    assert "ТЕЛНҰСҚА" in words
    assert f"{number}/2" in words

    desk.open("/desk/certificate-register/")
    desk.look("register")
    assert f"{number}/2" in desk.text()


def test_without_a_proof_it_is_refused(
    people: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(APPLIED)
    person = citizen(full_name="Күләш Омарова")
    case = applied(REHABILITATED, person)
    found = {**FOUND[REHABILITATED], "papers.certificate": False, "papers.ruling": False}
    establish_facts(case=case, by=people[0], facts=found, source="officer", at=MONDAY)
    heard(case, MONDAY, people[0])

    clock(DECIDED)
    decide(visitor, "ru", people, case.number)
    work_tasks()
    page, words = decided(visitor("ru", phone=True), person, case.number)
    ground = "Не представлены ни справка о реабилитации, ни копия определения"
    assert ground in page
    assert ground in " ".join(words.split())
    assert Case.objects.get().stage == "refused"
