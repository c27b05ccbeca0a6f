"""Periods for which more was paid than is due, found for a whole place at once."""

from __future__ import annotations

from dataclasses import dataclass

from tirek.payments.places import places_under
from tirek.payments.sql import rows

OVERPAID = """
SELECT e.case_id, e.period, e.amount_tiyn AS due_tiyn, sum(s.paid_tiyn)::bigint AS paid_tiyn
FROM payments_entitlement e
JOIN payments_standing s ON s.case_id = e.case_id AND s.period = e.period
WHERE e.state NOT IN ('held', 'waiting')
  AND (%(places)s::text[] IS NULL OR e.place = ANY(%(places)s))
  AND (%(case)s::bigint IS NULL OR e.case_id = %(case)s)
GROUP BY e.id HAVING sum(s.paid_tiyn) > e.amount_tiyn
ORDER BY e.case_id, e.due_in, e.period
"""


@dataclass(frozen=True, slots=True)
class Overpaid:
    """One period of one case: due, paid, and so overpaid, in tiyn."""

    case_id: int
    period: str
    due_tiyn: int
    paid_tiyn: int

    @property
    def overpaid_tiyn(self) -> int:
        """What is to come back."""
        return self.paid_tiyn - self.due_tiyn


def overpaid_cases(place: str | None = None, *, case_id: int | None = None) -> list[Overpaid]:
    """The overpaid periods of a place and below, of one case, or all; by case and time."""
    places = places_under(place) if place else None
    return [Overpaid(**row) for row in rows(OVERPAID, {"places": places, "case": case_id})]
