"""What assignments in force will cost to the end of a year and what suppliers are owed, beside
what is left to spend."""

from __future__ import annotations

from dataclasses import dataclass

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.payments.places import places_under
from tirek.payments.queries.budget import budgets_of
from tirek.payments.sql import rows

EXPECTED = """
SELECT e.place, e.service, greatest(e.due_in, %(now)s) AS month,
    count(*)::int AS periods, count(DISTINCT e.subject_id)::int AS people,
    coalesce(sum(greatest(e.amount_tiyn - coalesce(s.committed, 0), 0)), 0)::bigint AS tiyn,
    count(*) FILTER (WHERE e.amount_tiyn IS NULL)::int AS not_set
FROM payments_entitlement e
LEFT JOIN LATERAL (
    SELECT sum(committed_tiyn) AS committed FROM payments_standing
    WHERE case_id = e.case_id AND period = e.period
) s ON true
WHERE e.place = ANY(%(places)s) AND e.due_in <= %(last)s
  AND (e.state = 'waiting' OR e.state IN ('due', 'held')
       AND e.amount_tiyn > coalesce(s.committed, 0))
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""

# What is owed to suppliers and neither paid nor on its way is needed now, or by the day of its act.
OWED = """
SELECT c.place, c.service,
    greatest(coalesce(to_char(c.due_on, 'YYYY-MM'), %(now)s), %(now)s) AS month,
    count(*)::int AS periods, count(DISTINCT n.subject_id)::int AS people,
    sum(o.owed_tiyn - coalesce(s.committed, 0))::bigint AS tiyn, 0 AS not_set
FROM payments_supplierclaim c
JOIN payments_supplierowed o ON o.claim_id = c.id
JOIN casework_case n ON n.id = c.case_id
LEFT JOIN LATERAL (
    SELECT sum(committed_tiyn) AS committed FROM payments_supplierstanding WHERE claim_id = c.id
) s ON true
WHERE c.place = ANY(%(places)s) AND (c.due_on IS NULL OR to_char(c.due_on, 'YYYY-MM') <= %(last)s)
  AND o.owed_tiyn > coalesce(s.committed, 0)
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """A month of one service in one place: what is still to be paid to people, or to suppliers.

    What was due before is counted in the present month. `not_set` periods have no sum yet: the law
    has not set it, and the forecast is that much too low.
    """

    place: str
    service: str
    month: str
    periods: int
    people: int
    sum: Tenge
    not_set: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The rest of a year: what it will cost, and what may still be spent in each place."""

    year: int
    lines: list[ForecastLine]
    left: dict[str, Tenge]

    @property
    def total(self) -> Tenge:
        """All places and months together."""
        return Tenge.of_tiyn(sum(one.sum.tiyn for one in self.lines))

    def short(self) -> dict[str, Tenge]:
        """By how much the money of a place will not do."""
        wanted: dict[str, int] = {}
        for one in self.lines:
            wanted[one.place] = wanted.get(one.place, 0) + one.sum.tiyn
        gaps = {place: tiyn - self.left[place].tiyn for place, tiyn in wanted.items()}
        return {place: Tenge.of_tiyn(gap) for place, gap in gaps.items() if gap > 0}


def forecast(place: str, now: Month) -> Forecast:
    """The place and all below it, from this month to December."""
    places = places_under(place)
    asked = {"places": places, "now": str(now), "last": f"{now.year}-12"}
    lines = [
        ForecastLine(
            row["place"],
            row["service"],
            row["month"],
            row["periods"],
            row["people"],
            Tenge.of_tiyn(row["tiyn"]),
            row["not_set"],
        )
        for statement in (EXPECTED, OWED)
        for row in rows(statement, asked)
    ]
    left = {one.place: one.left for one in budgets_of(places, now.year)}
    return Forecast(now.year, lines, left)
