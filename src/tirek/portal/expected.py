"""What money is expected, on its way and paid, for the cases of one person.

The only place from which the first page of the cabinet and its calendar learn of money.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tirek.casework.models import Case
from tirek.casework.queries.decision import decided
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.payments.models import PaymentLine
from tirek.payments.queries.calendar import CalendarLine, calendar_of

State = Literal["expected", "listed", "waiting", "suspended", "on_its_way", "paid", "returned"]
"""`listed`: on the register of a month; `waiting`: the law has not set the sum yet."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One period of one case: in which month money comes, how much, and how far it is.

    `amount` is None while the law has not set the sum.
    """

    case: Case
    period: str
    months: tuple[Month, ...]
    month: Month
    amount: Tenge | None
    state: State
    paid_on: date | None = None


def expected(cases: Iterable[Case]) -> list[Expected]:
    """Every period for which something is or was due, in the order in which money comes."""
    decided_on = [case for case in cases if case.decided_on is not None]
    lines = calendar_of(decided_on)
    known = {line.case.pk for line in lines}
    fresh = [case for case in decided_on if case.pk not in known]
    listed = _listed(decided_on)
    found = [
        *(_of_line(line, listed) for line in lines if line.state != "stopped" or line.paid),
        *(one for case in fresh for one in _as_decided(case, listed)),
    ]
    return sorted(found, key=lambda one: (one.month, one.case.number, one.period))


def _of_line(line: CalendarLine, listed: set[tuple[str, str]]) -> Expected:
    state: State = "paid" if line.state == "stopped" else line.state
    if state == "expected" and (line.case.number, line.period) in listed:
        state = "listed"
    return Expected(
        case=line.case,
        period=line.period,
        months=tuple(Month.parse(month) for month in line.months),
        month=Month.parse(line.due_in),
        amount=line.paid if state == "paid" else line.due,
        state=state,
        paid_on=line.paid_on,
    )


def _as_decided(case: Case, listed: set[tuple[str, str]]) -> Iterator[Expected]:
    """What the decision itself says: what is due has not been worked out since it was made."""
    document = decided(case)
    for due in document["schedule"] if document and document["outcome"] == "granted" else ():
        amount = None if due["amount"] is None else Tenge.of(due["amount"])
        on_register = (case.number, due["period"]) in listed
        yield Expected(
            case=case,
            period=due["period"],
            months=tuple(Month.parse(month) for month in due["months"]),
            month=Month.parse(due["due_in"]),
            amount=amount,
            state="listed" if on_register else "waiting" if amount is None else "expected",
        )


def _listed(cases: Iterable[Case]) -> set[tuple[str, str]]:
    """The periods of cases that some register holds."""
    lines = PaymentLine.objects.filter(case__in=[case.number for case in cases])
    return set(lines.values_list("case__number", "period"))
