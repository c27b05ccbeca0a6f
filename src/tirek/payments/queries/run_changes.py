"""What is other in a run than in the one before, person by person, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tirek.kernel.money import Tenge
from tirek.payments.models import PaymentRun
from tirek.payments.reasons import reason
from tirek.payments.sql import rows

SHOWN = 100
"""Of each kind."""
# A case that is in one of the two only, or is paid another sum for a period than for the last one.
COMPARED = """
WITH now AS (
    SELECT case_id, count(*)::int AS periods, sum(amount_tiyn)::bigint AS tiyn, max(part) AS part,
        (array_agg(amount_tiyn ORDER BY period DESC))[1] AS last
    FROM payments_instruction WHERE run_id = %(run)s GROUP BY case_id
), before AS (
    SELECT case_id, sum(amount_tiyn)::bigint AS tiyn,
        (array_agg(amount_tiyn ORDER BY period DESC))[1] AS last
    FROM payments_instruction WHERE run_id = %(before)s GROUP BY case_id
), found AS (
    SELECT coalesce(n.case_id, b.case_id) AS case_id,
        CASE
            WHEN b.case_id IS NULL THEN 'new'
            WHEN n.case_id IS NULL THEN 'gone'
            WHEN n.part > 1 THEN 'repeated'
            ELSE 'other_sum'
        END AS kind, coalesce(b.tiyn, 0) AS before_tiyn, coalesce(n.tiyn, 0) AS now_tiyn
    FROM now n FULL JOIN before b ON b.case_id = n.case_id
    WHERE b.case_id IS NULL OR n.case_id IS NULL OR n.last <> b.last OR n.part > 1
)
SELECT f.kind, f.of_kind, f.number, f.before_tiyn, f.now_tiyn, last.why,
    f.kind = 'gone' AND last.state = 'due' AND NOT EXISTS (
        SELECT FROM payments_entitlement e
        WHERE e.case_id = f.case_id AND e.due_in <= %(month)s AND e.state = 'due'
          AND e.amount_tiyn > (
            SELECT coalesce(sum(s.committed_tiyn), 0) FROM payments_standing s
            WHERE s.case_id = e.case_id AND s.period = e.period)) AS paid_before
FROM (
    SELECT found.*, c.number, count(*) OVER (PARTITION BY kind)::int AS of_kind,
        row_number() OVER (PARTITION BY kind ORDER BY c.number) AS turn
    FROM found JOIN casework_case c ON c.id = found.case_id
) f
LEFT JOIN LATERAL (
    SELECT e.why, e.state FROM payments_entitlement e
    WHERE e.case_id = f.case_id AND e.due_in <= %(month)s
    ORDER BY e.due_in DESC LIMIT 1) last ON true
WHERE f.turn <= %(shown)s ORDER BY f.kind, f.number
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One case: new in the run, gone from it, repeated, or paid another sum; and the reasons."""

    kind: str
    of_kind: int
    case: str
    before: Tenge
    now: Tenge
    why: tuple[Mapping[str, Any], ...]


def run_before(run: PaymentRun) -> PaymentRun | None:
    """The run of the place before this one; dropped ones do not count."""
    of_kind = PaymentRun.objects.filter(place=run.place, kind=run.kind)
    earlier = of_kind.filter(pk__lt=run.pk).exclude(stage="dropped")
    return earlier.order_by("-pk").first()


def changes_in(run: PaymentRun) -> list[Change]:
    """The first changes of each kind; `of_kind` says how many there are of it."""
    before = run_before(run)
    # What is owed to suppliers is other things every month: there is nothing to compare.
    if before is None or run.kind == PaymentRun.Kind.SUPPLIERS:
        return []
    values = {"run": run.pk, "before": before.pk, "month": run.month, "shown": SHOWN}
    return [
        Change(
            kind=row["kind"],
            of_kind=row["of_kind"],
            case=row["number"],
            before=Tenge.of_tiyn(row["before_tiyn"]),
            now=Tenge.of_tiyn(row["now_tiyn"]),
            why=_paid_before() if row["paid_before"] else tuple(row["why"] or ()),
        )
        for row in rows(COMPARED, values)
    ]


def _paid_before() -> tuple[Mapping[str, Any], ...]:
    """The reason of a case that is gone because nothing is owed any more."""
    return ({"code": "paid_before", "text": reason("paid_before").as_dict()},)
