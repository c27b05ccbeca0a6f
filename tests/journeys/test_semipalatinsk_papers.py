"""Two papers of the test site, from the phone to the PDF: a lost certificate, a list of rights.

The duplicate is asked for in Kazakh, the statement for the employer in Russian.
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

from making import ZHAKSY, citizen, office, officer
from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from victims import (
    APPLIED_AT,
    DUPLICATE,
    STATEMENT,
    confirmed,
    duplicate_answers,
    statement_answers,
)

MONDAY, FRIDAY = "2026-03-02 11:00", "2026-03-06 11:00"


def applied(parent: Any, user: User, service: str, answers: dict[str, Any]) -> str:
    """Every page answered, papers added, signed and sent."""
    parent.open(f"/services/{service}/")
    parent.look("service")
    choose_place(parent, user, service, ZHAKSY)
    known = {name: as_typed(said) for name, said in answers.items() if said is not None}
    for _ in range(30):
        if "/q/" not in parent.page.url:
            break
        fill_known(parent, known)
        parent.look(parent.page.url.rstrip("/").rpartition("/")[2])
        send_page(parent)
        assert not parent.page.locator(".govuk-error-summary").count(), parent.text()
    attach(parent)
    sign_by_code(parent)
    parent.look("sent")
    return str(Case.objects.get().number)


def examined(visitor: Any, language: str, by: User, number: str, fact: str) -> None:
    """The specialist types in the one thing that a register tells."""

    def say(desk: Any) -> None:
        desk.fill(fact, "yes")
        desk.fill(f"{fact}.source", "officer")

    desk = visitor(language)
    desk.sign_in(by.username)
    establish(desk, number, say)


@pytest.fixture
def people() -> tuple[User, User]:
    """The specialist and the head."""
    office(ZHAKSY)
    return officer(Role.SPECIALIST, ZHAKSY), officer(Role.HEAD, ZHAKSY)


def test_a_lost_certificate_and_its_duplicate(
    people: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(MONDAY)
    owner = citizen(full_name="Күләш Омарова")
    parent = visitor("kk", phone=True)
    number = applied(parent, owner, DUPLICATE, duplicate_answers(owner))
    confirmed(Case.objects.get(), APPLIED_AT)

    clock(FRIDAY)
    specialist, _ = people
    examined(visitor, "kk", specialist, number, "certificate_issued")
    decide(visitor, "kk", people, number)
    work_tasks()
    page, words = decided(parent, owner, number)
    assert "ТЕЛНҰСҚА" in words
    assert "КУӘЛІГІ" in words
    assert "Оң шешім қабылданды" in page
    assert "Төлем тағайындалды" not in page
    assert Case.objects.get().stage == "closed"


def test_a_statement_of_rights_for_the_employer(
    people: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    clock(MONDAY)
    woman = citizen(full_name="Күләш Омарова")
    parent = visitor("ru", phone=True)
    number = applied(parent, woman, STATEMENT, statement_answers(woman))

    clock(FRIDAY)
    specialist, _ = people
    examined(visitor, "ru", specialist, number, "residence_confirmed")
    decide(visitor, "ru", people, number)
    work_tasks()
    page, words = decided(parent, woman, number)
    for right in ("1,25 МРП", "календарных дней: 7", "91 + 93 = 184"):
        assert right in words
    assert "Принято положительное решение" in page
    assert "Назначено: всего" not in page
