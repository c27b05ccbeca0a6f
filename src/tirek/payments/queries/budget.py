"""What a place may still spend in a year."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Sum

from tirek.kernel.money import Tenge
from tirek.payments.models import BudgetLine, PaymentRun
from tirek.payments.sql import rows
from tirek.payments.tables import tables_of

# What was booked as spent in the year: a frozen run reserves, a failed transfer frees again.
SPENT = """
SELECT c.place,
    sum(CASE WHEN l.debit = 'expense' THEN l.amount_tiyn ELSE -l.amount_tiyn END)::bigint AS tiyn
FROM payments_ledgerentry l JOIN casework_case c ON c.id = l.case_id
WHERE (l.debit = 'expense' OR l.credit = 'expense')
  AND l.booked_on >= make_date(%(year)s, 1, 1) AND l.booked_on < make_date(%(year)s + 1, 1, 1)
  AND c.place = ANY(%(places)s)
GROUP BY c.place
"""
WANTED = """
SELECT i.place, sum(i.amount_tiyn)::bigint AS tiyn FROM {transfer} i
WHERE i.run_id = %(run)s AND NOT EXISTS (
    SELECT FROM {outcome} o WHERE o.instruction_id = i.id AND o.status = 'dropped')
GROUP BY i.place ORDER BY i.place
"""


@dataclass(frozen=True, slots=True)
class Budget:
    """A place's year: what was set, what is spent or reserved."""

    place: str
    year: int
    set_tiyn: int
    spent_tiyn: int

    @property
    def left(self) -> Tenge:
        """What may still be spent."""
        return Tenge.of_tiyn(self.set_tiyn - self.spent_tiyn)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A place whose part of a run is more than it has left."""

    place: str
    wanted_tiyn: int
    left_tiyn: int


def budgets_of(places: list[str], year: int) -> list[Budget]:
    """The year of each of the places, in order."""
    lines = BudgetLine.objects.filter(place__in=places, year=year).values("place")
    set_for = {row["place"]: row["tiyn"] for row in lines.annotate(tiyn=Sum("amount_tiyn"))}
    found = rows(SPENT, {"places": places, "year": year})
    spent = {row["place"]: row["tiyn"] for row in found}
    return [Budget(one, year, set_for.get(one, 0), spent.get(one, 0)) for one in sorted(places)]


def shortfalls(run: PaymentRun, year: int) -> list[Shortfall]:
    """The places that cannot pay their part of the run this year."""
    wanted = {row["place"]: row["tiyn"] for row in rows(tables_of(run).of(WANTED), {"run": run.pk})}
    left = {one.place: one.set_tiyn - one.spent_tiyn for one in budgets_of(list(wanted), year)}
    return [
        Shortfall(place, tiyn, left[place]) for place, tiyn in wanted.items() if tiyn > left[place]
    ]
