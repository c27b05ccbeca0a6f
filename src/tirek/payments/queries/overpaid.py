"""Cases with a period for which more was paid than is due, found for a whole place at once."""

from __future__ import annotations

from tirek.payments.places import places_under
from tirek.payments.sql import rows

OVERPAID = """
SELECT e.case_id
FROM payments_entitlement e
JOIN payments_standing s ON s.case_id = e.case_id AND s.period = e.period
WHERE e.state NOT IN ('held', 'waiting')
  AND (%(places)s::text[] IS NULL OR e.place = ANY(%(places)s))
GROUP BY e.id HAVING sum(s.paid_tiyn) > e.amount_tiyn
"""


def overpaid_cases(place: str | None = None) -> set[int]:
    """The cases of a place and below, or of all, with such a period."""
    places = places_under(place) if place else None
    return {row["case_id"] for row in rows(OVERPAID, {"places": places})}
