"""Which periods of one case are due up to a month. Pure: what was signed and what the law says now.

The signed decision says which periods were granted; the decision computed today says what they are
worth by the law now in force (the value of a coming year may have been set since). Only a period
that both name is due.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.answer import Due as Entitlement
from tirek.law.decision import Decision
from tirek.law.reasons import need_reasons
from tirek.payments.reasons import joined, reason


@dataclass(frozen=True, slots=True)
class DuePeriod:
    """A period to pay: its months, the sum of today and the sum the decision printed, if any."""

    period: str
    months: tuple[str, ...]
    amount: Tenge
    decided: Tenge | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A period that is due and cannot be listed, and why."""

    period: str
    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class DueOfCase:
    """What one case is owed up to a month."""

    periods: tuple[DuePeriod, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def unlisted(
    schedule: Collection[Mapping[str, Any]], month: Month, listed: Collection[str]
) -> list[Mapping[str, Any]]:
    """The lines of a signed schedule due in or before the month that no register has yet."""
    return [
        line
        for line in schedule
        if line["period"] not in listed and Month.parse(line["due_in"]) <= month
    ]


def due_of_case(lines: Collection[Mapping[str, Any]], today: Decision) -> DueOfCase:
    """Split signed lines into what can be paid by today's decision and what cannot."""
    now = {due.period: due for due in today.schedule} if today.outcome == "granted" else None
    weighed = [_weigh(line, now, today) for line in lines]
    return DueOfCase(
        periods=tuple(one for one in weighed if isinstance(one, DuePeriod)),
        left_out=tuple(one for one in weighed if isinstance(one, LeftOut)),
    )


def _weigh(
    line: Mapping[str, Any], now: Mapping[str, Entitlement] | None, today: Decision
) -> DuePeriod | LeftOut:
    period = line["period"]
    if now is None:
        return LeftOut(period, "no_longer_granted", reason("no_longer_granted"))
    if period not in now:
        return LeftOut(period, "no_longer_due", reason("no_longer_due"))
    entitled = now[period]
    if entitled.amount is None:
        return LeftOut(period, "amount_not_set", _what_is_not_set(entitled, today))
    return DuePeriod(
        period=period,
        months=tuple(str(month) for month in entitled.months),
        amount=entitled.amount,
        decided=None if line["amount"] is None else Tenge.of(line["amount"]),
    )


def _what_is_not_set(entitled: Entitlement, today: Decision) -> Text:
    """The values of law the period waits for, in the words of the decision itself."""
    assert today.evaluation is not None  # a schedule comes from an evaluation
    months = {str(month) for month in entitled.months}
    needs = [need for need in today.needs if need.at in months or not need.at]
    found = need_reasons(today.evaluation.book, today.law, today.place, needs, today.edition)
    return joined(tuple(one.text for one in found))
