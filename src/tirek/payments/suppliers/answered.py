"""What the bank, or the head, newly said of transfers to suppliers is told to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tirek.payments.models import SupplierClaim, SupplierOutcome
from tirek.payments.signals import claim_told

TOLD = {
    "accepted": "paid",
    "partly": "paid",
    "decided_paid": "paid",
    "rejected": "returned",
    "returned": "returned",
    "decided_unpaid": "returned",
}
"""Outcomes that say how a transfer ended, and what the supplier reads of them."""


def tell_suppliers(outcomes: Iterable[int], at: datetime) -> None:
    """Inside the caller's transaction: told exactly if it is booked."""
    found = SupplierOutcome.objects.filter(pk__in=list(outcomes), status__in=TOLD)
    for one in found.select_related("instruction__claim__payee", "instruction__claim__case"):
        what, claim = TOLD[one.status], one.instruction.claim
        claim_told.send(sender=SupplierClaim, claim=claim, what=what, key=one.pk, at=at)
