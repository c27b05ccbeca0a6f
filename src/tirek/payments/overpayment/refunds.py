"""How far the refund of a debt is: proposed, approved, paid back; a later news may outdate it."""

from __future__ import annotations

from tirek.payments.models import Debt, DebtEvent

STEPS = ("RefundProposed", "RefundDeclined", "RefundApproved", "Refunded")


def proposed_refund(debt: Debt) -> DebtEvent | None:
    """The proposal that waits for the head."""
    return _last(debt, "RefundProposed")


def approved_refund(debt: Debt) -> DebtEvent | None:
    """The approval that was not carried out yet; none where so much is not to be refunded now."""
    found = _last(debt, "RefundApproved")
    return found if found and found.payload["tiyn"] <= debt.to_refund_tiyn else None


def _last(debt: Debt, kind: str) -> DebtEvent | None:
    last = debt.events.filter(kind__in=STEPS).order_by("seq").last()
    return last if last is not None and last.kind == kind else None
