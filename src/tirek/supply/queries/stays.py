"""The stays of a person that Tirek knows: ordered on the portal, or given by a voucher."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tirek.casework.models import Case
from tirek.supply.models import ChoiceStep, VoucherStep
from tirek.supply.queries.vouchers import HELD

STAYING = ("ordered", "accepted", "in_delivery", "received", "completed")
"""Stages of a choice whose last order is for a stay that will be, is or was."""


@dataclass(frozen=True)
class Known:
    """A stay; both days are counted. `iin` is that of the companion, "" for none."""

    sanatorium: str
    first: date
    last: date
    iin: str = ""

    def meets(self, other: Known) -> bool:
        """Whether some day is in both."""
        return self.first <= other.last and other.first <= self.last


def stays_of(case: Case, *, but: int | None = None) -> list[Known]:
    """Every stay of the person of the case in its service, by whichever case; without those of
    the choice `but`, which is being ordered anew."""
    theirs = {"choice__case__subject": case.subject_id, "choice__case__service": case.service}
    ordered = [stay for step, stay in ordered_stays(**theirs) if step.choice_id != but]
    return [*ordered, *held_stays(case)]


def ordered_stays(**filters: Any) -> Iterator[tuple[ChoiceStep, Known]]:
    """The last orders of choices that ended in a stay, or still may, the earliest first."""
    orders = ChoiceStep.objects.filter(kind="Ordered", choice__stage__in=STAYING, **filters)
    found = orders.filter(payload__has_key="days").select_related("choice").order_by("pk")
    last = {step.choice_id: step for step in found}
    for step in sorted(last.values(), key=lambda one: one.pk):
        yield step, stay_in(step.payload)


def stay_in(payload: dict[str, Any]) -> Known:
    """The stay that an order is for."""
    first = date.fromisoformat(payload["starts_on"])
    last = first + timedelta(days=int(payload["days"]) - 1)
    companion = payload["companion"] or {}
    return Known(payload["name"], first, last, companion.get("iin", ""))


def held_stays(case: Case) -> list[Known]:
    """The stays that vouchers gave the person of a case, or may still give, in its service."""
    theirs = {"case__subject": case.subject_id, "case__service": case.service}
    steps = VoucherStep.objects.filter(**theirs).select_related("voucher__lot")
    last: dict[tuple[int, int], VoucherStep] = {}
    for step in steps.order_by("pk"):
        last[step.book_id, step.voucher_id] = step
    found = [one for one in last.values() if one.kind in HELD or one.kind == "Used"]
    return [_stay(one) for one in found if _still_theirs(one)]


def _still_theirs(step: VoucherStep) -> bool:
    later = VoucherStep.objects.filter(voucher=step.voucher_id, seq__gt=step.seq)
    return not later.exists()


def _stay(step: VoucherStep) -> Known:
    if step.kind == "Used":
        return stay_used(step)
    return Known(step.voucher.lot.sanatorium, step.voucher.arrives, step.voucher.leaves)


def stay_used(step: VoucherStep) -> Known:
    """The stay that a voucher was used for, with whom."""
    name, said = step.voucher.lot.sanatorium, step.payload
    first, last = (date.fromisoformat(said[one]) for one in ("arrived", "left"))
    return Known(name, first, last, said.get("companion", {}).get("iin", ""))
