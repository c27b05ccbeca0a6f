"""Money takes two people: nobody approves what they prepared, not even through a deputy."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from debts_making import LATER, accountant, noticed
from making import ZHAKSY, decided, officer
from money_making import FEBRUARY, payer, run_to
from tirek.accounts.models import Deputy, Role, User
from tirek.casework.four_eyes import SamePerson
from tirek.casework.signals import barred
from tirek.kernel.period import Month
from tirek.payments.actions.approve_run import approve_run
from tirek.payments.actions.freeze_run import freeze_run
from tirek.payments.actions.propose_run import propose_run
from tirek.payments.actions.review_run import review_run
from tirek.payments.actions.write_off import propose_write_off, write_off
from tirek.payments.models import PaymentRun

pytestmark = pytest.mark.django_db


def by_order(deputy: User, acts_for: User) -> None:
    """For the whole of 2026, on either side of every day of these tests."""
    Deputy.objects.create(
        deputy=deputy,
        acts_for=acts_for,
        begins=FEBRUARY.date() - timedelta(days=30),
        ends=LATER.date() + timedelta(days=30),
        order="№ 45",
        appointed_by=acts_for,
        appointed_at=FEBRUARY,
    )


def frozen_by(by: User) -> PaymentRun:
    decided()
    payer()
    run = propose_run(place=ZHAKSY, month=Month.parse("2026-02"), by=by, at=FEBRUARY)
    review_run(run=run, by=by, at=FEBRUARY)
    return freeze_run(run=run, by=by, at=FEBRUARY)


def test_who_acts_for_the_accountant_by_an_order_prepares_a_run() -> None:
    of_the_place, deputy = officer(Role.ACCOUNTANT), officer()
    by_order(deputy, of_the_place)
    run = frozen_by(deputy)
    assert [one.payload["acting_for"]["id"] for one in run.events.all()] == [of_the_place.pk] * 3


def test_nobody_approves_a_run_that_their_deputy_prepared_for_them() -> None:
    of_the_place, deputy, head = officer(Role.ACCOUNTANT), officer(), officer(Role.HEAD)
    by_order(deputy, of_the_place)
    run = frozen_by(deputy)
    by_order(of_the_place, head)
    with pytest.raises(SamePerson):
        approve_run(run=run, by=of_the_place, at=FEBRUARY)


def test_nobody_approves_a_run_for_the_head_that_they_prepared_for_the_accountant() -> None:
    decided()
    run = run_to("frozen")
    assert run.proposed_by is not None
    deputy, head = officer(), officer(Role.HEAD)
    by_order(deputy, head)
    by_order(deputy, run.proposed_by)
    with pytest.raises(SamePerson):
        approve_run(run=run, by=deputy, at=FEBRUARY)


def test_the_deputy_of_the_head_approves_what_another_prepared() -> None:
    decided()
    run, deputy, head = run_to("frozen"), officer(), officer(Role.HEAD)
    by_order(deputy, head)
    assert approve_run(run=run, by=deputy, at=FEBRUARY).stage == "approved"


def test_a_write_off_proposed_through_a_deputy_is_not_ones_own_to_decide() -> None:
    debt = noticed()
    own, head = accountant(debt), officer(Role.HEAD, debt.place)
    deputy = officer(place=debt.place)
    by_order(deputy, own)
    by_order(own, head)
    propose_write_off(debt=debt, by=deputy, why="отбасы кедей", at=LATER)
    kept: list[dict[str, Any]] = []

    def heard(**told: Any) -> None:
        kept.append(told)

    barred.connect(heard)
    try:
        with pytest.raises(SamePerson):
            write_off(debt=debt, by=own, why="бұйрық", at=LATER)
    finally:
        barred.disconnect(heard)
    assert [(one["case"], one["by"], one["kind"]) for one in kept] == [
        (debt.case, own, "same_person")
    ]
    assert write_off(debt=debt, by=head, why="бұйрық", at=LATER).kind == "WrittenOff"
