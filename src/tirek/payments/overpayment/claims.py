"""What a debt is made of, period by period, as its events tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tirek.payments.models import Debt

CHANGES = ("OverpaymentFound", "OverpaymentLessened")
SETTLED = ("ReturnReceived", "WrittenOff")
REFUNDED = "Refunded"


def claimed(debt: Debt) -> Counter[str]:
    """Tiyn that were paid in excess for each period, as far as the debt knows."""
    sums: Counter[str] = Counter()
    for event in debt.events.filter(kind__in=CHANGES).order_by("seq"):
        for one in event.payload["periods"]:
            sums[one["period"]] += one["change_tiyn"]
    return sums


def left_by_period(debt: Debt) -> dict[str, int]:
    """Tiyn still to be returned for each period, the earliest first."""
    sums = _open(debt)
    return {period: sums[period] for period in sorted(sums) if sums[period] > 0}


def returned_too_much(debt: Debt) -> dict[str, int]:
    """Tiyn that were returned for each period though they are not owed, the earliest first."""
    sums = _open(debt)
    return {period: -sums[period] for period in sorted(sums) if sums[period] < 0}


def _open(debt: Debt) -> Counter[str]:
    """What is owed less what was settled; below nothing where too much came back."""
    sums = claimed(debt)
    for event in debt.events.filter(kind__in=(*SETTLED, REFUNDED)).order_by("seq"):
        settled = event.payload["periods"]
        if event.kind == REFUNDED:
            sums.update(settled)
        else:
            sums.subtract(settled)
    return sums


def allocated(left: Mapping[str, int], tiyn: int) -> dict[str, int]:
    """The sum put to the periods it settles, in their order."""
    parts: dict[str, int] = {}
    for period, owed in left.items():
        part = min(owed, tiyn)
        if part:
            parts[period] = part
        tiyn -= part
    return parts
