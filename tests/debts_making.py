"""Sums paid in excess, for tests: a case that was paid, and late news about it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from making import ALATAU, APPLIED_AT, decided, officer, submitted
from money_making import accepted_change, paid
from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from tirek.payments.actions.find_overpayments import find_overpayment
from tirek.payments.actions.recompute import recompute
from tirek.payments.actions.send_debt_notice import send_debt_notice
from tirek.payments.models import Debt

MARCH = datetime(2026, 3, 31, 5, 0, tzinfo=UTC)
"""Tuesday 31 March 2026, 10:00 in Almaty: the first quarter of 2026 is paid."""
LATER = MARCH + timedelta(days=1)
LATER_DAY = date(2026, 4, 1)


def paid_case(place: str = ALATAU) -> Case:
    """The child of worked example 8: the quarters to March 2026 are paid."""
    case = decided(submitted(place=place, at=APPLIED_AT))
    paid("2026-03", place, MARCH)
    case.refresh_from_db()
    return case


def died(case: Case, on: str = "2025-11-30", at: datetime = LATER) -> None:
    """The death is reported late, and what is due is worked out again."""
    accepted_change(case, "died", on, at)
    recompute([case], at=at)


def debt_of(case: Case, at: datetime = LATER) -> Debt:
    """The debt that the difference makes."""
    find_overpayment(case, at)
    return Debt.objects.get(case=case)


def owing() -> Debt:
    """What example 8 makes owed."""
    case = paid_case()
    died(case)
    return debt_of(case)


def noticed(debt: Debt | None = None, at: datetime = LATER) -> Debt:
    """A debt whose notice was sent."""
    debt = debt or owing()
    send_debt_notice(debt=debt, by=accountant(debt), at=at)
    debt.refresh_from_db()
    return debt


def accountant(debt: Debt) -> User:
    """An accountant of the place."""
    return officer(Role.ACCOUNTANT, debt.place)
