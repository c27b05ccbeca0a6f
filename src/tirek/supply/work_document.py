"""The days of an act as they are kept, and read again: nothing is counted anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tirek.kernel.text import Text
from tirek.procedure.cite import Cite
from tirek.procedure.work.account import Counted, MonthOfHours, Unpaid

KEPT = ("act", "mark", "paragraph", "source", "lines", "press")


def document_of(month: MonthOfHours) -> dict[str, Any]:
    """JSON-ready: every day with its reasons and their citations."""
    return {"days": [_day(one) for one in month.days]}


def cited(cites: Iterable[Cite]) -> list[dict[str, Any]]:
    """Citations, JSON-ready."""
    return [{name: getattr(cite, name) for name in KEPT} for cite in cites]


def days_of(document: Mapping[str, Any]) -> tuple[Counted, ...]:
    """The days of a kept act."""
    return tuple(_counted(one) for one in document["days"])


def _day(one: Counted) -> dict[str, Any]:
    return {
        "day": one.day.isoformat(),
        "worked": str(one.worked),
        "budget": str(one.budget),
        "unpaid": [
            {
                "reason": why.reason,
                "hours": str(why.hours),
                "text": why.text.as_dict(),
                "cites": cited(why.cites),
            }
            for why in one.unpaid
        ],
    }


def _counted(kept: Mapping[str, Any]) -> Counted:
    unpaid = tuple(
        Unpaid(
            why["reason"],
            Decimal(why["hours"]),
            Text.of(why["text"]),
            tuple(Cite(**cite) for cite in why["cites"]),
        )
        for why in kept["unpaid"]
    )
    day = date.fromisoformat(kept["day"])
    return Counted(day, Decimal(kept["worked"]), Decimal(kept["budget"]), unpaid)
