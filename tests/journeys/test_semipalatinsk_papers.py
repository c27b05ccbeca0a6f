"""Two papers of the test site, from the phone to the PDF: a lost certificate, a list of rights.

The duplicate is asked for in Kazakh, the statement for the employer in Russian; without a
certificate there is nothing to duplicate.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey import apply_for, decide, decided, examine, refuse

from making import ZHAKSY, citizen, heard, office, officer
from tirek.accounts.models import Role, User
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.models import Case
from victims import (
    APPLIED_AT,
    DUPLICATE,
    STATEMENT,
    confirmed,
    duplicate_answers,
    statement_answers,
    victim_case,
)

MONDAY, FRIDAY = "2026-03-02 11:00", "2026-03-06 11:00"


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
    number = apply_for(parent, owner, DUPLICATE, ZHAKSY, duplicate_answers(owner))
    confirmed(Case.objects.get(), APPLIED_AT)

    clock(FRIDAY)
    examine(visitor, "kk", people[0], number, {"certificate_issued": True})
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
    told = statement_answers(woman)
    number = apply_for(parent, woman, STATEMENT, ZHAKSY, told, look=("rights",))

    clock(FRIDAY)
    examine(visitor, "ru", people[0], number, {"residence_confirmed": True})
    decide(visitor, "ru", people, number)
    work_tasks()
    page, words = decided(parent, woman, number)
    for right in ("1,25 МРП", "календарных дней: 7", "91 + 93 = 184"):
        assert right in words
    assert "Принято положительное решение" in page
    assert "Назначено: всего" not in page


def test_a_certificate_that_was_never_issued_has_no_duplicate(
    people: tuple[User, User],
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
) -> None:
    case = confirmed(victim_case(service=DUPLICATE))
    facts = {"certificate_issued": False}
    establish_facts(case=case, by=people[0], facts=facts, source="officer", at=APPLIED_AT)
    heard(case, APPLIED_AT, people[0])
    clock(FRIDAY)
    ground = "Этому лицу удостоверение не выдавалось"
    refuse(visitor, "ru", people, case, work_tasks, ground)
