"""More came back than is owed: proposed, approved by another, paid back once."""

from __future__ import annotations

import pytest

from debts_making import LATER, LATER_DAY, accountant, debt_of, noticed
from making import officer
from money_making import accepted_change, balances
from tirek.accounts.models import Role
from tirek.casework.four_eyes import SamePerson
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.payments.actions.recompute import recompute
from tirek.payments.actions.record_return import record_return
from tirek.payments.actions.refund_return import (
    approve_refund,
    decline_refund,
    propose_refund,
    record_refund,
)
from tirek.payments.models import Debt, LedgerEntry
from tirek.payments.queries.debts import in_pile

pytestmark = pytest.mark.django_db


@pytest.fixture
def debt() -> Debt:
    """All was returned; then it turned out that the child died a month later than was said."""
    found = noticed()
    record_return(
        debt=found,
        by=accountant(found),
        amount=Tenge.of_tiyn(found.left_tiyn),
        on=LATER_DAY,
        reference="П-1",
        at=LATER,
    )
    accepted_change(found.case, "died", "2026-02-10", LATER)
    recompute([found.case], at=LATER)
    return debt_of(found.case)


def head(debt: Debt):
    return officer(Role.HEAD, debt.place)


def proposed(debt: Debt) -> None:
    propose_refund(debt=debt, by=accountant(debt), why="шешім өзгерді", at=LATER)


def paid_back(debt: Debt, reference: str = "ТП-7") -> None:
    record_refund(debt=debt, by=accountant(debt), on=LATER_DAY, reference=reference, at=LATER)


def test_what_came_back_in_excess_is_paid_back_once(debt: Debt) -> None:
    over = debt.to_refund_tiyn
    assert over == debt.returned_tiyn - debt.total_tiyn > 0
    assert debt in in_pile(accountant(debt), "to_do", LATER_DAY)
    assert balances()["receivable"] == -over
    proposed(debt)
    approve_refund(debt=debt, by=head(debt), at=LATER)
    paid_back(debt)
    debt.refresh_from_db()
    assert (debt.refunded_tiyn, debt.to_refund_tiyn, debt.left_tiyn) == (over, 0, 0)
    assert "receivable" not in balances()
    booked = LedgerEntry.objects.filter(basis__endswith="Refunded")
    assert {(one.debit, one.credit) for one in booked} == {("receivable", "treasury")}
    assert sum(one.amount_tiyn for one in booked) == over
    assert debt in in_pile(accountant(debt), "ended", LATER_DAY)
    with pytest.raises(Refused, match="no refund that the head approved"):
        paid_back(debt, "ТП-8")
    with pytest.raises(Refused, match="No more was returned"):
        proposed(debt)


def test_it_takes_two_people_and_a_reason(debt: Debt) -> None:
    with pytest.raises(Refused, match="accountant has to propose"):
        approve_refund(debt=debt, by=head(debt), at=LATER)
    with pytest.raises(Refused) as why:
        propose_refund(debt=debt, by=accountant(debt), why=" ", at=LATER)
    assert why.value.field == "note"
    proposer = accountant(debt)
    propose_refund(debt=debt, by=proposer, why="шешім өзгерді", at=LATER)
    with pytest.raises(Refused, match="proposed already"):
        proposed(debt)
    with pytest.raises(NotAllowed):
        approve_refund(debt=debt, by=accountant(debt), at=LATER)
    proposer.role = Role.HEAD
    proposer.save()
    with pytest.raises(SamePerson):
        approve_refund(debt=debt, by=proposer, at=LATER)


def test_a_declined_refund_may_be_proposed_again(debt: Debt) -> None:
    proposed(debt)
    with pytest.raises(Refused):
        decline_refund(debt=debt, by=head(debt), why="", at=LATER)
    decline_refund(debt=debt, by=head(debt), why="шот керек", at=LATER)
    with pytest.raises(Refused, match="no refund that the head approved"):
        paid_back(debt)
    proposed(debt)


def test_the_paper_of_the_bank_and_its_day_are_asked_for(debt: Debt) -> None:
    proposed(debt)
    approve_refund(debt=debt, by=head(debt), at=LATER)
    by = accountant(debt)
    for wrong, field in (({"on": None}, "on"), ({"reference": " "}, "reference")):
        given = {"on": LATER_DAY, "reference": "ТП-7", **wrong}
        with pytest.raises(Refused) as why:
            record_refund(debt=debt, by=by, at=LATER, **given)
        assert why.value.field == field
    debt.refresh_from_db()
    assert debt.refunded_tiyn == 0


def test_later_news_may_take_the_ground_from_an_approved_refund(debt: Debt) -> None:
    proposed(debt)
    approve_refund(debt=debt, by=head(debt), at=LATER)
    accepted_change(debt.case, "died", "2025-11-30", LATER)
    recompute([debt.case], at=LATER)
    debt = debt_of(debt.case)
    assert debt.to_refund_tiyn == 0
    with pytest.raises(Refused, match="no refund that the head approved"):
        paid_back(debt)
