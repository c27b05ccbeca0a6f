"""What a case is due, was paid, and what of it is too much or too little: by period, by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tirek.casework.models import Case
from tirek.kernel.money import Tenge
from tirek.payments.models import Entitlement
from tirek.payments.models.entitlement import HELD, WAITING
from tirek.payments.shares import shares
from tirek.payments.sql import rows

PAID = """
SELECT period, sum(paid_tiyn)::bigint AS paid,
    coalesce(sum(committed_tiyn) FILTER (WHERE open), 0)::bigint AS on_its_way,
    coalesce(sum(amount_tiyn) FILTER (WHERE status = 'returned'), 0)::bigint AS returned,
    (SELECT array_agg(DISTINCT month ORDER BY month)
     FROM payments_standing m, unnest(m.months) month
     WHERE m.case_id = s.case_id AND m.period = s.period AND m.paid_tiyn > 0) AS months
FROM payments_standing s WHERE case_id = %(case)s GROUP BY case_id, period
"""


@dataclass(frozen=True, slots=True)
class PeriodBalance:
    """One period. `on_its_way` was sent, or is about to be; `returned` came back from the bank.

    While a sum is not set or a specialist must look at the case (`settled` is false) nothing is
    called too much or too little.
    """

    period: str
    months: tuple[str, ...]
    due_in: str
    state: str
    due: Tenge
    paid: Tenge
    on_its_way: Tenge
    returned: Tenge
    payee: int
    why: Sequence[Mapping[str, Any]]
    paid_months: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether what is due is known for good."""
        return self.state not in (HELD, WAITING)

    @property
    def overpaid(self) -> Tenge:
        """Paid and not due."""
        more = self.paid - self.due
        return more if self.settled and more > Tenge.of(0) else Tenge.of(0)

    @property
    def underpaid(self) -> Tenge:
        """Due and neither paid nor on its way."""
        less = self.due - self.paid - self.on_its_way
        return less if self.settled and less > Tenge.of(0) else Tenge.of(0)


@dataclass(frozen=True, slots=True)
class MonthBalance:
    """One month of a period, with the reasons of the period."""

    month: str
    period: str
    due: Tenge
    paid: Tenge
    overpaid: Tenge
    underpaid: Tenge
    why: Sequence[Mapping[str, Any]]


def period_balances(case: Case) -> list[PeriodBalance]:
    """Every period of the case that was ever worked out, in order of time."""
    paid = {row["period"]: row for row in rows(PAID, {"case": case.pk})}
    due = Entitlement.objects.filter(case=case).order_by("due_in", "period")
    return [_period(one, paid.get(one.period, {})) for one in due]


def balance_of(case: Case) -> list[MonthBalance]:
    """Every month of the case, in order."""
    found = [month for period in period_balances(case) for month in by_month(period)]
    return sorted(found, key=lambda one: (one.month, one.period))


def by_month(period: PeriodBalance) -> list[MonthBalance]:
    """The period's sums in its months; they add up to the period's to the tiyn."""
    paid = _spread(period.paid.tiyn, period.paid_months or period.months)
    due = _due(period, paid)
    return [
        _month(period, month, due.get(month, 0), paid.get(month, 0))
        for month in sorted({*period.months, *period.paid_months})
    ]


def _period(one: Entitlement, paid: Mapping[str, Any]) -> PeriodBalance:
    return PeriodBalance(
        period=one.period,
        months=tuple(one.months),
        due_in=one.due_in,
        state=one.state,
        due=Tenge.of_tiyn(one.amount_tiyn or 0),
        paid=Tenge.of_tiyn(paid.get("paid", 0)),
        on_its_way=Tenge.of_tiyn(paid.get("on_its_way", 0)),
        returned=Tenge.of_tiyn(paid.get("returned", 0)),
        payee=one.payee_id,
        why=one.why,
        paid_months=tuple(paid.get("months") or ()),
    )


def _spread(tiyn: int, months: Sequence[str]) -> dict[str, int]:
    return dict(zip(months, shares(tiyn, len(months)), strict=True)) if months else {}


def _due(period: PeriodBalance, paid: Mapping[str, int]) -> dict[str, int]:
    """What is due in each month; where a month only fell away, the others are as they were paid."""
    as_paid = {month: paid.get(month, 0) for month in period.months}
    if period.months and sum(as_paid.values()) == period.due.tiyn:
        return as_paid
    return _spread(period.due.tiyn, period.months)


def _month(period: PeriodBalance, month: str, due: int, paid: int) -> MonthBalance:
    waits = not period.settled or bool(period.on_its_way)
    return MonthBalance(
        month=month,
        period=period.period,
        due=Tenge.of_tiyn(due),
        paid=Tenge.of_tiyn(paid),
        overpaid=Tenge.of_tiyn(max(paid - due, 0) if period.settled else 0),
        underpaid=Tenge.of_tiyn(0 if waits else max(due - paid, 0)),
        why=period.why,
    )
