"""The payments of a person's cases month by month: expected, on its way, paid, returned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tirek.casework.models import Case
from tirek.kernel.money import Tenge
from tirek.payments.sql import rows

State = Literal["expected", "waiting", "suspended", "stopped", "on_its_way", "paid", "returned"]
"""`waiting`: the law has not set the sum, or a specialist must look; `returned`: the bank gave the
money back and it is to be sent again; `stopped`: nothing is due (any more)."""

LINES = """
SELECT e.case_id, e.period, e.months, e.due_in, e.amount_tiyn, e.state,
    coalesce(sum(s.paid_tiyn), 0)::bigint AS paid_tiyn,
    coalesce(sum(s.committed_tiyn) FILTER (WHERE s.open), 0)::bigint AS open_tiyn,
    bool_or(s.status IN ('returned', 'rejected')) AS came_back,
    (SELECT max(o.on) FROM payments_outcome o JOIN payments_instruction i ON i.id = o.instruction_id
     WHERE i.case_id = e.case_id AND i.period = e.period
       AND o.status IN ('accepted', 'partly', 'decided_paid')) AS paid_on
FROM payments_entitlement e
LEFT JOIN payments_standing s ON s.case_id = e.case_id AND s.period = e.period
WHERE e.case_id = ANY(%(cases)s)
GROUP BY e.id ORDER BY e.due_in, e.case_id, e.period
"""


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """One period of one case: what is due (None while the law has not set it), what was paid."""

    case: Case
    period: str
    months: tuple[str, ...]
    due_in: str
    due: Tenge | None
    paid: Tenge
    state: State
    paid_on: date | None


def calendar_of(cases: Iterable[Case]) -> list[CalendarLine]:
    """Every period of the cases, by the month in which it is due; two questions for any number."""
    by_pk = {case.pk: case for case in cases}
    return [
        CalendarLine(
            case=by_pk[row["case_id"]],
            period=row["period"],
            months=tuple(row["months"]),
            due_in=row["due_in"],
            due=None if row["amount_tiyn"] is None else Tenge.of_tiyn(row["amount_tiyn"]),
            paid=Tenge.of_tiyn(row["paid_tiyn"]),
            state=_state(**{name: row[name] for name in _TOLD}),
            paid_on=row["paid_on"] if row["paid_tiyn"] else None,
        )
        for row in rows(LINES, {"cases": list(by_pk)})
    ]


_TOLD = ("state", "amount_tiyn", "paid_tiyn", "open_tiyn", "came_back")


def _state(
    state: str, amount_tiyn: int | None, paid_tiyn: int, open_tiyn: int, came_back: bool | None
) -> State:
    if state in ("waiting", "held") or amount_tiyn is None:
        return "waiting"
    if paid_tiyn and paid_tiyn >= amount_tiyn:
        return "paid"
    if open_tiyn:
        return "on_its_way"
    if state in ("suspended", "stopped"):
        return "suspended" if state == "suspended" else "stopped"
    return "returned" if came_back else "expected"
