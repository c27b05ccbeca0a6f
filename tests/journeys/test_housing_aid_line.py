"""Housing aid from the portal to the signed letter: a family of three in the invented town.

One wage of 100,000 a month and heat for 9,000 a month: 9,000 less 5 per cent of 100,000 is 4,000
a month, 12,000 for the second quarter of 2026.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from household import Family, tell
from journey import (
    attach,
    choose_place,
    decide,
    decided,
    establish,
    make_register,
    sign_by_code,
)

from families import DEMO, HOUSING, family_answers
from making import citizen, office, officer
from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.payments.models import PaymentLine

FRIDAY, MONDAY, JUNE = "2026-04-10 11:00", "2026-04-13 11:00", "2026-06-15 11:00"
SUM = "12 000"


def no_court_forbids(desk: Any) -> None:
    for name in ("false_information", "banned_by_court", "deprived_by_court"):
        desk.fill(name, "no")
        desk.fill(f"{name}.source", "registry")


@pytest.mark.parametrize("language", ["kk"])
def test_a_family_of_three(
    language: str,
    visitor: Callable[..., Any],
    clock: Callable[[str], None],
    work_tasks: Callable[[], None],
    settings: Any,
) -> None:
    settings.TIREK_DEMO = True
    office(DEMO)
    mother = citizen()
    specialist, head = officer(place=DEMO), officer(Role.HEAD, DEMO)
    accountant = officer(Role.ACCOUNTANT, DEMO)

    clock(FRIDAY)
    parent = visitor(language, phone=True)
    choose_place(parent, mother, HOUSING, DEMO)
    tell(parent, Family(parent), family_answers(mother))
    attach(parent)
    assert "Серікова Дана" in parent.text()
    sign_by_code(parent)
    parent.look("sent")
    number = Case.objects.get().number

    clock(MONDAY)
    desk = visitor(language)
    desk.sign_in(specialist.username)
    establish(desk, number, no_court_forbids)
    decide(visitor, language, (specialist, head), number)
    work_tasks()

    page, words = decided(parent, mother, number)
    assert SUM in page
    assert SUM in words

    clock(JUNE)
    payer = visitor(language)
    payer.sign_in(accountant.username)
    make_register(payer, "2026-06")
    assert [line.amount_tiyn for line in PaymentLine.objects.all()] == [1200000]
