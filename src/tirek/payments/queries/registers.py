"""Registers that were made: the list of a place, one with its lines, sums by place and service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet, Sum

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month, months_between
from tirek.kernel.text import Text
from tirek.payments.models import PaymentLine, PaymentRegister
from tirek.payments.queries.marked import marked


@dataclass(frozen=True, slots=True)
class RegisterInBrief:
    """One register in a list of registers."""

    month: Month
    place: str
    made_by: str
    made_at: datetime
    lines: int
    total: Tenge
    left_out: int


@dataclass(frozen=True, slots=True)
class ServiceTotal:
    """What a register (or all of a month) holds for one service in one place."""

    place: str
    service: str
    lines: int
    children: int
    total: Tenge


@dataclass(frozen=True, slots=True)
class RegisterInFull:
    """A register with its lines by recipient, its totals and what was left out and why.

    left_out: documents {case, service, period, code, text: {kk, ru, en}} as they were kept;
    overruled: by case, why it was decided otherwise than computed.
    """

    brief: RegisterInBrief
    lines: Sequence[PaymentLine]
    totals: Sequence[ServiceTotal]
    left_out: Sequence[Mapping[str, Any]]
    overruled: Mapping[str, Text]


def registers_of(place: str) -> list[RegisterInBrief]:
    """The registers of a place, the latest month first."""
    return [_brief(one) for one in _counted().filter(place=place).order_by("-month")]


def registers_in(month: Month) -> list[RegisterInBrief]:
    """The registers of all places for a month, by place."""
    return [_brief(one) for one in _counted().filter(month=str(month)).order_by("place")]


def register_of(place: str, month: Month) -> RegisterInFull | None:
    """The register of a place and month; None if it was not made yet."""
    register = _counted().filter(place=place, month=str(month)).first()
    if register is None:
        return None
    lines = list(_lines(register))
    return RegisterInFull(
        brief=_brief(register),
        lines=lines,
        totals=totals_in(month, place=place),
        left_out=register.left_out,
        overruled=marked(lines),
    )


def totals_in(month: Month, *, place: str | None = None) -> list[ServiceTotal]:
    """Sums by place and service over the registers of a month, one place's or all."""
    lines = PaymentLine.objects.filter(register__month=str(month))
    if place is not None:
        lines = lines.filter(register__place=place)
    rows = (
        lines.values("register__place", "service")
        .annotate(lines=Count("pk"), children=Count("subject", distinct=True))
        .annotate(tiyn=Sum("amount_tiyn"))
        .order_by("register__place", "service")
    )
    return [
        ServiceTotal(
            row["register__place"],
            row["service"],
            row["lines"],
            row["children"],
            Tenge.of_tiyn(row["tiyn"]),
        )
        for row in rows
    ]


def _counted() -> QuerySet[PaymentRegister]:
    return PaymentRegister.objects.annotate(count=Count("lines"), tiyn=Sum("lines__amount_tiyn"))


def _brief(register: Any) -> RegisterInBrief:
    return RegisterInBrief(
        month=Month.parse(register.month),
        place=register.place,
        made_by=register.made_by_name,
        made_at=register.made_at,
        lines=register.count,
        total=Tenge.of_tiyn(register.tiyn or 0),
        left_out=len(register.left_out),
    )


def _lines(register: PaymentRegister) -> QuerySet[PaymentLine]:
    lines = PaymentLine.objects.filter(register=register).select_related("recipient", "subject")
    return lines.order_by("recipient__sort_key", "recipient", "case_id", "period")


def months_to_make(place: str, last: Month) -> list[Month]:
    """The months up to `last`, the latest first, for which the place has made no register since.

    Months before the latest register are not offered: what they owe is caught up in a later one.
    """
    made = PaymentRegister.objects.filter(place=place, month__lte=str(last))
    latest = made.order_by("-month").values_list("month", flat=True).first()
    first = Month.parse(latest).next if latest else last
    return list(reversed(months_between(first, last)))
