"""Whether somebody else is already paid for the same child and time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.kernel.period import Month

PAYING = ("granted", "in_payment", "closed")


def other_payee(case: Case, facts: Mapping[str, Any]) -> tuple[str, Case] | None:
    """The fact that is so, and the case that tells it.

    That is another person's case of the same service for the same child whose granted months
    overlap the months asked for, from the month of application to the last day asked for. None
    where there is no such case, and for a service whose cases tell nothing of each other.
    """
    asked = service_of(case).own_cases
    if asked is None:
        return None
    others = Case.objects.filter(
        service=case.service, subject=case.subject_id, stage__in=PAYING
    ).exclude(applicant=case.applicant_id)
    until = facts.get(asked.until)
    last = Month.of(date.fromisoformat(until)) if isinstance(until, str) else None
    for other in others.only("number").order_by("decided_on", "pk"):
        if _overlaps(other, Month.of(case.received_on), last):
            return asked.paid_to_another, other
    return None


def _overlaps(other: Case, first: Month, last: Month | None) -> bool:
    decided = other.events.filter(kind="Decided").order_by("-seq").first()
    schedule = decided.payload["decision"]["schedule"] if decided else ()
    months = [Month.parse(month) for due in schedule for month in due["months"]]
    return any(first <= month and (last is None or month <= last) for month in months)
