"""What a case is due, was paid and what of it is too much, by period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tirek.casework.models import Case
from tirek.kernel.money import Tenge
from tirek.payments.models import Entitlement
from tirek.payments.models.entitlement import HELD, WAITING
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
    called too much.
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


def period_balances(case: Case) -> list[PeriodBalance]:
    """Every period of the case that was ever worked out, in order of time."""
    paid = {row["period"]: row for row in rows(PAID, {"case": case.pk})}
    due = Entitlement.objects.filter(case=case).order_by("due_in", "period")
    return [_period(one, paid.get(one.period, {})) for one in due]


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
