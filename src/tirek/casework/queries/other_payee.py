"""Whether somebody else is already paid for the same child and time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tirek.casework.models import Case
from tirek.kernel.period import Month

OTHER_PAYEE = "already_paid_to_other"
"""The fact that Tirek's own cases can tell."""

PAYING = ("granted", "in_payment", "closed")


def other_payee(case: Case, facts: Mapping[str, Any]) -> Case | None:
    """Another person's case of the same service for the same child whose granted months overlap
    the months asked for (from the month of application to the end of the certificate)."""
    others = Case.objects.filter(
        service=case.service, subject=case.subject_id, stage__in=PAYING
    ).exclude(applicant=case.applicant_id)
    asked_from = Month.of(case.received_on)
    until = facts.get("certificate.to")
    asked_to = Month.of(date.fromisoformat(until)) if isinstance(until, str) else None
    for other in others.order_by("decided_on", "pk"):
        if _overlaps(other, asked_from, asked_to):
            return other
    return None


def _overlaps(other: Case, first: Month, last: Month | None) -> bool:
    decided = other.events.filter(kind="Decided").order_by("-seq").first()
    schedule = decided.payload["decision"]["schedule"] if decided else ()
    months = [Month.parse(month) for due in schedule for month in due["months"]]
    return any(first <= month and (last is None or month <= last) for month in months)
